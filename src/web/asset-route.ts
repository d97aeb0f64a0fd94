import type { FastifyInstance } from 'fastify';
import type { Assets } from './assets';

/**
 * Sends assets from memory. Whoever has a file under an address has it as it is: the address changes with the content,
 * so that a browser keeps it for a year without asking, and one that asks all the same is told that nothing changed.
 */
export function serveAssets(server: FastifyInstance, assets: Assets): void {
  server.get<{ Params: { name: string } }>(`${assets.prefix}:name`, (request, reply) => {
    const file = assets.file(request.params.name);
    if (!file) return reply.callNotFound();
    void reply.headers({ etag: assets.tag, 'cache-control': 'public, max-age=31536000, immutable' });
    if (request.headers['if-none-match'] === assets.tag) return reply.status(304).send();
    return reply.type(file.type).send(file.bytes);
  });
}
