import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const ROOT = join(__dirname, '../..');

/** Runs the built `yupana` as its users do, in a process of its own, and tells what it said. */
export function yupana(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, APP_SECRET: 'a secret of the tests, long enough', ...variables },
  });
  return new Promise((resolve, reject) => {
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

/** A folder for what a test writes. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'yupana-'));
}
