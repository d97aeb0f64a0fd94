/**
 * Ten uploads of nearly 50 MB at once, recognised and kept, against copying the same files through SHA-256 to the disk.
 * Each side has a process of its own; what sends the uploads is a third one, so that on a machine of two cores the
 * uploads share them. What the server's process grows by is measured over all turns.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { basename, join } from 'node:path';
import { deepStrictEqual } from 'node:assert';
import { BENCH_FOLDER } from './support/own-database';
import { machine, print } from './support/report';
import { takeTurns } from './support/taking-turns';
import { inNewProcess, type Turn } from './support/turn';
import { uploadFiles } from './support/upload-files';
import type { ServerUsage } from './support/upload-server';

const PATIENCE_MS = 1_800_000;
const MEGABYTE = 1024 * 1024;
const MOST_GROWTH_MB = 100;
const PLAIN = 'copying through SHA-256';
const UPLOADS = 'uploads';
const BOUNDARY = 'yupana-bench-5e0b';

const folder = join(BENCH_FOLDER, `files-${process.pid}`);
let files: string[];
let server: ChildProcess;
let address: string;

beforeAll(async () => {
  const [originals, stored] = [join(folder, 'originals'), join(folder, 'stored')];
  mkdirSync(originals, { recursive: true });
  files = await uploadFiles(originals);
  const start = [join(__dirname, 'support/start.js'), join(__dirname, 'support/upload-server.ts'), stored];
  server = spawn(process.execPath, start, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  address = await answer<string>();
}, PATIENCE_MS);
afterAll(() => {
  server?.disconnect();
  rmSync(folder, { recursive: true, force: true });
});

test(
  'ten uploads of 50 MB at once',
  async () => {
    const before = await usage();
    const sides = [
      { name: PLAIN, turn: onEmptyFolder((copies) => inNewProcess<Turn>('plain-copy.ts', copies, ...files)) },
      { name: UPLOADS, turn: uploaded },
    ];
    deepStrictEqual((await uploaded()).result, (await sides[0]?.turn())?.result);
    const times = await takeTurns(sides);
    // Half the throughput is twice the time.
    print('Ten uploads of 49 MB at once', times, [{ of: UPLOADS, against: PLAIN, atMost: 2 }]);
    tellGrowth((await usage()).mostMemory - before.memory);
  },
  PATIENCE_MS,
);

function tellGrowth(bytes: number): void {
  const grown = Math.round(bytes / MEGABYTE);
  const verdict = grown <= MOST_GROWTH_MB ? 'reached' : 'MISSED';
  const line = `The server's process grew by ${grown} MB (at most ${MOST_GROWTH_MB} MB: ${verdict})`;
  process.stdout.write(`${[machine(), line].join('\n')}\n\n`);
}

async function uploaded(): Promise<Turn> {
  const before = await usage();
  const began = performance.now();
  const result = await Promise.all(files.map(sent));
  const wallMs = performance.now() - began;
  const { cpuMs } = await usage();
  return { wallMs, cpuMs: cpuMs - before.cpuMs, latestMs: 0, result: result.flat() };
}

function onEmptyFolder(turn: (path: string) => Promise<Turn>): () => Promise<Turn> {
  return async () => {
    const copies = join(folder, 'copies');
    mkdirSync(copies);
    try {
      return await turn(copies);
    } finally {
      rmSync(copies, { recursive: true });
    }
  };
}

/** Sends a file as a browser does and resolves to the hashes that the server answers. */
function sent(path: string): Promise<string[]> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="archivo"; filename="${basename(path)}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const end = `\r\n--${BOUNDARY}--\r\n`;
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': head.length + statSync(path).size + end.length,
  };
  return new Promise((resolve, reject) => {
    const sending = request(`${address}/envios`, { method: 'POST', headers }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(JSON.parse(body) as string[]) : reject(new Error(body)),
      );
    });
    sending.on('error', reject);
    sending.write(head);
    const content = createReadStream(path, { highWaterMark: 256 * 1024 });
    content.on('end', () => sending.end(end));
    content.pipe(sending, { end: false });
  });
}

function usage(): Promise<ServerUsage> {
  const told = answer<ServerUsage>();
  server.send('usage');
  return told;
}

function answer<T>(): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => reject(new Error(`The server ended with status ${status ?? '?'}`));
    server.once('exit', ended);
    server.once('message', (told) => {
      server.off('exit', ended);
      resolve(told as T);
    });
  });
}
