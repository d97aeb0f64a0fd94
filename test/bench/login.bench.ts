/**
 * What it costs a page to know who asks (session, user, permissions) on both databases: the site against the same site
 * where it is known at once. One page asks the database nothing of its own, the other is the matrix. What counts is the
 * processor time of the server's process for one answer, and the questions to the database.
 */
import { strictEqual } from 'node:assert';
import { type PageServer, startServer } from './support/page-visits';
import { machine } from './support/report';
import { KINDS, type SiteDatabase, siteDatabase } from './support/site-database';
import { type Times, takeTurns } from './support/taking-turns';

const PATIENCE_MS = 600_000;
const VISITS = 300;
const AT_MOST_MS = 0.8;
const AT_MOST_QUERIES = 2;

const PAGES = [
  { title: 'A page that asks nothing else', path: '/mi-cuenta/clave' },
  { title: 'Matrix of 12 rows', path: '/planes/POA-2019/anexo-1' },
];

describe.each(KINDS)('on %s', (kind) => {
  let database: SiteDatabase;
  let sites: readonly [PageServer, PageServer];
  beforeAll(async () => {
    database = await siteDatabase(kind);
    const { url, cookie } = database;
    sites = [await startServer('known', url, cookie), await startServer('site', url, cookie)];
  }, PATIENCE_MS);
  afterAll(async () => {
    sites?.forEach((site) => site.stop());
    await database?.drop();
  }, PATIENCE_MS);

  test.each(PAGES)(
    '$title',
    async ({ title, path }) => {
      const [known, asking] = sites;
      for (const site of sites) strictEqual((await site.visit(path)).status, 200);
      // The compiler of the engine has its turns first.
      for (const site of sites) await site.visits(path, 2 * VISITS);
      const queries = (await asking.queriesOf(path, VISITS)) - (await known.queriesOf(path, VISITS));
      const times = await takeTurns([
        { name: 'known at once', turn: () => known.visits(path, VISITS) },
        { name: 'asked', turn: () => asking.visits(path, VISITS) },
      ]);
      report(`${title} on ${kind}`, times, queries);
    },
    PATIENCE_MS,
  );
});

function report(title: string, times: ReadonlyMap<string, Times>, queries: number): void {
  const lines = [...times].map(([name, { cpuMs, spread }]) => {
    const told = `${cpuMs.toFixed(3).padStart(8)} ms  spread ${(100 * spread).toFixed(0).padStart(3)} %`;
    return `${`who asks is ${name}`.padEnd(28)}${told}`;
  });
  const more = (times.get('asked')?.cpuMs ?? NaN) - (times.get('known at once')?.cpuMs ?? NaN);
  const verdicts = [
    `${more.toFixed(3)} ms more (at most ${AT_MOST_MS} ms: ${reached(more <= AT_MOST_MS)})`,
    // What is noted of a visit once a minute is not a question of every page.
    `${queries.toFixed(2)} queries more (at most ${AT_MOST_QUERIES}: ${reached(Math.round(queries) <= AT_MOST_QUERIES)})`,
  ];
  const all = [`${title}; processor time for one answer`, machine(), '', ...lines, ...verdicts];
  process.stdout.write(`\n${all.join('\n')}\n\n`);
}

function reached(isReached: boolean): string {
  return isReached ? 'reached' : 'MISSED';
}
