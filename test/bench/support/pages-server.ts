/**
 * In a process of its own: the built site on a database; the same where it is known at once who asks; or Fastify with
 * the bytes of one of its pages in memory. `pages-server.ts site|known DATABASE_URL` or `pages-server.ts memory ADDRESS
 * COOKIE`. Tells its address, then what it has used so far whenever it is asked.
 */
import fastify, { type FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type * as Setup from '../../../src/app.setup';
import type * as Configuration from '../../../src/config/read-config';
import type * as Connections from '../../../src/database/connections';
import type * as Asking from '../../../src/web/visitor';
import type * as Rates from '../../../src/work/request-rate';
import { built } from './built';
import { SECRET } from './own-database';

const [kind = '', place = '', cookie = ''] = process.argv.slice(3);
let queries = 0;

export interface ServerUsed {
  /** Of the process and its threads. */
  readonly cpuMs: number;
  readonly queries: number;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const used: ServerUsed = { cpuMs: (user + system) / 1000, queries };
  process.send?.(used);
});
process.on('disconnect', () => process.exit(0));

void (kind === 'memory' ? memory() : site()).then((address) => process.send?.(address));

async function site(): Promise<string> {
  const { readConfig } = built<typeof Configuration>('config/read-config');
  const reading = readConfig({ APP_SECRET: SECRET, DATABASE_URL: place, LOG_LEVEL: 'error' });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  const app = await built<typeof Setup>('app.setup').createApp(reading.config);
  countQueries(app);
  leaveRateOpen(app);
  if (kind === 'known') knowAtOnce(app);
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

function countQueries(app: NestFastifyApplication): void {
  const { reading, writing } = app.get(built<typeof Connections>('database/connections').DatabaseConnections);
  for (const { logger } of [reading, writing]) {
    logger.logQuery = () => {
      queries += 1;
    };
  }
}

/** One person asks more often here than anybody may: requests are counted as ever, and none is turned away. */
function leaveRateOpen(app: NestFastifyApplication): void {
  const rate = app.get(built<typeof Rates>('work/request-rate').RequestRate);
  const ask = rate.whyWait.bind(rate);
  rate.whyWait = (asker, _most, at) => ask(asker, Infinity, at);
}

/** Who asked first is taken for everyone who asks later. */
function knowAtOnce(app: NestFastifyApplication): void {
  const visitors = app.get(built<typeof Asking>('web/visitor').Visitors);
  const ask = visitors.whoAsks.bind(visitors);
  let known: Asking.Visitor | null = null;
  visitors.whoAsks = async (request, reply) => (known ??= await ask(request, reply));
}

/** As plain as it gets: one buffer, with the type that the page has. */
async function memory(): Promise<string> {
  const page = await fetch(place, { headers: { cookie } });
  const bytes = Buffer.from(await page.arrayBuffer());
  const type = page.headers.get('content-type') ?? '';
  const server: FastifyInstance = fastify();
  server.get('/*', (_request, reply) => reply.header('content-type', type).send(bytes));
  return server.listen({ port: 0, host: '127.0.0.1' });
}
