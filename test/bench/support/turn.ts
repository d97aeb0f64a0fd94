/** One side's work, done once: what came out and what it took. Both ends of a process that does it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Turn {
  readonly wallMs: number;
  /** Processor time of the process with all its threads. */
  readonly cpuMs: number;
  /** By how much the event loop was late at worst. */
  readonly latestMs: number;
  /** What came out, as plain data. */
  readonly result: unknown;
}

const TICK_MS = 2;

/**
 * Does the work once, in this process, and takes its time until it answers. What goes on after the answer (`rest`) is
 * in processor time and lateness.
 */
export async function measured(work: () => Promise<unknown>, rest?: () => Promise<unknown>): Promise<Turn> {
  await pause(50);
  let latestMs = 0;
  let due = performance.now() + TICK_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    latestMs = Math.max(latestMs, now - due);
    due = now + TICK_MS;
  }, TICK_MS);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const result = await work();
  const ended = performance.now();
  latestMs = Math.max(latestMs, ended - due);
  await rest?.();
  const cpu = process.cpuUsage(cpuBefore);
  clearInterval(timer);
  return { wallMs: ended - began, cpuMs: (cpu.user + cpu.system) / 1000, latestMs, result };
}

/** In a process of its own: hands a turn, or anything else, to the process that started it. */
export function handOver(answer: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`\n${JSON.stringify(answer)}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** Runs a TypeScript file of this folder in a process just started and resolves to what it hands over. */
export function inNewProcess<T>(file: string, ...args: string[]): Promise<T> {
  const child = spawn(process.execPath, [join(__dirname, 'start.js'), join(__dirname, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(JSON.parse(output.trim().split('\n').at(-1) ?? 'null') as T);
      else reject(new Error(`${file} ended with status ${status}`));
    });
  });
}
