import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { SampleService } from '../../src/operations/sample.service';
import { startApp } from '../support/app';
import { logIn } from '../support/cast';
import { unaudited } from '../support/audit-watch';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import type { Visit } from '../support/forms';

describeOnBothDatabases('the board', (database) => {
  let app: NestFastifyApplication;
  let reader: Visit;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    reader = await logIn(app, 'administrator');
  });
  afterAll(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => reader.get(url, headers);
  const change = (sql: string) => unaudited(database.transactions, (manager) => manager.query(sql));
  const tableOf = (body: string, id: string): string =>
    new RegExp(`<h2 id="${id}">[^]*?</table>`).exec(body)?.[0] ?? '';

  test('without any plan it says what to do', async () => {
    const { statusCode, body } = await get('/');
    expect(statusCode).toBe(200);
    for (const order of ['commission add', 'institution import', 'plan import', 'demo-data']) {
      expect(body).toContain(`<code>yupana ${order}</code>`);
    }
  });

  test('commands are shown to the administration alone', async () => {
    const name = 'Comisión Nacional para la Lucha contra el Trabajo Forzoso';
    await app.get(CommissionsService).add('CNLCTF', name, 119, LOADED);
    const { body } = await (await logIn(app, 'secretary')).get('/');
    expect(body).toContain('La secretaría técnica carga el plan desde su libro de Excel');
    expect(body).not.toContain('<code>');
  });

  test('counts the lights of the current plan and leads to their rows', async () => {
    await app.get(SampleService).load(LOADED);
    const { statusCode, body } = await get('/');
    expect(statusCode).toBe(200);
    expect(body).toContain('Tablero: Plan Operativo Anual 2019');
    const href = '/planes/POA-2019/anexo-1?corte=2019-12-31&amp;semaforo=alcanzada';
    expect(body).toContain(`<a href="${href}"><strong>7</strong>`);
    expect(body).toContain('El plan tiene 12 indicadores de líneas de acción.');
    expect(body).toMatch(/<strong>73\u00a0%<\/strong> <span>Avance promedio, sobre 10 de 12 indicadores<\/span>/);
    expect(body).toContain('<a class="button button-quiet" href="/planes/POA-2019/anexo-1?corte=2019-12-31">');
  });

  test('every link of its tables leads to as many rows as it says', async () => {
    const { body } = await get('/');
    for (const id of ['objetivos', 'ejes', 'estrategias', 'instituciones']) {
      const links = [...tableOf(body, id).matchAll(/href="([^"]+)" aria-label="(\d+), /g)];
      expect(links.length).toBeGreaterThan(1);
      for (const [, href = '', count] of links) {
        expect((await get(href.replaceAll('&amp;', '&'))).body).toContain(`Se muestran ${count} de 12 indicadores.`);
      }
    }
  });

  test('an objective shows its average with the indicators that it rests on', async () => {
    const { body } = await get('/');
    expect(tableOf(body, 'objetivos')).toMatch(
      /OE 1: [^]*?<strong>67\u00a0%<\/strong> <span>6 de 8 indicadores<\/span>/,
    );
    expect(tableOf(body, 'instituciones')).toContain('<span>0 de 2 indicadores</span>');
    expect(body).not.toContain('no suman el total');
  });

  test('tells what is missing, by institution, and links to it', async () => {
    const missing = tableOf((await get('/')).body, 'faltan');
    expect(missing).toMatch(/>SUNAFIL<\/a><\/th><td [^>]*>2 indicadores<\/td>/);
    const [, first = ''] = /<a href="([^"]+)" title="[^"]+">LA 1\.4\.4-1<\/a>/.exec(missing) ?? [];
    expect((await get(first)).statusCode).toBe(200);
  });

  test('at another cutoff it counts what was there then', async () => {
    const { body } = await get('/?corte=18/11/2019');
    expect(body).toContain('18 de noviembre de 2019');
    expect(body).not.toContain('<strong>7</strong>');
  });

  test('before the plan began it says so, and leads to its last day', async () => {
    const { body } = await get('/?corte=2018-06-30');
    expect(body).toContain('El plan va del 01/01/2019 al 31/12/2019: al 30/06/2018 no había empezado');
    expect(body).toContain('<a href="/?plan=POA-2019&amp;corte=2019-12-31">31/12/2019</a>');
    expect((await get('/?corte=2019-01-01')).body).not.toContain('no había empezado');
  });

  test('says where a table does not add up', async () => {
    await change(`update participation set role = 'responsible', row_version = row_version + 1 where position < 2`);
    const { body } = await get('/');
    expect(body).toMatch(/\d+ indicadores tienen más de una institución responsable[^<]*no suman el total\./);
  });

  test('with several plans one can be chosen; the current one is the last that began and is no draft', async () => {
    for (const [code, starts] of [
      ['POA-2018', '2018'],
      ['POA-2017', '2017'],
    ]) {
      await change(`insert into plan (commission_id, code, title, starts_on, ends_on, row_version)
        values (1, '${code}', 'Plan ${starts}', '${starts}-01-01', '${starts}-12-31', 1)`);
      await change(`insert into plan_version (commission_id, plan_id, number, state, since, row_version)
        select 1, id, 1, 'approved', starts_on, 1 from plan where code = '${code}'`);
    }
    await change(`insert into plan (commission_id, code, title, starts_on, ends_on, row_version)
      values (1, 'POA-2020', 'Plan 2020', '2020-01-01', '2020-12-31', 1)`);
    await change(`insert into plan_version (commission_id, plan_id, number, state, since, row_version)
      select 1, id, 1, 'draft', starts_on, 1 from plan where code = 'POA-2020'`);
    const { body } = await get('/');
    expect(body).toContain('<option value="POA-2019" selected>');
    expect(body).toMatch(/<option value="POA-2020">Plan 2020 \([^)]*borrador\)/);
    expect((await get('/?plan=POA-2018')).body).toContain('Tablero: Plan 2018');
  });

  test('a plan without indicators says so', async () => {
    const { statusCode, body } = await get('/?plan=POA-2018');
    expect(statusCode).toBe(200);
    const sentence =
      'El plan todavía no tiene indicadores en sus líneas de acción. La secretaría técnica completa el libro de Excel';
    expect(body).toContain(sentence);
    const observer = await logIn(app, 'observer');
    for (const address of ['/?plan=POA-2018', '/planes/POA-2018/anexo-1', '/planes/POA-2018/objetivos']) {
      expect((await get(address)).body).toContain('<code>yupana plan import … --replace</code>');
      const told = (await observer.get(address)).body;
      expect([told.includes('La secretaría técnica completa'), told.includes('yupana plan')]).toEqual([true, false]);
    }
    expect(body).not.toContain('class="tiles"');
    expect(body).not.toContain('No falta ningún informe');
    const matrix = await get('/planes/POA-2018/anexo-1');
    expect(matrix.body).toContain(sentence);
    expect(matrix.body).not.toContain('Totales');
    expect((await get('/planes/POA-2018/objetivos')).body).toContain('El plan todavía no tiene objetivos.');
  });

  test('a reader who has it is not sent it again until something changes', async () => {
    const tag = String((await get('/')).headers.etag);
    const again = await get('/', { 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await change(`update plan set title = 'Plan 2017, nuevo' where code = 'POA-2017'`);
    expect((await get('/', { 'if-none-match': tag })).statusCode).toBe(200);
  });

  test.each([
    ['/?plan=POA-1999', 404, 'No existe el plan «POA-1999»'],
    ['/?plan=a&plan=b', 404, 'No existe el plan «a, b»'],
    ['/?corte=ayer', 422, 'La fecha de corte «ayer» no existe'],
    ['/?corte=2019-13-01', 422, 'La fecha de corte «2019-13-01» no existe'],
  ])('%s is answered with %d and a sentence', async (url, status, sentence) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(status);
    expect(body).toContain(sentence);
  });
});
