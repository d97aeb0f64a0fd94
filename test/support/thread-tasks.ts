import { setTimeout as pause } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { WorkRefused } from '../../src/work/work-refused';

/** Tasks that behave as badly as a task can. */

export function run(payload: { left: number; right: number }): number {
  return payload.left + payload.right;
}

export async function waitAndTell(milliseconds: number): Promise<number> {
  await pause(milliseconds);
  return threadId;
}

export function refuse(): never {
  throw new WorkRefused('La hoja no tiene encabezados.');
}

export function fail(): never {
  throw new TypeError('broken');
}

export function leave(): never {
  process.exit(3);
}

export function spin(): never {
  for (;;) Math.random();
}

export function hoard(): never {
  const kept: string[][] = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => `text ${index} ${kept.length}`));
}

export function doubled(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte * 2);
}
