/** Visits to a server that runs in a process of its own, one after the other, and what each costs that process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { ServerUsed } from './pages-server';
import type { Turn } from './turn';

export interface Visited {
  readonly status: number;
  readonly tag: string;
  readonly body: Buffer;
}

export interface PageServer {
  readonly address: string;
  /** Wall and processor time of one visit, averaged over many. */
  visits(path: string, count: number, headers?: Readonly<Record<string, string>>): Promise<Turn>;
  visit(path: string, headers?: Readonly<Record<string, string>>): Promise<Visited>;
  /** How many questions to the database one visit takes, averaged over many. */
  queriesOf(path: string, count: number): Promise<number>;
  stop(): void;
}

/**
 * `startServer('site', databaseUrl, cookie)` or `startServer('memory', pageAddress, cookie)`; whoever starts it stops it.
 * Every visit is by whom the cookie belongs to.
 */
export async function startServer(
  kind: 'site' | 'known' | 'memory',
  place: string,
  cookie: string,
): Promise<PageServer> {
  const file = join(__dirname, 'pages-server.ts');
  const child = spawn(process.execPath, [join(__dirname, 'start.js'), file, kind, place, cookie], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const address = (await answerOf(child)) as string;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const visit: PageServer['visit'] = (path, headers = {}) =>
    visited(`${address}${path}`, { cookie, ...headers }, agent);
  return {
    address,
    visit,
    async visits(path, count, headers) {
      const before = await usedBy(child);
      const began = performance.now();
      for (let done = 0; done < count; done += 1) await visit(path, headers);
      const wallMs = (performance.now() - began) / count;
      const after = await usedBy(child);
      return { wallMs, cpuMs: (after.cpuMs - before.cpuMs) / count, latestMs: 0, result: null };
    },
    async queriesOf(path, count) {
      const before = await usedBy(child);
      for (let done = 0; done < count; done += 1) await visit(path);
      return ((await usedBy(child)).queries - before.queries) / count;
    },
    stop() {
      agent.destroy();
      child.disconnect();
    },
  };
}

function visited(address: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<Visited> {
  return new Promise((resolve, reject) => {
    const asking = request(address, { agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          tag: response.headers.etag ?? '',
          body: Buffer.concat(parts),
        }),
      );
    });
    asking.on('error', reject).end();
  });
}

async function usedBy(child: ChildProcess): Promise<ServerUsed> {
  child.send('usage');
  return (await answerOf(child)) as ServerUsed;
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => reject(new Error(`The server ended with status ${status ?? '?'}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}
