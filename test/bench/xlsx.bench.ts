/**
 * The annex as a workbook of 100, 1,000 and 10,000 rows against exceljs's streaming writer with the same cells and
 * looks: merges, heights of rows and fixed bytes are on our side alone. What counts is processor time; each turn is a
 * process just started.
 */
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../support/yupana';
import { readXlsx } from '../support/read-xlsx';
import { ROWS_ABOVE } from './support/plain-xlsx';
import { machine } from './support/report';
import { takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 1_800_000;
const ROWS = [100, 1_000, 10_000] as const;
const MOST_TIMES = 1.3;
const MOST_BETWEEN_SIZES = 11;
const MOST_GROWTH_MB = 100;

const cpuMs = new Map<number, number>();

test.each(ROWS)(
  'workbook of %d rows',
  async (rows) => {
    if (rows < 10_000) await compareCells(rows);
    const growth: number[] = [];
    const times = await takeTurns([
      { name: 'plain', turn: () => side('plain', rows) },
      {
        name: 'ours',
        turn: async () => {
          const turn = await side('ours', rows);
          growth.push(Number(turn.result));
          return turn;
        },
      },
    ]);
    const [plain, ours] = [times.get('plain')?.cpuMs ?? NaN, times.get('ours')?.cpuMs ?? NaN];
    cpuMs.set(rows, ours);
    const grown = Math.max(...growth);
    const spreads = ['plain', 'ours'].map((name) => `${(100 * (times.get(name)?.spread ?? NaN)).toFixed(0)} %`);
    print([
      `Workbook of ${rows} rows`,
      machine(),
      `plain ${plain.toFixed(0)} ms, ours ${ours.toFixed(0)} ms of processor time, spread ${spreads.join(' and ')}`,
      `${(ours / plain).toFixed(2)} × (at most ${MOST_TIMES} ×: ${reached(ours / plain <= MOST_TIMES)})`,
      `the process grows by ${grown.toFixed(0)} MB (at most ${MOST_GROWTH_MB} MB: ${reached(grown <= MOST_GROWTH_MB)})`,
    ]);
  },
  PATIENCE_MS,
);

test('ten times the rows', () => {
  const ratio = (cpuMs.get(10_000) ?? NaN) / (cpuMs.get(1_000) ?? NaN);
  const verdict = reached(ratio <= MOST_BETWEEN_SIZES);
  print([`10,000 rows against 1,000: ${ratio.toFixed(1)} × (at most ${MOST_BETWEEN_SIZES} ×: ${verdict})`]);
});

function side(name: 'ours' | 'plain', rows: number, file = ''): Promise<Turn> {
  return inNewProcess<Turn>('xlsx-side.ts', name, String(rows), file);
}

/** Both hold the same texts, numbers and fills below the heading. */
async function compareCells(rows: number): Promise<void> {
  const [ours, plain] = await Promise.all(
    (['ours', 'plain'] as const).map(async (name) => {
      const file = join(newFolder(), `${name}.xlsx`);
      await side(name, rows, file);
      const cells = readXlsx(readFileSync(file)).sheets[0]?.cells ?? new Map<string, unknown>();
      const isOfTable = (address: string): boolean => {
        const row = Number(address.replace(/\D/g, ''));
        return row > ROWS_ABOVE && row <= ROWS_ABOVE + rows;
      };
      return [...cells].filter(([address]) => isOfTable(address));
    }),
  );
  deepStrictEqual(ours, plain);
}

function reached(is: boolean): string {
  return is ? 'reached' : 'MISSED';
}

/** Straight to standard output: a test runner would put its own words around each line. */
function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
