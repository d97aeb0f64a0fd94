import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltProgram } from '../support/built-program';

const ADDRESS = /El sitio atiende en (http:\/\/[^\s.]+(?:\.\d+)*:\d+)/;

// A process, or a browser, takes its time to start on a busy machine.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yupana-start-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the server starts in an empty folder and ends cleanly at %s',
  async (signal) => {
    const server = new BuiltProgram(['main.js'], folder);
    const [, address = ''] = await server.said(ADDRESS);
    const answer = await fetch(address);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('href="/ingresar"');
    expect(await server.stop(signal)).toBe(0);
  },
);

test('a wrong configuration ends with status 78 and a sentence per variable', async () => {
  const program = new BuiltProgram(['main.js'], folder, { PORT: 'x', DATABASE_URL: 'mysql://h/d', LOG_LEVEL: 'loud' });
  const { status, output } = await program.ended();
  expect(status).toBe(78);
  expect(output.match(/^ {2}- \w+/gm)).toEqual(['  - PORT', '  - DATABASE_URL', '  - LOG_LEVEL']);
});

test('a port that is taken is told in a sentence', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const { status, output } = await new BuiltProgram(['main.js'], folder, { PORT: String(port) }).ended();
  taken.close();
  expect(status).toBe(1);
  expect(output).toBe(`El puerto ${port} ya está en uso; cierre el otro programa o cambie PORT.\n`);
});

test('a database server that does not answer ends with status 69', async () => {
  const variables = { DATABASE_URL: 'postgres://yupana:hunter2@127.0.0.1:1/yupana', APP_SECRET: 'x'.repeat(32) };
  const { status, output } = await new BuiltProgram(['main.js'], folder, variables).ended();
  expect(status).toBe(69);
  expect(output).not.toContain('hunter2');
  expect(output).not.toContain('    at ');
});

test('what is heavy and not needed for a page is not loaded at the start', () => {
  const setup = join(__dirname, '../../dist/app.setup.js');
  const script = `require('reflect-metadata'); require(${JSON.stringify(setup)}); console.log(Object.keys(require.cache).join());`;
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('node_modules/fastify/');
  for (const heavy of [
    '@protobi/exceljs',
    'exceljs',
    'pdfmake',
    'piscina',
    'class-validator',
    'saxes',
    'commander',
    'pg',
    'glob',
    'nodemailer',
    'openid-client',
    'qrcode',
  ]) {
    expect([heavy, stdout.includes(`node_modules/${heavy}/`)]).toEqual([heavy, false]);
  }
});
