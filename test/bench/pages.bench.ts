/**
 * The matrix and the board with 12 and with 500 indicators against Fastify sending the same bytes from memory, and the
 * same page asked for again by a reader who has it, on both databases. The evaluation is known and no page is kept. What
 * counts is the processor time of the server's process for one answer.
 */
import { strictEqual } from 'node:assert';
import { type PageServer, startServer } from './support/page-visits';
import { machine } from './support/report';
import { KINDS, type SiteDatabase, siteDatabase } from './support/site-database';
import { type Times, takeTurns } from './support/taking-turns';
import { inNewProcess } from './support/turn';

const PATIENCE_MS = 600_000;
const VISITS = 150;

interface Page {
  readonly title: string;
  readonly path: string;
  readonly atMostMs: number;
  /** Of Fastify's processor time; null: no bound. */
  readonly atMostTimes: number | null;
}

const PAGES: readonly Page[] = [
  { title: 'Matrix of 12 rows', path: '/planes/POA-2019/anexo-1', atMostMs: 3, atMostTimes: 7 },
  { title: 'Matrix of 500 rows', path: '/planes/POA-2020/anexo-1', atMostMs: 20, atMostTimes: 25 },
  { title: 'Board with 12 indicators', path: '/?plan=POA-2019', atMostMs: 3, atMostTimes: null },
  { title: 'Board with 500 indicators', path: '/?plan=POA-2020', atMostMs: 8, atMostTimes: null },
];
const AGAIN_MS = 1.5;

describe.each(KINDS)('on %s', (kind) => {
  let database: SiteDatabase;
  let site: PageServer;
  beforeAll(async () => {
    database = await siteDatabase(kind);
    await inNewProcess('fill-pages.ts', database.url);
    site = await startServer('site', database.url, database.cookie);
  }, PATIENCE_MS);
  afterAll(async () => {
    site?.stop();
    await database?.drop();
  }, PATIENCE_MS);

  test.each(PAGES)('$title', (page) => measured(page, site, { kind, cookie: database.cookie }), PATIENCE_MS);
});

async function measured(
  { title, path, ...bounds }: Page,
  site: PageServer,
  { kind, cookie }: { kind: string; cookie: string },
): Promise<void> {
  const memory = await startServer('memory', `${site.address}${path}`, cookie);
  const first = await site.visit(path);
  const again = { 'if-none-match': first.tag };
  strictEqual(first.status, 200);
  strictEqual(withoutTokens((await memory.visit(path)).body), withoutTokens(first.body));
  strictEqual((await site.visit(path, again)).status, 304);
  // The compiler of the engine has its turns first.
  for (const server of [site, memory]) await server.visits(path, VISITS);
  const times = await takeTurns([
    { name: 'memory', turn: () => memory.visits(path, VISITS) },
    { name: 'page', turn: () => site.visits(path, VISITS) },
    { name: 'again', turn: () => site.visits(path, VISITS, again) },
  ]);
  memory.stop();
  report(`${title} on ${kind}: ${first.body.length} bytes`, times, bounds);
}

// The button that leaves the site carries a token of its own on every page.
function withoutTokens(body: Buffer): string {
  return body.toString().replaceAll(/name="_\w+" value="[^"]*"/g, '');
}

function report(
  title: string,
  times: ReadonlyMap<string, Times>,
  { atMostMs, atMostTimes }: Pick<Page, 'atMostMs' | 'atMostTimes'>,
): void {
  const ms = (name: string): number => times.get(name)?.cpuMs ?? NaN;
  const line = (name: string, side: string, verdict: string): string => {
    const spread = `${(100 * (times.get(side)?.spread ?? NaN)).toFixed(0)} %`;
    return `${name.padEnd(28)}${ms(side).toFixed(3).padStart(8)} ms  spread ${spread.padStart(5)}  ${verdict}`;
  };
  const ratio = ms('page') / ms('memory');
  const againstFastify =
    atMostTimes === null ? '' : `, ${ratio.toFixed(1)} × (at most ${atMostTimes} ×: ${reached(ratio <= atMostTimes)})`;
  const lines = [
    line('Fastify, from memory', 'memory', ''),
    line('the page', 'page', `at most ${atMostMs} ms: ${reached(ms('page') <= atMostMs)}${againstFastify}`),
    line('the same reader again', 'again', `at most ${AGAIN_MS} ms: ${reached(ms('again') <= AGAIN_MS)}`),
  ];
  process.stdout.write(`\n${[`${title}; processor time for one answer`, machine(), '', ...lines].join('\n')}\n\n`);
}

function reached(isReached: boolean): string {
  return isReached ? 'reached' : 'MISSED';
}
