/** What a benchmark prints: the machine, then a line for each thing measured. */
import { cpus, release, totalmem, type } from 'node:os';
import type { Comparison } from './comparison';

/** One line of the table. */
export interface Line {
  readonly work: string;
  readonly against: string;
  readonly comparison: Comparison;
  /** The ratio that is not to be passed. */
  readonly atMost: number;
}

/** `2 × AMD EPYC, 23 GB, Linux 6.1, Node 20.19.0`. */
export function machine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${all.length} × ${all[0]?.model.trim() ?? '?'}, ${memory} GB, ${type()} ${release()}, Node ${process.versions.node}`;
}

/** Straight to standard output: a test runner would put its own words around each line. */
export function print(title: string, lines: readonly Line[], notes: readonly string[] = []): void {
  const rows = lines.flatMap(rowsOf);
  const widths = HEAD.map((word, column) => Math.max(word.length, ...rows.map((row) => (row[column] ?? '').length)));
  const text = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const table = [HEAD, ...rows].map(text);
  process.stdout.write(`\n${[title, machine(), '', ...table, ...notes.map((note) => `· ${note}`)].join('\n')}\n\n`);
}

const HEAD = ['', 'wall ms', 'cpu ms', 'spread', 'loop late ms', 'ratio', 'at most', ''];

function rowsOf({ work, against, comparison, atMost }: Line): string[][] {
  const { ours, theirs, ratio } = comparison;
  const times = (name: string, side: Comparison['ours']) => [
    name,
    side.wallMs.toFixed(1),
    side.cpuMs.toFixed(1),
    `${(100 * side.spread).toFixed(0)} %`,
    side.latestMs.toFixed(1),
  ];
  const verdict = ratio <= atMost ? 'reached' : 'MISSED';
  return [
    [...times(work, ours), `${ratio.toFixed(3)} ×`, `${atMost} ×`, verdict],
    [...times(`  ${against}`, theirs), '', '', ''],
  ];
}
