import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * A long list in portions. Between two of them the server gets to what else it has to do: SQLite answers in the
 * server's own thread, and so is made what goes into it.
 */
export async function* portions<T>(list: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) {
    if (start > 0) await othersTurn();
    yield list.slice(start, start + size);
  }
}
