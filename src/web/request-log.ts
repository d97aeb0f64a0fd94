import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { visitorOf } from './visitor';

/**
 * Logs every answer: the request's id, its method and route, status, milliseconds and who asked, as the number of the
 * account. Of an address only the pattern of its route: what stands in it, or behind its `?`, may be about people.
 * Styles and other files, and whoever asks for the health, are told at the level debug alone.
 */
export function logRequests(server: FastifyInstance, quietPrefixes: readonly string[]): void {
  const logger = new Logger('Solicitudes');
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? null;
    const entry = {
      request: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      account: visitorOf(request)?.person.accountId ?? null,
    };
    if (quietPrefixes.some((prefix) => route?.startsWith(prefix))) logger.debug(entry);
    else logger.log(entry);
    done();
  });
}
