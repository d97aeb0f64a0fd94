/**
 * A change of three rows with its entry in the log, 20 at once, by the program's transactions, repository and log,
 * against the same rows and the same entry by one hand-written transaction each. Each turn in a process just started, on
 * a database of its own.
 */
import { deepStrictEqual } from 'node:assert';
import { CHANGES } from './support/audited-change';
import { BenchPostgres } from './support/bench-postgres';
import { madeDatabase, onCopy, removeDatabase } from './support/own-database';
import { print } from './support/report';
import { type Side, takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 1_800_000;
const PROGRAM = 'the program';

let sqlite: string;
let postgres: BenchPostgres;

beforeAll(async () => {
  sqlite = await madeDatabase('audit', 'migrate');
  await inNewProcess('import-plan.ts', sqlite);
  postgres = await BenchPostgres.start();
  await postgres.makeTemplate((url) => inNewProcess('audit-plan.ts', url));
}, PATIENCE_MS);
afterAll(async () => {
  removeDatabase(sqlite);
  await postgres.stop();
}, PATIENCE_MS);

test.each([
  {
    title: 'SQLite, synchronous FULL',
    plain: 'better-sqlite3',
    atMost: 2.5,
    turn: (file: string) => onCopy(sqlite, (path) => inNewProcess<Turn>(file, `sqlite:${path}`)),
  },
  {
    title: 'PostgreSQL, locked head included',
    plain: 'pg',
    atMost: 2,
    turn: (file: string) => postgres.onCopy((url) => inNewProcess<Turn>(file, url)),
  },
])(
  'audited changes on $title',
  async ({ title, plain, atMost, turn }) => {
    const sides: Side[] = [
      { name: plain, turn: () => turn('plain-audit.ts') },
      { name: PROGRAM, turn: () => turn('audit-side.ts') },
    ];
    const [byHand, ours] = [await turn('plain-audit.ts'), await turn('audit-side.ts')];
    deepStrictEqual(ours.result, byHand.result);
    const bounds = [{ of: PROGRAM, against: plain, atMost }];
    print(`${CHANGES} audited changes of three rows, 20 at once, ${title}`, await takeTurns(sides), bounds);
  },
  PATIENCE_MS,
);
