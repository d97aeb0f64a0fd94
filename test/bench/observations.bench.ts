/**
 * Observations of one indicator with 2,000 activities and of all rows of the sample: from the database as a server
 * makes them, the first time in a process and after it has answered before, and the composing of the text alone.
 */
import { deepStrictEqual } from 'node:assert';
import { madeDatabase, removeDatabase } from './support/own-database';
import { printProcessorTime } from './support/processor-time';
import { type Side, takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 1_800_000;
const LINE = 'LA 2.1.7';
const ANSWERED_BEFORE = 30;
const [COMPOSED, WHOLE, FIRST] = ['composing the text', 'with reading the database', 'the first in its process'];

let sample: string;
let many: string;

beforeAll(async () => {
  sample = await madeDatabase('sample', 'demo-data');
  many = await madeDatabase('many', 'demo-data');
  await inNewProcess('observations-rows.ts', many, LINE);
}, PATIENCE_MS);
afterAll(() => [sample, many].forEach(removeDatabase));

test.each([
  { title: 'Observations of an indicator with 2,000 activities', of: () => many, key: `${LINE}-1`, atMostMs: 30 },
  { title: 'Observations of the twelve rows of the acta', of: () => sample, key: 'all', atMostMs: 5 },
])(
  '$title',
  async ({ title, of, key, atMostMs }) => {
    const turn = (what: string, rounds: number) => () =>
      inNewProcess<Turn>('observations-side.ts', of(), key, what, String(rounds));
    const sides: Side[] = [
      { name: COMPOSED, turn: turn('composed', ANSWERED_BEFORE) },
      { name: WHOLE, turn: turn('whole', ANSWERED_BEFORE) },
      { name: FIRST, turn: turn('whole', 0) },
    ];
    const results = await inOrder(sides, async (side) => (await side.turn()).result);
    for (const result of results) deepStrictEqual(result, results[0]);
    // The bound is for a server at work; what the first answer of a process takes besides is its compiler's.
    const bounds = new Map([COMPOSED, WHOLE].map((name) => [name, atMostMs]));
    printProcessorTime(title, await takeTurns(sides), bounds);
  },
  PATIENCE_MS,
);

async function inOrder<T, R>(list: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const each of list) results.push(await work(each));
  return results;
}
