/**
 * Figures of a plan of 500 indicators with a million contributions: the first time against hand-written statements, and
 * the same again, at a cutoff asked for before (each in a process just started) and after a change (in one that goes on),
 * against that first time. The bounds are for what contributions come to, and from there up to the lights; the whole
 * annex, which also reads the plan's 500 indicators and asks whether anything changed meanwhile, is told beside them.
 */
import { deepStrictEqual } from 'node:assert';
import { type MillionRows, millionOnPostgres, millionOnSqlite } from './support/million';
import { EARLIER_DAY, LAST_DAY } from './support/million-rows';
import { print } from './support/report';
import { type Side, takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 3_600_000;
const PLAIN = 'plain SQL';
const FIRST = 'the first time';
const WITHOUT_BOUND = 'annex';
const BOUNDS = [
  { of: FIRST, against: PLAIN, atMost: 1.3 },
  { of: 'the same again', against: FIRST, atMost: 0.02 },
  { of: 'at a cutoff asked for before', against: FIRST, atMost: 0.02 },
  { of: 'after one more activity', against: FIRST, atMost: 0.03 },
  { of: 'after one is taken back', against: FIRST, atMost: 0.03 },
];

describe.each([
  ['SQLite', millionOnSqlite],
  ['PostgreSQL', millionOnPostgres],
] as const)('figures on %s', (engine, prepare) => {
  let rows: MillionRows;
  beforeAll(async () => {
    rows = await prepare();
  }, PATIENCE_MS);
  afterAll(() => rows.remove(), PATIENCE_MS);

  it.each([
    ['sums', 'What contributions come to'],
    ['figures', 'Figures and lights of the plan at hand'],
    [WITHOUT_BOUND, 'The annex without observations'],
  ])(
    '%s',
    async (what, title) => {
      const sides = sidesOf(rows.url, what);
      await compareResults(sides);
      const bounds = what === WITHOUT_BOUND ? BOUNDS.map((bound) => ({ ...bound, atMost: null })) : BOUNDS;
      print(`${title} on ${engine}: 500 indicators, 1,000,000 contributions`, await takeTurns(sides), bounds);
    },
    PATIENCE_MS,
  );
});

/** In this order: what is kept, added or taken back by one is what the next one finds. */
function sidesOf(url: string, what: string): Side[] {
  let changes = 0;
  const figures = (asked: string, cutoff = LAST_DAY) =>
    inNewProcess<Turn>('figures-side.ts', url, cutoff, what, asked, `${process.pid}${what.length}${changes}`);
  const afterAnother = async () => {
    await figures('again', EARLIER_DAY);
    return figures('again');
  };
  const afterOneMore = () => {
    changes += 1;
    return figures('add');
  };
  const turns = [() => figures('first'), () => figures('again'), afterAnother, afterOneMore, () => figures('withdraw')];
  return [
    { name: PLAIN, turn: () => inNewProcess<Turn>('plain-side.ts', url, LAST_DAY) },
    ...turns.map((turn, index) => ({ name: BOUNDS[index]?.of ?? '', turn })),
  ];
}

/** Whatever happened before, the program's figures are those of the plain statements. */
async function compareResults([plain, ...ours]: readonly Side[]): Promise<void> {
  for (const side of ours) {
    const { result } = await side.turn();
    deepStrictEqual(result, (await plain?.turn())?.result, side.name);
  }
}
