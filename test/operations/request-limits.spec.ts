import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startShell } from '../support/app';
import { Corners } from '../support/corners';
import { listening } from '../support/sample-site';

let app: NestFastifyApplication;
let port: number;
beforeAll(async () => {
  app = await startShell([Corners]);
  port = Number(new URL(await listening(app)).port);
});
afterAll(() => app.close());

/** All that is answered to bytes as they stand. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

test('headers of more than 16 kibibytes are refused in Spanish', async () => {
  const answer = await answerTo(`GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('Borre las cookies de este sitio');
});

test('what is no request is refused in Spanish, with nothing of what was sent', async () => {
  const answer = await answerTo('HOLA <script>\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: text\/plain; charset=utf-8\r\n/);
  expect(answer).toContain('La solicitud no se entiende.');
  expect(answer).not.toContain('script');
});

test('whoever sends slowly is not waited for without end', () => {
  const { server } = app.getHttpAdapter().getInstance();
  expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 1_800_000]);
});
