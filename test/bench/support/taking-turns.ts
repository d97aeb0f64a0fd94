/** Sides of a comparison, taking turns in one run, so that whatever else the machine does disturbs all of them. */
import type { Turn } from './turn';

export interface Side {
  readonly name: string;
  /** Made ready outside of the time taken. */
  readonly turn: () => Promise<Turn>;
}

/** Times of one side: medians over its turns, in ms. */
export interface Times {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** The longest beyond the shortest, over the median. */
  readonly spread: number;
  /** How late the event loop was at the worst turn. */
  readonly latestMs: number;
}

const TURNS = 5;
const WIDEST_SPREAD = 0.2;
const MOST_RUNS = 3;

/**
 * Times by name. The sides go in the order given, round after round: one may build on what the one before left. Where
 * the times of one of them lie more than 20 % apart all is measured again, up to three times; the run in which they lie
 * closest together counts, whole, since ratios hold within one run alone.
 */
export async function takeTurns(sides: readonly Side[]): Promise<ReadonlyMap<string, Times>> {
  const runs: Map<string, Times>[] = [];
  do runs.push(await oneRun(sides));
  while (runs.length < MOST_RUNS && widestSpread(runs.at(-1)) > WIDEST_SPREAD);
  return runs.reduce((best, run) => (meanSpread(run) < meanSpread(best) ? run : best));
}

async function oneRun(sides: readonly Side[]): Promise<Map<string, Times>> {
  const turns = new Map<string, Turn[]>(sides.map((side) => [side.name, []]));
  for (let round = 0; round < TURNS; round += 1) {
    for (const side of sides) turns.get(side.name)?.push(await side.turn());
  }
  return new Map([...turns].map(([name, taken]) => [name, timesOf(taken)]));
}

function timesOf(turns: readonly Turn[]): Times {
  const walls = turns.map((turn) => turn.wallMs);
  return {
    wallMs: median(walls),
    cpuMs: median(turns.map((turn) => turn.cpuMs)),
    spread: (Math.max(...walls) - Math.min(...walls)) / median(walls),
    latestMs: Math.max(...turns.map((turn) => turn.latestMs)),
  };
}

function widestSpread(run: ReadonlyMap<string, Times> = new Map()): number {
  return Math.max(...[...run.values()].map((times) => times.spread));
}

function meanSpread(run: ReadonlyMap<string, Times>): number {
  return [...run.values()].reduce((sum, times) => sum + times.spread, 0) / run.size;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
