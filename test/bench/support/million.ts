/** The million rows in a database of one's own, made once and copied from then on; they are kept under var/bench. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { inNewProcess } from './turn';

export interface MillionRows {
  /** As `DATABASE_URL` says it. */
  readonly url: string;
  remove(): Promise<void>;
}

const ROOT = join(__dirname, '../../..');
const FOLDER = join(ROOT, 'var/bench');
const MIGRATIONS = join(ROOT, 'src/database/migrations');

export async function millionOnSqlite(): Promise<MillionRows> {
  const original = join(FOLDER, `million-${shape()}.sqlite`);
  if (!existsSync(original)) {
    mkdirSync(FOLDER, { recursive: true });
    const making = join(FOLDER, `making-${process.pid}.sqlite`);
    await fill(`sqlite:${making}`);
    renameSync(making, original);
  }
  const path = join(FOLDER, `run-${process.pid}.sqlite`);
  copyFileSync(original, path);
  const remove = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    return Promise.resolve();
  };
  return { url: `sqlite:${path}`, remove };
}

export async function millionOnPostgres(): Promise<MillionRows> {
  mkdirSync(FOLDER, { recursive: true });
  const server = await startServer();
  const client = new Client({ connectionString: `${server.address}/postgres` });
  await client.connect();
  const original = `million_${shape()}`;
  const known = await client.query('select 1 from pg_database where datname = $1', [original]);
  if (known.rowCount === 0) {
    await client.query('drop database if exists making');
    await client.query('create database making');
    await fill(`${server.address}/making`);
    await client.query(`alter database making rename to ${original}`);
  }
  const name = `run_${process.pid}`;
  await client.query(`create database ${name} template ${original}`);
  const remove = async () => {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
    await server.stop();
  };
  return { url: `${server.address}/${name}`, remove };
}

/** Changes when tables, rows or their making do. */
function shape(): string {
  const hash = createHash('sha256');
  const files = readdirSync(MIGRATIONS).map((name) => join(MIGRATIONS, name));
  for (const file of [...files, join(__dirname, 'million-rows.ts'), join(__dirname, 'fill.ts')]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

async function fill(url: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, APP_SECRET: 'a secret of the benchmarks, long enough' };
  await promisify(execFile)(process.execPath, [join(ROOT, 'dist/cli.js'), 'migrate'], { env });
  await inNewProcess('fill.ts', url, FOLDER);
}

/** PostgreSQL as it comes, in a folder that stays. */
export async function startServer(): Promise<{ address: string; stop: () => Promise<void> }> {
  const words = ['postgres.ts', join(FOLDER, 'postgres'), String(await freePort())];
  const [file = '', ...rest] = words;
  const child = spawn(process.execPath, [join(__dirname, 'start.js'), join(__dirname, file), ...rest], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const address = await firstLine(child);
  const stop = () =>
    new Promise<void>((resolve) => {
      child.on('close', () => resolve());
      child.stdin.end();
    });
  return { address, stop };
}

function firstLine(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      if (/\n.+\n/.test(output)) resolve(JSON.parse(output.trim()) as string);
    });
    child.on('close', (status) => reject(new Error(`PostgreSQL ended with status ${status}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
