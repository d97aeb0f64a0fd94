import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Log } from '../../src/config/log';
import { Does } from '../../src/web/does';
import { startShell } from '../support/app';

@Controller('personas')
class People {
  @Get(':email')
  @Does('public')
  show(): { found: boolean } {
    return { found: true };
  }
}

let app: NestFastifyApplication;
let written: string[];
beforeAll(async () => (app = await startShell([People], { LOG_LEVEL: 'info' })));
afterAll(() => app.close());
beforeEach(() => {
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(written.push(String(text))));
});
afterEach(() => jest.restoreAllMocks());

const entries = () => written.map((line) => JSON.parse(line) as Record<string, unknown>);

test('every answer is a line of JSON with its request, and nothing of what the address says', async () => {
  const headers = { cookie: 'clave=secreta', authorization: 'Bearer secreta', 'user-agent': 'secreta' };
  const answer = await app.inject({ method: 'GET', url: '/personas/ana@example.pe?clave=secreta', headers });
  expect(answer.statusCode).toBe(200);
  const [entry] = entries();
  expect(entry).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    ...{ level: 'info', from: 'Solicitudes', request: answer.headers['x-request-id'], method: 'GET' },
    ...{ route: '/personas/:email', status: 200, ms: expect.any(Number) as number, account: null },
  });
  expect(written.join('')).not.toMatch(/ana@|secreta/);
});

test('an address that no page has is not written down either', async () => {
  await app.inject({ method: 'GET', url: '/ana@example.pe' });
  expect(entries()).toEqual([expect.objectContaining({ status: 404 })]);
  expect(written.join('')).not.toContain('ana@');
});

test('styles are not logged', async () => {
  const { body } = await app.inject({ method: 'GET', url: '/no-existe' });
  written = [];
  const style = /href="([^"]+base\.css)"/.exec(body)?.[1] ?? '';
  expect((await app.inject({ method: 'GET', url: style })).statusCode).toBe(200);
  expect(written).toEqual([]);
});

test('a message, fields and a failure each have their place in the line', () => {
  const log = new Log('debug', false);
  log.log('El sitio atiende.', 'Yupana');
  log.debug({ job: 7 }, 'Trabajos');
  log.error({ request: 'a1' }, 'Error: x\n    at y', 'Errores');
  expect(entries()).toEqual([
    expect.objectContaining({ level: 'info', from: 'Yupana', message: 'El sitio atiende.' }),
    expect.objectContaining({ level: 'debug', from: 'Trabajos', job: 7 }),
    expect.objectContaining({ level: 'error', from: 'Errores', request: 'a1', stack: 'Error: x\n    at y' }),
  ]);
});

test('what is below the level is not written, and a terminal gets lines for people', () => {
  new Log('warn', false).log('no', 'Yupana');
  expect(written).toEqual([]);
  new Log('warn', true).warn('cuidado', 'Yupana');
  expect(written.join('')).toMatch(/Yupana.*cuidado/);
});
