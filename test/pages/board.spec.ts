import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { startApp } from '../support/app';
import { describeOnBothDatabases } from '../support/databases';

describeOnBothDatabases('the board', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
  });
  afterAll(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
  const change = (sql: string) => database.connections.writing.query(sql);
  const tableOf = (body: string, id: string): string =>
    new RegExp(`<h2 id="${id}">[^]*?</table>`).exec(body)?.[0] ?? '';

  test('without any plan it says what to do', async () => {
    const { statusCode, body } = await get('/');
    expect(statusCode).toBe(200);
    expect(body).toContain('yupana demo-data');
  });

  test('counts the lights of the current plan and leads to their rows', async () => {
    await app.get(SampleService).load();
    const { statusCode, body } = await get('/');
    expect(statusCode).toBe(200);
    expect(body).toContain('Tablero: Plan Operativo Anual 2019');
    const href = '/planes/POA-2019/anexo-1?corte=2019-12-31&amp;semaforo=alcanzada';
    expect(body).toContain(`<a href="${href}"><strong>7</strong>`);
    expect(body).toContain('El plan tiene 12 indicadores de líneas de acción.');
    expect(body).toMatch(/El avance promedio es <strong>73\u00a0%<\/strong>, sobre 10 de 12 indicadores/);
    expect(body).toContain('<a class="button button-quiet" href="/planes/POA-2019/anexo-1?corte=2019-12-31">');
  });

  test('every link of its tables leads to as many rows as it says', async () => {
    const { body } = await get('/');
    for (const id of ['objetivos', 'ejes', 'estrategias', 'instituciones']) {
      const links = [...tableOf(body, id).matchAll(/<a href="([^"]+)" aria-label="(\d+), /g)];
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
    expect(missing).toContain('>SUNAFIL</a></th><td class="figure">2 indicadores</td>');
    const [, first = ''] = /<a href="([^"]+)" title="[^"]+">LA 1\.4\.4-1<\/a>/.exec(missing) ?? [];
    expect((await get(first)).statusCode).toBe(200);
  });

  test('at another cutoff it counts what was there then', async () => {
    const { body } = await get('/?corte=18/11/2019');
    expect(body).toContain('18 de noviembre de 2019');
    expect(body).not.toContain('<strong>7</strong>');
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
    expect(body).toContain('El plan todavía no tiene indicadores');
    expect(body).toContain('Ninguno tiene todavía un avance que se pueda promediar.');
    expect((await get('/planes/POA-2018/anexo-1')).body).toContain(
      'El plan todavía no tiene objetivos ni indicadores.',
    );
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

  test('plans of one code in two commissions are told apart', async () => {
    await change(`insert into commission (code, name, row_version) values ('OTRA', 'Otra comisión', 1)`);
    await change(`insert into plan (commission_id, code, title, starts_on, ends_on, row_version)
      select id, 'POA-2019', 'El otro', '2019-01-01', '2019-12-31', 1 from commission where code = 'OTRA'`);
    await change(`insert into plan_version (commission_id, plan_id, number, state, since, row_version)
      select commission_id, id, 1, 'approved', starts_on, 1 from plan where title = 'El otro'`);
    expect((await get('/?plan=OTRA%2FPOA-2019')).body).toContain('Tablero: El otro');
    expect((await get('/?plan=CNLCTF%2FPOA-2019')).body).toContain(
      'href="/planes/CNLCTF%2FPOA-2019/anexo-1?corte=2019-12-31"',
    );
    const { statusCode, body } = await get('/planes/POA-2019/anexo-1');
    expect(statusCode).toBe(422);
    expect(body).toContain('Varias comisiones tienen el plan «POA-2019»');
  });
});
