import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { SampleService } from '../../src/operations/sample.service';
import { PlansService } from '../../src/plans/plans.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import type { Visit } from '../support/forms';

const PAGES = ['anexo-1', 'anexo-1.csv', 'objetivos', 'indicadores/LA-2.1.7-1', 'lineas/LA-2.1.7'];
const PERIOD = { startsOn: '2019-01-01', endsOn: '2019-12-31', countsFrom: null, countsFromNorm: null, cutoff: null };

describeOnBothDatabases('the addresses of a plan', (database) => {
  let app: NestFastifyApplication;
  let reader: Visit;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    reader = await logIn(app, 'administrator');
    await app.get(SampleService).load(LOADED);
  });
  afterAll(() => app.close());
  const get = (url: string) => reader.get(url);
  const answered = async (url: string) => {
    const { statusCode, headers } = await get(url);
    return [statusCode, headers.location];
  };

  describe('whose code is its own alone', () => {
    test.each(PAGES)('name it by its code: %s', async (page) => {
      expect(await answered(`/planes/POA-2019/${page}`)).toEqual([200, undefined]);
    });

    test.each(PAGES)(
      'in other letters, or with its commission, lead there with the question asked: %s',
      async (page) => {
        const own = [301, `/planes/POA-2019/${page}?corte=2019-11-30`];
        for (const other of ['poa-2019', 'CNLCTF~POA-2019', 'cnlctf~poa-2019', 'CNLCTF%2FPOA-2019']) {
          expect(await answered(`/planes/${other}/${page}?corte=2019-11-30`)).toEqual(own);
        }
      },
    );

    test('of an indicator and a line have the codes in capitals', async () => {
      const own = (page: string) => [301, `/planes/POA-2019/${page}`];
      expect(await answered('/planes/POA-2019/indicadores/la-2.1.7-1')).toEqual(own('indicadores/LA-2.1.7-1'));
      expect(await answered('/planes/POA-2019/lineas/la-02.1.7')).toEqual(own('lineas/LA-2.1.7'));
      expect(await answered('/planes/%50OA-2019/lineas/LA-2.1.7')).toEqual([200, undefined]);
    });

    test('are asked about again by a browser that was led there', async () => {
      expect((await get('/planes/poa-2019/anexo-1')).headers['cache-control']).toBe('no-cache');
    });

    test('have the board in any letters too', async () => {
      expect((await get('/?plan=cnlctf~poa-2019')).body).toContain('href="/planes/POA-2019/anexo-1?corte=2019-12-31"');
    });
  });

  describe('whose code two commissions use', () => {
    beforeAll(async () => {
      await app.get(CommissionsService).add('OTRA', 'Otra comisión', null, LOADED);
      const header = { ...PERIOD, code: 'POA-2019', title: 'El otro', commission: 'OTRA' };
      const choices = { validatedBy: null, draft: false, replace: false };
      const book = readFileSync(join(__dirname, '../../data/poa-2019.xlsx'));
      await app.get(PlanWorkbookService).import(book, { ...header, ...choices }, LOADED);
    });

    test.each(PAGES)('name the commission: %s', async (page) => {
      for (const plan of ['CNLCTF~POA-2019', 'OTRA~POA-2019']) {
        expect(await answered(`/planes/${plan}/${page}`)).toEqual([200, undefined]);
      }
      expect(await answered(`/planes/otra~poa-2019/${page}`)).toEqual([301, `/planes/OTRA~POA-2019/${page}`]);
    });

    test.each(PAGES)('by the code alone are refused with what to do: %s', async (page) => {
      const { statusCode, body } = await get(`/planes/POA-2019/${page}`);
      expect(statusCode).toBe(422);
      expect(body).toContain(
        'Varias comisiones tienen el plan «POA-2019»: elíjalo en el tablero, o nómbrelo como CNLCTF/POA-2019 o OTRA/POA-2019.',
      );
    });

    test('all links of the board and of the pages that it leads to are answered', async () => {
      const { body } = await get('/');
      for (const plan of ['CNLCTF', 'OTRA']) expect(body).toContain(`<option value="${plan}~POA-2019"`);
      const seen = new Set(['/?plan=OTRA~POA-2019']);
      for (const url of seen) {
        const answer = await get(url);
        expect([url, answer.statusCode]).toEqual([url, 200]);
        if (seen.size < 60) for (const link of linksIn(answer.body)) seen.add(link);
      }
      expect([...seen].some((url) => url.startsWith('/planes/OTRA~POA-2019/indicadores/'))).toBe(true);
      expect([...seen].filter((url) => /\/planes\/(POA|CNLCTF)/.test(url))).toEqual([]);
    }, 60_000);

    test('name it for the command line with one slash, in any letters', async () => {
      const plans = app.get(PlansService);
      expect(await plans.named('otra/poa-2019')).toMatchObject({ title: 'El otro', code: 'POA-2019' });
      for (const wrong of ['OTRA/POA-2019/1', 'OTRA//POA-2019', '/POA-2019', 'OTRA/', '']) {
        await expect(plans.named(wrong)).rejects.toThrow(`«${wrong}» no nombra un plan; escriba su código`);
      }
      await expect(plans.named('NADIE/POA-2019')).rejects.toThrow('No existe la comisión «NADIE»');
      await expect(plans.named('OTRA/POA-2018')).rejects.toThrow('No existe el plan «OTRA/POA-2018»');
    });
  });

  test.each([
    ['/planes/A%2FB%2FC/anexo-1', 404, '«A/B/C» no nombra un plan'],
    ['/planes/OTRA~/anexo-1', 404, '«OTRA/» no nombra un plan'],
    ['/planes/OTRA~POA~2019/anexo-1', 404, 'No existe el plan «OTRA/POA~2019»'],
    ['/planes/nadie~POA-2019/objetivos', 404, 'No existe la comisión «NADIE»'],
    ['/?plan=A%2FB%2FC', 404, '«A/B/C» no nombra un plan'],
  ])('%s is answered with %d and a sentence', async (url, status, sentence) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(status);
    expect(body).toContain(sentence);
  });

  test('a plan is stored under a code in capitals alone', async () => {
    const header = { ...PERIOD, code: 'poa-2019', title: 'El mismo', commission: 'OTRA' };
    const request = { ...header, validatedBy: null, draft: false, replace: false };
    const book = readFileSync(join(__dirname, '../../data/poa-2019.xlsx'));
    await expect(app.get(PlanWorkbookService).import(book, request, LOADED)).rejects.toThrow('use letras mayúsculas');
  });
});

/** The links of a page to other pages of the site, without their places on them. */
function linksIn(body: string): string[] {
  const links = [...body.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );
  return links.filter((link) => link !== '/' && !/\.(json|csv|html|xlsx|pdf)\?/.test(link));
}
