/** Two sides of a comparison, taking turns in one run, so that whatever else the machine does disturbs both. */
import { deepStrictEqual } from 'node:assert';
import type { Turn } from './turn';

export type Side = () => Promise<Turn>;

/** Times of one side, in ms. */
export interface Times {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** The longest beyond the shortest, over the median. */
  readonly spread: number;
  /** At the worst turn. */
  readonly latestMs: number;
}

export interface Comparison {
  readonly ours: Times;
  readonly theirs: Times;
  /** Median of ours over median of theirs. */
  readonly ratio: number;
}

const TURNS = 5;
const WIDEST_SPREAD = 0.2;
const MOST_RUNS = 4;

/**
 * Compares what both sides make, then their times. Where one side's times lie more than 20 % apart all is measured
 * again, up to four times; the run with the narrowest spread is the one that counts.
 */
export async function compare(ours: Side, theirs: Side): Promise<Comparison> {
  deepStrictEqual((await ours()).result, (await theirs()).result);
  const runs: Comparison[] = [];
  do runs.push(await oneRun(ours, theirs));
  while (spreadOf(runs.at(-1)) > WIDEST_SPREAD && runs.length < MOST_RUNS);
  return runs.reduce((best, run) => (spreadOf(run) < spreadOf(best) ? run : best));
}

/** Times of turns that were taken elsewhere. */
export function timesOf(turns: readonly Turn[]): Times {
  const walls = turns.map((turn) => turn.wallMs);
  return {
    wallMs: median(walls),
    cpuMs: median(turns.map((turn) => turn.cpuMs)),
    spread: (Math.max(...walls) - Math.min(...walls)) / median(walls),
    latestMs: Math.max(...turns.map((turn) => turn.latestMs)),
  };
}

async function oneRun(ours: Side, theirs: Side): Promise<Comparison> {
  const turns: { ours: Turn[]; theirs: Turn[] } = { ours: [], theirs: [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Each goes first every other time.
    if (turn % 2 === 0) turns.ours.push(await ours());
    turns.theirs.push(await theirs());
    if (turn % 2 === 1) turns.ours.push(await ours());
  }
  const times = { ours: timesOf(turns.ours), theirs: timesOf(turns.theirs) };
  return { ...times, ratio: times.ours.wallMs / times.theirs.wallMs };
}

function spreadOf(run: Comparison | undefined): number {
  return run ? Math.max(run.ours.spread, run.theirs.spread) : Infinity;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
