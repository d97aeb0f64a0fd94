import { Body, Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Refusal } from '../../src/domain/refusal';
import { blankForm, readForm, type ShownForm } from '../../src/web/form';
import { Line, Lines, Ticked, Whole } from '../../src/web/form-fields';
import { onceKey } from '../../src/web/once';
import { page, type Page } from '../../src/web/page';
import { type Redirect, redirectTo } from '../../src/web/redirect';
import { answerForm } from '../../src/web/submission';
import { startShell } from '../support/app';
import { formIn, Visit } from '../support/forms';

class NewCommission {
  @Line({ missing: 'Escriba el código.', most: 31 }) readonly code!: string;
  @Line({ missing: 'Escriba el nombre.' }) readonly name!: string;
  @Whole({ least: 0, most: 9999, wrong: 'Escriba un número entero de 0 a 9999.' }) readonly lastOrdinary!:
    number | null;
  @Ticked() readonly secondFactorRequired!: boolean;
}

class RegionalCommission extends NewCommission {
  @Line({ missing: 'Escriba la región.' }) readonly region!: string;
}

const stored: unknown[] = [];

@Controller('prueba')
class Forms {
  @Get()
  show(): Page {
    return formPage(blankForm({ code: 'CNLCTF' }), 200);
  }

  @Post()
  add(@Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(NewCommission, body, {
      act: async (form) => {
        if (form.code === 'USADO') throw new Refusal('El código «USADO» ya existe; elija otro.', 'conflict');
        if (form.code === 'NADA') throw new Refusal('No existe la comisión.', 'not-found');
        stored.push({ ...form, once: onceKey(body) });
        return Promise.resolve(redirectTo('/prueba', `Se registró la comisión «${form.name}».`));
      },
      again: formPage,
    });
  }
}

function formPage(form: ShownForm, status: number): Page {
  const view = {
    title: 'Nueva comisión',

    action: '/prueba',
    isNew: true,
    cancel: '/',
    form,
  };
  return page('institutions/commission-new', view, status).inPart('institutions/_commission-form');
}

const RIGHT = { code: 'CRLCTF-UCAYALI', name: '  Comisión   Regional ', lastOrdinary: '12' };
let app: NestFastifyApplication;
beforeAll(async () => (app = await startShell([Forms])));
afterAll(() => app.close());
beforeEach(() => (stored.length = 0));

test('a form that is right is acted on once, and the next page says so once', async () => {
  const visit = new Visit(app);
  const sent = await visit.fill('/prueba', RIGHT);
  expect([sent.statusCode, sent.headers.location, sent.body]).toEqual([303, '/prueba', '']);
  expect(stored).toEqual([
    {
      ...{ code: 'CRLCTF-UCAYALI', name: 'Comisión Regional', lastOrdinary: 12, secondFactorRequired: false },
      once: expect.stringMatching(/^[\w-]{22}$/) as string,
    },
  ]);
  const told =
    '<div class="notice notice-done" role="status"><p>Se registró la comisión «Comisión Regional».</p></div>';
  expect((await visit.get('/prueba')).body).toContain(told);
  expect((await visit.get('/prueba')).body).not.toContain('role="status"');
});

test('a form that is wrong comes back with what was typed, and a summary that leads to each field', async () => {
  const { statusCode, body } = await new Visit(app).fill('/prueba', {
    ...{ code: '', name: '<b>Comisión</b>', lastOrdinary: 'doce', secondFactorRequired: 'sí' },
  });
  expect(statusCode).toBe(422);
  expect(body).toContain('<h2>Corrija estas 2 cosas</h2>');
  expect(body).toContain('<a href="#code">Escriba el código.</a>');
  expect(body).toContain('<a href="#lastOrdinary">Escriba un número entero de 0 a 9999.</a>');
  expect(body).toContain('value="&lt;b&gt;Comisión&lt;/b&gt;"');
  expect(body).toContain('value="doce"');
  expect(body).toMatch(
    /id="lastOrdinary"[^>]* aria-invalid="true" aria-describedby="lastOrdinary-ayuda lastOrdinary-error"/,
  );
  expect(body).toMatch(/type="checkbox" value="sí" checked\s+id="secondFactorRequired"/);
  expect(stored).toEqual([]);
});

test.each([
  ['USADO', 409, 'El código «USADO» ya existe; elija otro.', true],
  ['NADA', 404, 'No existe la comisión.', false],
])('what the service refuses (%s) is answered with %d', async (code, status, sentence, keeps) => {
  const { statusCode, body } = await new Visit(app).fill('/prueba', { ...RIGHT, code });
  expect(statusCode).toBe(status);
  expect(body).toContain(sentence);
  expect(body.includes('value="  Comisión   Regional "')).toBe(keeps);
});

test('fields that the form does not have are ignored, and of one sent twice the first counts', async () => {
  const { statusCode } = await new Visit(app).fill('/prueba', {
    ...RIGHT,
    ...{ code: ['UNO', 'DOS'], role: 'administration', institutionId: '7', constructor: 'x', toString: 'y' },
  });
  expect(statusCode).toBe(303);
  expect(Object.keys(stored[0] as object)).toEqual(['code', 'name', 'lastOrdinary', 'secondFactorRequired', 'once']);
  expect(stored[0]).toMatchObject({ code: 'UNO' });
});

test.each([
  ['a control character', 'Comisión\u0007', 'un carácter de control (U+0007)'],
  [
    'a mark that turns the direction',
    'Comisión \u202Egpj',
    'una marca que invierte el sentido de la escritura (U+202E)',
  ],
])('%s is refused', async (_name, name, words) => {
  const { statusCode, body } = await new Visit(app).fill('/prueba', { ...RIGHT, name });
  expect(statusCode).toBe(422);
  expect(body).toContain(`<a href="#name">El texto contiene ${words}; bórrelo y escríbalo otra vez.</a>`);
});

test('a text that is too long, and a form of a mebibyte and more', async () => {
  const long = await new Visit(app).fill('/prueba', { ...RIGHT, name: 'x'.repeat(201) });
  expect(long.body).toContain('Escriba 200 letras como máximo.');
  const huge = await new Visit(app).fill('/prueba', { ...RIGHT, name: 'x'.repeat(1_100_000) });
  expect(huge.statusCode).toBe(413);
  expect(stored).toEqual([]);
});

test('a form that extends another has the fields and the rules of both', () => {
  const { problems } = readForm(RegionalCommission, { code: RIGHT.code }).shown;
  expect(problems.map(({ sentence }) => sentence).sort()).toEqual(['Escriba el nombre.', 'Escriba la región.']);
  const { value } = readForm(RegionalCommission, { ...RIGHT, region: 'Ucayali' });
  expect(value).toMatchObject({ code: RIGHT.code, region: 'Ucayali' });
  expect(readForm(NewCommission, RIGHT).shown.problems).toEqual([]);
});

test('lines that a browser ends with two characters are lines', () => {
  class Names {
    @Lines({ most: 3, longest: 10 }) readonly names!: string[];
  }
  expect(readForm(Names, { names: 'MINAM\r\n\r\n Ambiente \r\nMINAM' }).value).toEqual({
    names: ['MINAM', 'Ambiente'],
  });
  const { problems } = readForm(Names, { names: ['a', 'b', 'c', 'd'] }).shown;
  expect(problems).toEqual([{ field: 'names', sentence: 'Escriba 3 líneas como máximo.' }]);
});

describe('with htmx', () => {
  const HTMX = { 'hx-request': 'true', 'hx-request-type': 'partial' };

  test('a wrong form is answered with the part alone, in the same markup', async () => {
    const visit = new Visit(app);
    const { statusCode, body, headers } = await visit.fill('/prueba', { ...RIGHT, code: '' }, HTMX);
    expect(statusCode).toBe(422);
    expect(body).not.toContain('<html');
    expect(headers['hx-retarget']).toBeUndefined();
    const whole = await visit.fill('/prueba', { ...RIGHT, code: '' });
    const partOf = (html: string) => (/<form[^]*<\/form>/.exec(html)?.[0] ?? '').replace(/value="[\w-]{22}"/, '');
    expect(partOf(body)).toBe(partOf(whole.body));
    expect(formIn(body).hidden._envio).not.toBe(formIn(whole.body).hidden._envio);
  });

  test('a right one leads on, and an error takes the whole page', async () => {
    const visit = new Visit(app);
    const right = await visit.fill('/prueba', RIGHT, HTMX);
    expect([right.statusCode, right.headers['hx-redirect'], right.headers.location]).toEqual([
      200,
      '/prueba',
      undefined,
    ]);
    const absent = await visit.fill('/prueba', { ...RIGHT, code: 'NADA' }, HTMX);
    expect([absent.statusCode, absent.headers['hx-retarget']]).toEqual([404, 'body']);
    expect(absent.body).toContain('<html lang="es-PE">');
  });
});
