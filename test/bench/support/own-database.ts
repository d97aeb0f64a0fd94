/** Databases of one's own on SQLite, under var/bench: made by the program's command line, copied for one turn. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../..');
export const BENCH_FOLDER = join(ROOT, 'var/bench');
export const SECRET = 'a secret of the benchmarks, long enough';

/** Path of a database without data (`migrate`) or with the sample's (`demo-data`). */
export async function madeDatabase(name: string, command: 'migrate' | 'demo-data'): Promise<string> {
  const path = ownPath(name);
  const env = { ...process.env, DATABASE_URL: `sqlite:${path}`, APP_SECRET: SECRET };
  await promisify(execFile)(process.execPath, [join(ROOT, 'dist/cli.js'), command], { env });
  return path;
}

/** Works on a copy, which is gone afterwards. */
export async function onCopy<T>(original: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = ownPath('turn');
  copyFileSync(original, path);
  try {
    return await work(path);
  } finally {
    removeDatabase(path);
  }
}

export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}

/** Changes when what a file is made by does. */
export function shapeOf(...files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(__dirname, file)));
  return hash.digest('hex').slice(0, 12);
}

function ownPath(name: string): string {
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const path = join(BENCH_FOLDER, `${name}-${process.pid}.sqlite`);
  removeDatabase(path);
  return path;
}
