/**
 * The first page of a review queue of 10,000 reports, as the secretariat asks for it over HTTP, on both databases. What
 * counts is the processor time of the server's process for one answer, and that a full page takes as many questions to
 * the database as a page of a short queue.
 */
import { strictEqual } from 'node:assert';
import { startServer } from './support/page-visits';
import { printProcessorTime } from './support/processor-time';
import { KINDS, type SiteDatabase, siteDatabase } from './support/site-database';
import { takeTurns } from './support/taking-turns';
import { inNewProcess } from './support/turn';

const PATIENCE_MS = 600_000;
const VISITS = 50;
const AT_MOST_MS = 20;
const [FEW, MANY] = [60, 10_000];

describe.each(KINDS)('on %s', (kind) => {
  let database: SiteDatabase;
  beforeAll(async () => {
    database = await siteDatabase(kind);
  }, PATIENCE_MS);
  afterAll(() => database?.drop(), PATIENCE_MS);

  test(
    `queue of ${MANY} reports`,
    async () => {
      const few = await questionsWith(database, FEW);
      const many = await questionsWith(database, MANY - FEW);
      await measured(kind, database);
      process.stdout.write(`Questions for a page: ${few} of ${FEW} reports, ${many} of ${MANY}\n\n`);
      strictEqual(many, few);
    },
    PATIENCE_MS,
  );
});

/** How many questions the first page takes when so many reports more wait. */
async function questionsWith({ url, cookie }: SiteDatabase, more: number): Promise<number> {
  await inNewProcess('fill-reviews.ts', url, String(more));
  const site = await startServer('site', url, cookie);
  try {
    await site.visit('/revision');
    return await site.queriesOf('/revision', 5);
  } finally {
    site.stop();
  }
}

async function measured(kind: string, { url, cookie }: SiteDatabase): Promise<void> {
  const site = await startServer('site', url, cookie);
  try {
    const first = await site.visit('/revision');
    strictEqual(first.status, 200);
    strictEqual(first.body.includes(`${MANY} reportes esperan su revisión.`), true);
    // The compiler of the engine has its turns first.
    await site.visits('/revision', VISITS);
    const times = await takeTurns([
      { name: 'first page', turn: () => site.visits('/revision', VISITS) },
      { name: 'last page', turn: () => site.visits(`/revision?pagina=${MANY / 50}`, VISITS) },
    ]);
    printProcessorTime(`Queue of ${MANY} reports on ${kind}`, times, new Map([['first page', AT_MOST_MS]]));
  } finally {
    site.stop();
  }
}
