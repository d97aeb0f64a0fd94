import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startShell } from '../support/app';
import { Corners } from '../support/corners';

let app: NestFastifyApplication;
beforeAll(async () => (app = await startShell([Corners])));
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

test('a page stands in the Spanish shell: language, title, name, skip link to the main part', async () => {
  const { statusCode, headers, body } = await get('/');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toContain('<html lang="es-PE">');
  expect(body).toContain('<title>Tablero – Yupana</title>');
  expect(body).toContain('<a class="skip-link" href="#contenido">');
  expect(body).toContain('<main id="contenido"');
  expect(body).not.toContain('class="crumbs"');
  expect(body).not.toContain('<script');
});

test('a page below the first one shows the way to it', async () => {
  const { body } = await get('/anexo');
  const way = /<nav class="crumbs"[^]*?<\/nav>/.exec(body)?.[0] ?? '';
  expect(way).toMatch(/<a href="\/\?plan=POA-2019&amp;corte=2019-12-31">Tablero<\/a>/);
  expect(way).toContain('<span aria-current="page">Anexo 1</span>');
});

test.each(['/', '/no-existe', '/falta', '/%zz'])('%s is answered with a strict policy', async (url) => {
  const { headers } = await get(url);
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';style-src 'self';script-src 'self';font-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  );
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('what a device can do is switched off, and every answer has the number of its request', async () => {
  const [first, second] = [await get('/'), await get('/')];
  expect(first.headers['permissions-policy']).toContain('camera=()');
  expect(first.headers['x-request-id']).toMatch(/^[0-9a-f]{10}$/);
  expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
});

test('styles and typeface are served under an address that may be kept for ever', async () => {
  const linked = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const styles = linked((await get('/anexo')).body, /<link rel="\w+" href="([^"]+)"/g);
  const names = styles.map((address) => address.split('/').at(-1));
  expect(names).toEqual(expect.arrayContaining(['tokens.css', 'fonts.css', 'shell.css', 'matrix.css', 'yupana.svg']));
  const sheet = styles.find((address) => address.endsWith('fonts.css')) ?? '';
  const fonts = linked((await get(sheet)).body, /url\('([^']+)'\)/g).map(
    (name) => new URL(name, `http://x${sheet}`).pathname,
  );
  expect(fonts).toHaveLength(6);
  for (const address of [...styles, ...fonts]) {
    const { statusCode, headers } = await get(address);
    expect([address, statusCode, headers['cache-control']]).toEqual([
      address,
      200,
      'public, max-age=31536000, immutable',
    ]);
  }
});

test('a browser that asks again for what it keeps is told that it has it', async () => {
  const address = /\/recursos\/[0-9a-f]{12}\/base\.css/.exec((await get('/')).body)?.[0] ?? '';
  const { headers } = await get(address);
  expect(headers['content-type']).toBe('text/css; charset=utf-8');
  const again = await get(address, { 'if-none-match': String(headers.etag) });
  expect([again.statusCode, again.body, again.headers['cache-control']]).toEqual([304, '', headers['cache-control']]);
  const head = await app.inject({ method: 'HEAD', url: address });
  expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', headers['content-length']]);
});

test('the script for smoother pages is served from here, and nothing beside it', async () => {
  const prefix = /\/recursos\/[0-9a-f]{12}\//.exec((await get('/')).body)?.[0] ?? '';
  const script = await get(`${prefix}htmx.min.js`);
  expect(script.headers['content-type']).toContain('javascript');
  for (const other of ['htmx.js', 'htmx.esm.js', '../pages/_shell.eta', '%2e%2e/pages/_shell.eta', '']) {
    expect((await get(`${prefix}${other}`)).statusCode).toBe(404);
  }
});

test('an unknown address gets the Spanish page, or JSON where it is asked for', async () => {
  const html = await get('/no-existe');
  expect(html.statusCode).toBe(404);
  expect(html.body).toContain('<h1>Página no encontrada</h1>');
  const json = await get('/no-existe', { accept: 'application/json' });
  expect(json.json()).toEqual({
    status: 404,
    title: 'Página no encontrada',
    sentence: 'No hay ninguna página en esta dirección. Revise que esté bien escrita o empiece por el tablero.',
    reference: null,
  });
});

test('a page that says why it cannot be shown says it to the user', async () => {
  const { statusCode, body } = await get('/falta');
  expect(statusCode).toBe(404);
  expect(body).toContain('No existe el plan POA-2018; revise el código.');
});

test('what nobody expected shows a reference number that the log has with the rest', async () => {
  const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { statusCode, body, headers } = await get('/falla?correo=ana@example.pe');
  const logged = log.mock.calls.map(([text]) => String(text)).join('');
  log.mockRestore();
  const reference = String(headers['x-request-id']);
  expect(statusCode).toBe(500);
  expect(body).toContain(`Número de referencia: <strong class="reference">${reference}</strong>`);
  expect(body).not.toContain('pool');
  expect(JSON.parse(logged)).toMatchObject({ level: 'error', request: reference, method: 'GET', route: '/falla' });
  expect(logged).toContain('the pool is empty');
  expect(logged).not.toContain('ana@example.pe');
});

test.each([
  ['/%zz', 'GET', undefined, undefined, 404],
  [`/anexo/${'x'.repeat(200)}`, 'GET', undefined, undefined, 404],
  ['/eco', 'POST', 'application/json', '{', 400],
  ['/eco', 'POST', 'application/json', JSON.stringify('x'.repeat(2_000_000)), 413],
  ['/eco', 'POST', 'application/pdf', 'x', 415],
] as const)('%s by %s with %s is refused in Spanish', async (url, method, type, payload, status) => {
  const headers = type === undefined ? {} : { 'content-type': type };
  const { statusCode, body } = await app.inject({
    url,
    method,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
  expect(statusCode).toBe(status);
  expect(body).toContain('<html lang="es-PE">');
});

test('the annex is a table with its headings, escaped texts and lights in words', async () => {
  const { body } = await get('/anexo');
  expect(body).toContain(
    '<caption>Anexo 1: Evaluación del cumplimiento de las actividades realizadas del Plan Operativo Anual 2019, al 31 de diciembre de 2019</caption>',
  );
  expect(body).toContain('&lt;b&gt;Ucayali&lt;/b&gt; &amp; Cusco.');
  expect(body).toContain('<strong>SUNAFIL</strong> / GORES');
  expect(body).toMatch(/light-no-data"><span aria-hidden="true">\?<\/span> Sin información: requerida el/);
});

test("the address of the visitor is the connection's, or what the trusted proxies tell", async () => {
  const ask = (asked: NestFastifyApplication) =>
    asked.inject({ method: 'GET', url: '/eco', headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' } });
  expect((await ask(app)).json()).toEqual({ ip: '127.0.0.1' });
  const behind = await startShell([Corners], { TRUST_PROXY: '1', PUBLIC_URL: 'https://yupana.example.pe' });
  const answer = await ask(behind);
  await behind.close();
  expect(answer.json()).toEqual({ ip: '198.51.100.7' });
  expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
});
