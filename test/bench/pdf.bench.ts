/**
 * The annex as a PDF of 12, 120 and 600 rows against pdfmake laying the same table out once, without cells that span
 * rows: page breaks, repeated parents and fixed bytes are on our side alone. What counts is processor time; each turn
 * is a process just started.
 */
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasLibreOffice } from '../support/libre-office';
import { pdfPages } from '../support/pdf-reader';
import { newFolder } from '../support/yupana';
import { machine } from './support/report';
import { takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';

const PATIENCE_MS = 1_800_000;
const ROWS = [12, 120, 600] as const;
const MOST_TIMES = 1.6;
const MOST_BETWEEN_SIZES = 6;
const MOST_MEMORY_MB = 250;

const cpuMs = new Map<number, number>();

test.each(ROWS)(
  'PDF of %d rows',
  async (rows) => {
    await compareTexts(rows);
    const memory: number[] = [];
    const times = await takeTurns([
      { name: 'plain', turn: () => side('plain', rows) },
      {
        name: 'ours',
        turn: async () => {
          const turn = await side('ours', rows);
          memory.push(Number(turn.result));
          return turn;
        },
      },
    ]);
    const [plain, ours] = [times.get('plain')?.cpuMs ?? NaN, times.get('ours')?.cpuMs ?? NaN];
    cpuMs.set(rows, ours);
    const most = Math.max(...memory);
    const spreads = ['plain', 'ours'].map((name) => `${(100 * (times.get(name)?.spread ?? NaN)).toFixed(0)} %`);
    print([
      `PDF of ${rows} rows`,
      machine(),
      `plain ${plain.toFixed(0)} ms, ours ${ours.toFixed(0)} ms of processor time, spread ${spreads.join(' and ')}`,
      `${(ours / plain).toFixed(2)} × (at most ${MOST_TIMES} ×: ${reached(ours / plain <= MOST_TIMES)})`,
      `the process takes ${most.toFixed(0)} MB (at most ${MOST_MEMORY_MB} MB: ${reached(most <= MOST_MEMORY_MB)})`,
    ]);
  },
  PATIENCE_MS,
);

test('five times the rows', () => {
  const ratio = (cpuMs.get(600) ?? NaN) / (cpuMs.get(120) ?? NaN);
  const verdict = reached(ratio <= MOST_BETWEEN_SIZES);
  print([`600 rows against 120: ${ratio.toFixed(1)} × (at most ${MOST_BETWEEN_SIZES} ×: ${verdict})`]);
});

const withOffice = hasLibreOffice ? test : test.skip;

withOffice(
  '120 rows against LibreOffice converting our workbook',
  async () => {
    const folder = newFolder();
    const book = join(folder, 'anexo.xlsx');
    await inNewProcess<Turn>('xlsx-side.ts', 'ours', '120', book);
    const office = officeMs(book, folder);
    const ours = cpuMs.get(120) ?? NaN;
    print([`120 rows: ours ${ours.toFixed(0)} ms, LibreOffice ${office.toFixed(0)} ms (${reached(ours < office)})`]);
  },
  PATIENCE_MS,
);

/** Processor time in ms of LibreOffice with all that it starts, its profile made beforehand. */
function officeMs(book: string, folder: string): number {
  const convert = `soffice -env:UserInstallation=file://${folder}/profile --headless --convert-to pdf --outdir ${folder}`;
  const timed = `TIMEFORMAT='%U %S'; ${convert} ${book} >&- 2>&-; time ${convert} ${book} >&- 2>&-`;
  const { stderr } = spawnSync('bash', ['-c', timed], { encoding: 'utf8' });
  return (
    1000 *
    stderr
      .trim()
      .split(' ')
      .reduce((sum, seconds) => sum + Number(seconds), 0)
  );
}

function side(name: 'ours' | 'plain', rows: number, file = ''): Promise<Turn> {
  return inNewProcess<Turn>('pdf-side.ts', name, String(rows), file);
}

/** Both print the same figures: all that stands in the columns of figures, which no page repeats. */
async function compareTexts(rows: number): Promise<void> {
  const [ours, plain] = await Promise.all(
    (['ours', 'plain'] as const).map(async (name) => {
      const file = join(newFolder(), `${name}.pdf`);
      await side(name, rows, file);
      const texts = pdfPages(readFileSync(file)).flatMap((page) => page.map(({ text }) => text.replace(/\s/g, '')));
      return texts
        .join('')
        .match(/[\d,.]+%/g)
        ?.sort();
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
