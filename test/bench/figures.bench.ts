/**
 * Figures of a plan of 500 indicators with a million contributions: the first time against hand-written statements, and
 * the same again, after a change and at a cutoff asked for before against that first time.
 */
import { compare, type Side } from './support/comparison';
import { type MillionRows, millionOnPostgres, millionOnSqlite } from './support/million';
import { EARLIER_DAY, LAST_DAY } from './support/million-rows';
import { print } from './support/report';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 3_600_000;
const LATEST_MS = 50;

describe.each([
  ['SQLite', millionOnSqlite],
  ['PostgreSQL', millionOnPostgres],
] as const)('figures on %s', (engine, prepare) => {
  let rows: MillionRows;
  beforeAll(async () => (rows = await prepare()), PATIENCE_MS);
  afterAll(() => rows.remove());

  const evaluated = (asked: 'first' | 'again', cutoff = LAST_DAY) =>
    inNewProcess<Turn>('figures-side.ts', rows.url, cutoff, asked);
  const first: Side = () => evaluated('first');
  let changes = 0;
  const change = (kind: 'add' | 'withdraw') => inNewProcess('one-activity.ts', rows.url, kind, String(changes));

  it(
    'the first time, and again',
    async () => {
      const plain: Side = () => inNewProcess<Turn>('plain-side.ts', rows.url, LAST_DAY);
      const lines = [
        { work: 'first evaluation', against: 'plain SQL', comparison: await compare(first, plain), atMost: 1.3 },
      ];
      const again = async (work: string, atMost: number, before: () => Promise<unknown>) => {
        const side: Side = async () => {
          await before();
          return evaluated('again');
        };
        lines.push({ work, against: 'first evaluation', comparison: await compare(side, first), atMost });
      };
      await again('the same again', 0.02, () => Promise.resolve());
      await again('after another cutoff', 0.02, () => evaluated('again', EARLIER_DAY));
      await again('after one more activity', 0.03, () => {
        changes += 1;
        return change('add');
      });
      await again('after one is taken back', 0.03, async () => {
        changes += 1;
        await change('add');
        await evaluated('again');
        await change('withdraw');
      });
      print(`Figures on ${engine}: 500 indicators, 1,000,000 contributions`, lines);
      if (engine === 'SQLite') expect(lines[0]?.comparison.ours.latestMs).toBeLessThan(LATEST_MS);
    },
    PATIENCE_MS,
  );
});
