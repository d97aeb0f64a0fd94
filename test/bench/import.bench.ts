/**
 * An import of a workbook of 20,000 rows of activities, checks and all, against the library that reads it and one
 * hand-written transaction that stores the same rows. Each in a process just started, on a file of its own; the other
 * side has its library loaded before its time is taken, the program loads it in its worker thread.
 */
import { deepStrictEqual } from 'node:assert';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_FOLDER, madeDatabase, onCopy, removeDatabase, shapeOf } from './support/own-database';
import { print } from './support/report';
import { type Side, takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 1_800_000;
const PLAIN = 'exceljs and one transaction';
const PROGRAM = 'import';

let book: string;
let plan: string;

beforeAll(async () => {
  plan = await madeDatabase('import', 'migrate');
  await inNewProcess('import-plan.ts', plan);
  book = await workbook();
}, PATIENCE_MS);
afterAll(() => removeDatabase(plan));

test(
  'a workbook of 20,000 rows',
  async () => {
    const turn = (file: string) => () => onCopy(plan, (path) => inNewProcess<Turn>(file, book, path));
    const plain: Side = { name: PLAIN, turn: turn('plain-import.ts') };
    const program: Side = { name: PROGRAM, turn: turn('import-side.ts') };
    deepStrictEqual((await program.turn()).result, (await plain.turn()).result);
    const bounds = [{ of: PROGRAM, against: PLAIN, atMost: 2 }];
    print('Import of 20,000 rows of activities on SQLite', await takeTurns([plain, program]), bounds);
  },
  PATIENCE_MS,
);

/** Written once and kept. */
async function workbook(): Promise<string> {
  const path = join(BENCH_FOLDER, `actividades-${shapeOf('import-book.ts', 'million-rows.ts')}.xlsx`);
  if (existsSync(path)) return path;
  const making = `${path}.${process.pid}`;
  await inNewProcess('import-book.ts', making);
  renameSync(making, path);
  return path;
}
