/**
 * In a process of its own: the built site on a database, or Fastify with the bytes of one of its pages in memory.
 * `pages-server.ts site DATABASE_URL` or `pages-server.ts memory ADDRESS`. Tells its address, then its processor time
 * whenever it is asked.
 */
import fastify, { type FastifyInstance } from 'fastify';
import type * as Setup from '../../../src/app.setup';
import type * as Configuration from '../../../src/config/read-config';
import { built } from './built';

const [kind = '', place = ''] = process.argv.slice(3);

process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit(0));

void (kind === 'site' ? site() : memory()).then((address) => process.send?.(address));

async function site(): Promise<string> {
  const { readConfig } = built<typeof Configuration>('config/read-config');
  const { createApp } = built<typeof Setup>('app.setup');
  const secret = 'a secret of the benchmarks, long enough';
  const reading = readConfig({ APP_SECRET: secret, DATABASE_URL: place, LOG_LEVEL: 'error' });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  const app = await createApp(reading.config);
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

/** As plain as it gets: one buffer, with the type that the page has. */
async function memory(): Promise<string> {
  const page = await fetch(place);
  const bytes = Buffer.from(await page.arrayBuffer());
  const type = page.headers.get('content-type') ?? '';
  const server: FastifyInstance = fastify();
  server.get('/*', (_request, reply) => reply.header('content-type', type).send(bytes));
  return server.listen({ port: 0, host: '127.0.0.1' });
}
