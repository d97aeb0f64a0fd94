import { Refusal } from '../../src/domain/refusal';
import { ticksWhile } from './ticks';
import { WorkRefused } from '../../src/work/work-refused';

/**
 * Does the work and expects that the timers of this process went on meanwhile. Half of the ticks is far above what a
 * blocked event loop gives, and far below what a busy machine takes.
 */
export async function whileTicking<T>(work: () => Promise<T>): Promise<T> {
  const { value, share, longestPause } = await ticksWhile(work);
  expect(longestPause < 500 || share > 0.2).toBe(true);
  return value;
}

/** The sentence with which work is refused, while timers go on. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string> {
  const error: unknown = await whileTicking(() => work().catch((reason: unknown) => reason));
  expect(error).toBeInstanceOf(WorkRefused);
  return (error as WorkRefused).message;
}

/** Everything that a refusal tells, its cells included, a line each; fails where the work was not refused. */
export async function whyRefused(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) {
    return [error.sentence, ...error.cells.map(({ cell, message }) => `${cell}: ${message}`)].join('\n');
  }
  if (error instanceof WorkRefused) return error.message;
  throw new Error(`Not refused: ${String(error)}`);
}
