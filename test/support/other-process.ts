import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface OtherProcess {
  /** Resolves when a line of its output (either channel) contains the text; rejects when it ends without. */
  said(text: string): Promise<void>;
  /** All of its standard output, when it has ended; rejects on another status than 0. */
  readonly ended: Promise<string>;
  /** Ends it in the middle of whatever it does, as kill -9 does. */
  kill(): void;
  /** What its standard output said until now, whole lines alone. */
  lines(): string[];
}

/** Runs a TypeScript file of this folder in a process of its own. */
export function runScript(file: string, ...args: string[]): OtherProcess {
  const child = spawn(process.execPath, ['-r', join(__dirname, 'register-swc.js'), join(__dirname, file), ...args]);
  let output = '';
  let all = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  for (const channel of [child.stdout, child.stderr]) channel.on('data', (part: Buffer) => (all += part.toString()));
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve(output) : reject(new Error(`Status ${status}: ${all}`))));
  });
  ended.catch(() => undefined);
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => all.includes(text) && resolve();
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      ended.then(() => (all.includes(text) ? resolve() : reject(new Error(`It said only: ${all}`))), reject);
      look();
    });
  const lines = () => output.split('\n').slice(0, -1);
  return { said, ended, kill: () => void child.kill('SIGKILL'), lines };
}
