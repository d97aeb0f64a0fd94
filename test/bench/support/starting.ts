/** Turns of programs just started, from the start of their process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SECRET } from './own-database';
import type { Turn } from './turn';

const MAIN = join(__dirname, '../../../dist/main.js');
const PAGE = '/planes/POA-2019/anexo-1';
const TELLING = join(__dirname, 'tell-processor-time.js');

/** Variables that a process is started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Node with no program, until it has ended. */
export async function nothing(environment: Environment): Promise<Turn> {
  const began = performance.now();
  const child = started(['-e', ''], environment);
  const cpuMs = told(child);
  await once(child, 'close');
  return { wallMs: performance.now() - began, cpuMs: await cpuMs, latestMs: 0, result: null };
}

/** The program on a database, asked by somebody who has logged in, until the annex of its plan is read whole; its processor time includes that of stopping. */
export async function firstAnnex(database: string, cookie: string, environment: Environment): Promise<Turn> {
  const began = performance.now();
  const own = { DATABASE_URL: `sqlite:${database}`, APP_SECRET: SECRET, PORT: '0' };
  const child = started([MAIN], { ...environment, ...own });
  const cpuMs = told(child);
  const page = await fetch(`${await address(child)}${PAGE}`, { headers: { cookie } });
  await page.text();
  const wallMs = performance.now() - began;
  child.kill('SIGTERM');
  return { wallMs, cpuMs: await cpuMs, latestMs: 0, result: page.status };
}

function started(words: readonly string[], env: Environment): ChildProcess {
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'] as const;
  return spawn(process.execPath, ['--require', TELLING, ...words], { env, stdio: [...stdio] });
}

async function told(child: ChildProcess): Promise<number> {
  return Number(await text(child.stdio[3] as Readable));
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said += String(part);
      const found = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.on('close', () => reject(new Error(`It said only: ${said}`)));
  });
}
