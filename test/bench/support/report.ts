/** What a benchmark prints: the machine, then a line for each side. */
import { cpus, release, totalmem, type } from 'node:os';
import type { Times } from './taking-turns';

/** A bound on one side's time by another's. */
export interface Bound {
  readonly of: string;
  readonly against: string;
  /** The ratio of the median wall times that is not to be passed; null: it is told and nothing else. */
  readonly atMost: number | null;
}

/** `2 × AMD EPYC, 23 GB, Linux 6.1, Node 20.19.0`. */
export function machine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const program = `Node ${process.versions.node}`;
  return `${all.length} × ${all[0]?.model.trim() ?? '?'}, ${memory} GB, ${type()} ${release()}, ${program}`;
}

/** Straight to standard output: a test runner would put its own words around each line. */
export function print(title: string, times: ReadonlyMap<string, Times>, bounds: readonly Bound[]): void {
  const rows = [...times].map(([name, side]) => row(name, side, times, bounds));
  const widths = HEAD.map((word, column) => Math.max(word.length, ...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell[column === 0 ? 'padEnd' : 'padStart'](widths[column] ?? 0)).join('  ');
  process.stdout.write(`\n${[title, machine(), '', ...[HEAD, ...rows].map(line)].join('\n')}\n\n`);
}

const HEAD = ['', 'wall ms', 'cpu ms', 'spread', 'loop late ms', 'ratio', 'at most', '', 'against'];

function row(name: string, side: Times, times: ReadonlyMap<string, Times>, bounds: readonly Bound[]): string[] {
  const own = [name, side.wallMs.toFixed(1), side.cpuMs.toFixed(1), `${(100 * side.spread).toFixed(0)} %`];
  const bound = bounds.find((each) => each.of === name);
  const other = bound && times.get(bound.against);
  if (!other) return [...own, side.latestMs.toFixed(1), '', '', '', ''];
  const ratio = side.wallMs / other.wallMs;
  if (bound.atMost === null) return [...own, side.latestMs.toFixed(1), `${ratio.toFixed(3)} ×`, '', '', bound.against];
  const verdict = ratio <= bound.atMost ? 'reached' : 'MISSED';
  return [...own, side.latestMs.toFixed(1), `${ratio.toFixed(3)} ×`, `${bound.atMost} ×`, verdict, bound.against];
}
