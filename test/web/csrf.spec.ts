import { Body, Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { blankForm } from '../../src/web/form';
import { page, type Page } from '../../src/web/page';
import { type Redirect, redirectTo } from '../../src/web/redirect';
import { startShell } from '../support/app';
import { type Fields, formIn, Visit } from '../support/forms';

let done = 0;

@Controller('prueba')
class Forms {
  @Get()
  show(): Page {
    const view = {
      title: 'Prueba',

      action: '/prueba',
      isNew: false,
      cancel: '/',
      form: blankForm(),
    };
    return page('institutions/commission-new', view);
  }

  @Post()
  act(@Body() _body: unknown): Redirect {
    done += 1;
    return redirectTo('/prueba', 'Hecho.');
  }
}

let app: NestFastifyApplication;
beforeAll(async () => (app = await startShell([Forms])));
afterAll(() => app.close());
beforeEach(() => (done = 0));

test('a form of the page itself is accepted, and a page with a form gives the visit its cookie', async () => {
  const visit = new Visit(app);
  const { headers } = await visit.get('/prueba');
  expect(String(headers['set-cookie'])).toMatch(/^visita=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await visit.fill('/prueba', {})).statusCode).toBe(303);
  expect(done).toBe(1);
});

test('over https the cookies belong to this very host', async () => {
  const secure = await startShell([Forms], { PUBLIC_URL: 'https://yupana.example.pe' });
  const { headers } = await new Visit(secure).get('/prueba');
  await secure.close();
  expect(String(headers['set-cookie'])).toMatch(/^__Host-visita=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

describe('refused with 403, and nothing is done:', () => {
  const refused = async (visit: Visit, fields: Fields, headers: Record<string, string> = {}) => {
    const { statusCode, body } = await visit.send('/prueba', fields, headers);
    expect(statusCode).toBe(403);
    expect(done).toBe(0);
    return body;
  };

  test('a form without a token, with one made up, or without the cookie it is bound to', async () => {
    const visit = new Visit(app);
    const { hidden } = formIn((await visit.get('/prueba')).body);
    const made: Fields[] = [{}, { _csrf: '' }, { _csrf: 'x'.repeat(43) }];
    for (const fields of made)
      expect(await refused(visit, fields)).toContain('Vuelva con el botón «atrás», que conserva lo escrito');
    await refused(new Visit(app), hidden);
  });

  test("another visit's token", async () => {
    const [visit, other] = [new Visit(app), new Visit(app)];
    await visit.get('/prueba');
    await refused(visit, formIn((await other.get('/prueba')).body).hidden);
  });

  test('a cookie that this site did not sign', async () => {
    const visit = new Visit(app);
    const { hidden } = formIn((await visit.get('/prueba')).body);
    visit.keep('visita', `visita:${'A'.repeat(22)}.${'B'.repeat(43)}`);
    await refused(visit, hidden);
  });

  test.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://otro.example' },
    { origin: 'null' },
  ])('a right token from another site %j', async (headers) => {
    const visit = new Visit(app);
    const { hidden } = formIn((await visit.get('/prueba')).body);
    expect(await refused(visit, hidden, headers)).toContain('El envío no vino de una página de este sitio');
  });
});

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'same-origin' },
  { origin: 'http://localhost:3000' },
  { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' },
])('accepted from %j', async (headers) => {
  expect((await new Visit(app).fill('/prueba', {}, headers)).statusCode).toBe(303);
});
