import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { startApp } from '../support/app';
import { logIn } from '../support/cast';
import { unaudited } from '../support/audit-watch';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import type { Visit } from '../support/forms';

const PAGE = '/planes/POA-2019/indicadores/LA-2.1.7-1';

describeOnBothDatabases('the page of an indicator', (database) => {
  let app: NestFastifyApplication;
  let reader: Visit;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    reader = await logIn(app, 'administrator');
    await app.get(SampleService).load(LOADED);
  });
  afterAll(() => app.close());
  const get = (url: string) => reader.get(url);
  const change = (sql: string) => unaudited(database.transactions, (manager) => manager.query(sql));
  const verdicts = (body: string) =>
    [
      ...body.matchAll(
        /data-label="Aporte">([\d,]+) personas?<\/td><td role="cell" class="verdict"><span[^>]*>.<\/span> ([^<]+)</g,
      ),
    ].map(([, quantity, verdict]) => `${quantity}: ${verdict}`);

  test('tells why LA 2.1.7 is 173 and neither 308 nor 328', async () => {
    const { statusCode, body } = await get(PAGE);
    expect(statusCode).toBe(200);
    expect(body).toContain(
      'Suma de personas de las actividades validadas hasta el 31/12/2019 que cuentan desde el 18/09/2019 (D.S. N° 015-2019-TR): 69 + 68 + 36 = 173.',
    );
    expect(body).toContain(
      'No cuenta lo anterior al 18/09/2019 (D.S. N° 015-2019-TR): 40 + 48 + 47 = 135 personas; con ello la suma sería 308.',
    );
    expect(body).toContain('No cuenta lo que excluyó la Secretaría Técnica: 5 + 9 + 6 = 20 personas');
    expect(body).toContain('Con todo ello la suma sería 328.');
    expect(body).toMatch(/Frente a la meta física de 80 personas el avance es 216\u00a0%: la meta está alcanzada/);
  });

  test('lists every activity, counted or not, with the reason and what it cites', async () => {
    const { body } = await get(PAGE);
    const early = 'No cuenta: es anterior al 18/09/2019, D.S. N° 015-2019-TR.';
    const excluded = 'No cuenta: la excluyó la Secretaría Técnica. Motivo: servidores públicos, contados en LA 2.1.4';
    expect(verdicts(body)).toEqual([
      ...[`40: ${early}`, `48: ${early}`, `47: ${early}`, `5: ${excluded}`],
      ...['69: Cuenta.', '68: Cuenta.', `9: ${excluded}`, '36: Cuenta.', `6: ${excluded}`],
    ]);
    expect(body).toContain('<li>Informe N° 013-2019-EEBs</li>');
    expect(body).toContain('Hay 9 aportes registrados');
  });

  test('says up to when its figures are validated, as the page of its line does', async () => {
    const through = /Cifras validadas hasta el \d\d\/\d\d\/\d{4} a las \d\d:\d\d/;
    expect((await get(PAGE)).body).toMatch(through);
    expect((await get('/planes/POA-2019/lineas/LA-2.1.7')).body).toMatch(through);
    expect((await get('/planes/POA-2019/indicadores/LA-1.4.4-1')).body).toContain('Sin cifras validadas.');
  });

  test('at an earlier cutoff it tells what had ended by then', async () => {
    const { body } = await get(`${PAGE}?corte=2019-11-20`);
    expect(body).toContain('(D.S. N° 015-2019-TR): 69 = 69.');
    expect(verdicts(body)).toContain('68: No cuenta a esta fecha de corte: terminó después, el 21/11/2019.');
  });

  test('before the plan began it says so, as the page of the objectives does', async () => {
    const early = 'El plan va del 01/01/2019 al 31/12/2019: al 30/06/2018 no había empezado';
    const { body } = await get(`${PAGE}?corte=2018-06-30`);
    expect(body).toContain(early);
    expect(body).toContain(`<a href="${PAGE}?corte=2019-12-31">31/12/2019</a>`);
    expect(body).toContain('Sin cifra');
    expect((await get('/planes/POA-2019/objetivos?corte=2018-06-30')).body).toContain(early);
  });

  test('its course has a point for each month that had a figure, and the same in a table', async () => {
    const { body } = await get(PAGE);
    expect(body.match(/<circle /g)).toHaveLength(6);
    expect(body).not.toContain('style=');
    const days = [...body.matchAll(/<th scope="row" class="day"><a href="[^"]+">([^<]+)</g)].map((match) => match[1]);
    expect(days).toEqual(expect.arrayContaining(['31/01/2019', '30/06/2019', '31/12/2019']));
    expect(days).toHaveLength(12);
    expect(body).toMatch(/30\/11\/2019<\/a><\/th><td class="figure">173<\/td><td class="figure">216\u00a0%/);
  });

  test('what waits for its validation is told, and what it would change', async () => {
    await change(`insert into contribution (commission_id, activity_id, position, indicator_id, institution_id, ended_on, counted, quantity, row_version)
      select c.commission_id, c.activity_id, 99, c.indicator_id, c.institution_id, c.ended_on, false, 70000, 1
      from contribution c where c.quantity = 690000 limit 1`);
    const { body } = await get(PAGE);
    expect(verdicts(body)).toContain('7: No cuenta todavía: está en revisión.');
    expect(body).toContain('Todavía no cuenta lo que está en revisión: 7 personas; con ello la suma sería 180.');
  });

  test('without activities it says what to do and why there is no figure', async () => {
    const { statusCode, body } = await get('/planes/POA-2019/indicadores/LA-1.4.4-1');
    expect(statusCode).toBe(200);
    expect(body).toContain('Todavía no hay ninguna actividad registrada para este indicador.');
    expect(body).toContain('no hay ninguna actividad validada: no hay cifra.');
    expect(body).toContain('Hasta ahora ninguna fecha de corte tiene una cifra.');
  });

  test('an indicator of an objective has its page too, and all of them one of their own', async () => {
    expect((await get('/planes/POA-2019/indicadores/OE-2-1')).body).toContain('OE 2, indicador 1');
    const { statusCode, body } = await get('/planes/POA-2019/objetivos?corte=2019-12-31');
    expect(statusCode).toBe(200);
    expect(body).toContain('href="/planes/POA-2019/indicadores/OE-1-1?corte=2019-12-31"');
    expect(body).toContain('0 a/');
  });

  test('what was programmed is told by period, and what of it is due', async () => {
    await change(`update indicator_version set programming = 'quarter:100000,,200000,500000', row_version = row_version + 1
      where target = 800000`);
    const { body } = await get(`${PAGE}?corte=2019-10-15`);
    expect(body).toContain('<th scope="row">enero a marzo de 2019</th><td class="figure">10</td>');
    expect(body).toContain('<th scope="row">abril a junio de 2019</th><td class="figure">Nada</td>');
    expect(body).toMatch(/Al 15\/10\/2019 lo programado es 30 personas; lo ejecutado es 0\u00a0% de ello\./);
  });

  test('many activities are shown page by page', async () => {
    const values = Array.from(
      { length: 230 },
      (_, n) =>
        `(1, 1, ${100 + n}, (select indicator_id from contribution where quantity = 690000), 1, '2019-12-20', false, 10000, 1)`,
    );
    await change(
      `insert into contribution (commission_id, activity_id, position, indicator_id, institution_id, ended_on, counted, quantity, row_version) values ${values.join(', ')}`,
    );
    const [first, second] = [await get(PAGE), await get(`${PAGE}?pagina=2`)];
    expect(first.body.match(/class="verdict"/g)).toHaveLength(200);
    expect(first.body).toContain('>Página siguiente</a>');
    expect(first.body).toContain('(D.S. N° 015-2019-TR): 173.');
    expect(second.body.match(/class="verdict"/g)).toHaveLength(40);
    expect(second.body).toContain('>Página anterior</a>');
  });

  test.each([
    ['/planes/POA-1999/indicadores/LA-2.1.7-1', 404, 'No existe el plan «POA-1999»'],
    ['/planes/POA-2019/indicadores/LA-2.1.7-9', 404, 'El plan POA-2019 no tiene el indicador «LA 2.1.7-9»'],
    ['/planes/POA-2019/indicadores/%3Cb%3E', 404, 'no tiene el indicador «&lt;b&gt;»'],
    [`${PAGE}?corte=ayer`, 422, 'La fecha de corte «ayer» no existe'],
    [`${PAGE}?pagina=0`, 422, 'El número de página no se entiende'],
    [`${PAGE}?pagina=99`, 404, 'El indicador no tiene una página 99'],
    ['/planes/POA-1999/objetivos', 404, 'No existe el plan «POA-1999»'],
    ['/planes/POA-2019/objetivos?corte=x', 422, 'La fecha de corte «x» no existe'],
    ['/planes/POA-1999/lineas/LA-2.1.7', 404, 'No existe el plan «POA-1999»'],
    ['/planes/POA-2019/lineas/LA-9.9.9', 404, 'no tiene la línea de acción «LA 9.9.9»'],
    ['/planes/POA-2019/lineas/OE-1', 404, 'no tiene la línea de acción «OE 1»'],
  ])('%s is answered with %d and a sentence', async (url, status, sentence) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(status);
    expect(body).toContain(sentence);
  });

  describe('the page of a line', () => {
    const LINE = '/planes/POA-2019/lineas/LA-2.1.7';

    test('of a plan that belongs to none of several years says so', async () => {
      const { statusCode, body } = await get(LINE);
      expect(statusCode).toBe(200);
      expect(body).toContain('El plan POA-2019 no pertenece a un plan de varios años: se muestra solo su periodo.');
      expect(body).toContain('data-label="Ejecutado">173</td>');
    });

    test('shows the years of the plan of several years, and those without the line', async () => {
      await change(`insert into plan (commission_id, code, title, starts_on, ends_on, row_version) values
        (1, 'PNLCTF', 'III Plan Nacional', '2019-01-01', '2022-12-31', 1),
        (1, 'POA-2020', 'Plan Operativo Anual 2020', '2020-01-01', '2020-12-31', 1)`);
      await change(`insert into plan_version (commission_id, plan_id, number, state, since, row_version)
        select 1, id, 1, 'approved', starts_on, 1 from plan where code in ('PNLCTF', 'POA-2020')`);
      await change(`update plan set row_version = row_version + 1, multi_year_plan_id =
        (select m.id from plan m where m.code = 'PNLCTF') where code like 'POA-%'`);
      const { body } = await get(LINE);
      expect(body).toContain('Los años de «III Plan Nacional» (PNLCTF)');
      expect(body.indexOf('id="POA-2019"')).toBeLessThan(body.indexOf('id="POA-2020"'));
      expect(body).toContain('Este plan no tiene indicadores para LA 2.1.7.');
    });
  });
});
