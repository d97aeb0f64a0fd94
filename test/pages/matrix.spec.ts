import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { startApp } from '../support/app';
import { logIn } from '../support/cast';
import { unaudited } from '../support/audit-watch';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import type { Visit } from '../support/forms';

const MATRIX = '/planes/POA-2019/anexo-1';
const LAST = 'corte=2019-12-31';

describeOnBothDatabases('the matrix of a plan', (database) => {
  let app: NestFastifyApplication;
  let reader: Visit;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    reader = await logIn(app, 'administrator');
    await app.get(SampleService).load(LOADED);
  });
  afterAll(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => reader.get(url, headers);
  const rowsOf = async (query: string) =>
    [...(await get(`${MATRIX}?${query}`)).body.matchAll(/<th id="(LA[\d.]+-\d+)"/g)].map((match) => match[1]);

  test('shows the figures of the plan at its end, and at a cutoff asked for', async () => {
    const { statusCode, body } = await get(MATRIX);
    expect(statusCode).toBe(200);
    expect(body).toContain('31 de diciembre de 2019');
    expect(body).toMatch(/216\u00a0%/);
    expect(body).toContain('Se muestran 12 de 12 indicadores.');
    const earlier = await get(`${MATRIX}?corte=2019-11-18`);
    expect(earlier.body).toContain('18 de noviembre de 2019');
    expect(earlier.body).not.toMatch(/216\u00a0%/);
  });

  test('notes below the table have their signs', async () => {
    for (const address of [MATRIX, '/planes/POA-2019/objetivos']) {
      expect((await get(address)).body).toContain('<dt>TF =</dt> <dd>Trabajo forzoso.</dd>');
    }
  });

  test('every cell names the headings of its column, its objective, strategy, line and indicator', async () => {
    const { body } = await get(MATRIX);
    const ids = new Set([...body.matchAll(/<th id="([^"]+)"/g)].map((match) => match[1]));
    const named = [...body.matchAll(/<t[dh][^>]* headers="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '));
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(body).toContain('headers="c6 ce OE2 E2.1 LA2.1.7 LA2.1.7-1" class="figure light-met">173</td>');
  });

  test.each([
    ['semaforo=sin-informacion', ['LA1.4.4-1', 'LA1.4.4-2']],
    ['objetivo=OE2&semaforo=parcial', ['LA2.1.4-2']],
    ['eje=EE2', ['LA1.3.3-1']],
    ['estrategia=E1.3', ['LA1.3.3-1']],
    ['estrategia=e%201.3', ['LA1.3.3-1']],
    ['institucion=SUNAFIL&solo=responsable', ['LA1.4.4-1', 'LA1.4.4-2']],
    ['texto=LA+2.1.7', ['LA2.1.7-1']],
    ['texto=2.1.7', ['LA2.1.7-1']],
    ['texto=la2.1.7', ['LA2.1.7-1']],
    ['texto=1.3', ['LA1.3.3-1']],
    ['texto=FISCALIZAR', ['LA1.4.4-1', 'LA1.4.4-2']],
    ['texto=actuacion+sancion+acta', ['LA1.4.4-2']],
    ['semaforo=&objetivo=&eje=&estrategia=&institucion=&texto=LA1.3.3', ['LA1.3.3-1']],
  ])('narrowed by %s', async (query, rows) => {
    expect(await rowsOf(query)).toEqual(rows);
  });

  test('an institution is found where it is involved too', async () => {
    const [involved, responsible] = [
      await rowsOf('institucion=SUNAFIL'),
      await rowsOf('institucion=SUNAFIL&solo=responsable'),
    ];
    expect(involved).toEqual(expect.arrayContaining(responsible));
    expect(involved.length).toBeGreaterThan(responsible.length);
  });

  test('without any row it says what to do', async () => {
    const { statusCode, body } = await get(`${MATRIX}?texto=zzz`);
    expect(statusCode).toBe(200);
    expect(body).toContain('Ningún indicador cumple con todos los filtros.');
    expect(body).toContain('Se muestran 0 de 12 indicadores.');
  });

  test('an objective is folded by its link and opened by the same one', async () => {
    const open = await get(`${MATRIX}?${LAST}&texto=trabajo`);
    const fold = /<a class="fold" href="([^"#]+)#OE1" aria-label="Cerrar OE 1">/
      .exec(open.body)?.[1]
      ?.replaceAll('&amp;', '&');
    expect(fold).toBe(`${MATRIX}?${LAST}&texto=trabajo&cerrados=OE1`);
    const closed = await get(fold ?? '');
    expect(closed.body).not.toContain('id="LA1.3.3-1"');
    expect(closed.body).toContain('id="OE1"');
    expect(closed.body).toContain(`href="${MATRIX}?${LAST}&amp;texto=trabajo#OE1" aria-label="Abrir OE 1"`);
    expect(closed.body).toContain('<input type="hidden" name="cerrados" value="OE1">');
    expect(await rowsOf('cerrados=OE1&cerrados=OE2')).toEqual([]);
    expect(await rowsOf('cerrados=OE9,nada')).toHaveLength(12);
  });

  test('the plan alone has neither execution nor lights', async () => {
    const { body } = await get(`${MATRIX}?vista=plan`);
    expect(body).toContain('sin su ejecución');
    expect(body).toContain('id="LA2.1.7-1"');
    expect(body).not.toContain('Pendiente');
    expect(body).not.toContain('Meta alcanzada o superada</span>');
  });

  test.each([
    ['eje=EE9', 'El plan no tiene el eje «EE9»'],
    ['semaforo=verde', 'El semáforo «verde» no existe'],
    ['objetivo=OE7', 'El plan no tiene el objetivo «OE7»'],
    ['estrategia=x', 'El plan no tiene la estrategia «x»'],
    ['institucion=ONU', 'En el plan no participa «ONU»'],
    ['solo=todas', 'El papel «todas» no existe'],
    ['vista=otra', 'La vista «otra» no existe'],
    ['texto=a&texto=b', 'El filtro «texto» está repetido'],
    [`texto=${'x'.repeat(201)}`, 'El texto pasa de 200 caracteres'],
    ['eje=%3Cscript%3E', 'El plan no tiene el eje «&lt;script&gt;»'],
  ])('%s is answered with 422, the sentence and the rows without it', async (query, sentence) => {
    const { statusCode, body, headers } = await get(`${MATRIX}?${query}`);
    expect(statusCode).toBe(422);
    expect(body).toContain(sentence);
    expect(body).toContain('Se muestran 12 de 12 indicadores.');
    expect(headers.etag).toBeUndefined();
  });

  test.each([
    ['/planes/POA-1999/anexo-1', 404, 'No existe el plan «POA-1999»'],
    ['/planes/%3Cscript%3E/anexo-1', 404, 'No existe el plan «&lt;script&gt;»'],
    ['/planes/NADIE%2FPOA-2019/anexo-1', 404, 'No existe la comisión «NADIE»'],
    [`${MATRIX}?corte=ayer`, 422, 'La fecha de corte «ayer» no existe'],
    [`${MATRIX}?corte=2019-02-30`, 422, 'La fecha de corte «2019-02-30» no existe'],
    [`${MATRIX}?corte=a&corte=b`, 422, 'La fecha de corte'],
    [`${MATRIX}.csv?corte=ayer`, 422, 'La fecha de corte «ayer» no existe'],
    ['/planes/POA-1999/anexo-1.csv', 404, 'No existe el plan «POA-1999»'],
    [`${MATRIX}.exe`, 404, 'No hay ninguna página'],
  ])('%s is answered with %d and a sentence', async (url, status, sentence) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(status);
    expect(body).toContain(sentence);
  });

  test('before the plan began it says so, but not of the plan alone', async () => {
    const early = 'al 30/06/2018 no había empezado';
    const { body } = await get(`${MATRIX}?corte=2018-06-30&eje=EE2`);
    expect(body).toContain(early);
    expect(body).toContain(`<a href="${MATRIX}?corte=2019-12-31&amp;eje=EE2">31/12/2019</a>`);
    expect((await get(`${MATRIX}?corte=2018-06-30&vista=plan`)).body).not.toContain(early);
  });

  test.each([
    ['json', 'application/json; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('is downloaded as %s under a name that tells plan and cutoff', async (format, type) => {
    const { statusCode, headers, rawPayload } = await get(`${MATRIX}.${format}?${LAST}`);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toBe(`attachment; filename="Anexo-1_POA-2019_2019-12-31.${format}"`);
    expect(rawPayload.length).toBeGreaterThan(1000);
    expect(headers['content-length']).toBe(String(rawPayload.length));
    const again = await get(`${MATRIX}.${format}?${LAST}`, { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  describe('asked for again', () => {
    const tagOf = async (url: string) => String((await get(url)).headers.etag);
    const changes: [string, string][] = [
      ['a revision', 'update indicator set revision = revision + 1 where number = 1'],
      [
        'a declaration',
        "insert into no_progress (commission_id, key, indicator_id, institution_id, declared_on, reason, reported_by, reported_at, row_version) select 1, 'N-1', min(id), 1, '2019-12-01', 'x', 'y', 1, 1 from indicator",
      ],
      [
        'a light that was set',
        "insert into light_override (commission_id, indicator_id, cutoff, light, reason, set_by, set_at, row_version) select 1, min(id), '2019-12-31', 'met', 'Por acuerdo', 'x', 1, 1 from indicator",
      ],
      [
        'a text',
        "insert into indicator_text (commission_id, indicator_id, since, placement, text, written_by, row_version) select 1, min(id), '2019-12-30', 'before', 'Nota nueva', 'x', 1 from indicator",
      ],
      [
        'an institution',
        "update institution set acronym = 'SUNAFIL-2', row_version = row_version + 1 where acronym = 'SUNAFIL'",
      ],
      ['a title', "update plan set title = 'Otro título', row_version = row_version + 1"],
    ];

    test('by a reader who has it, it is not sent', async () => {
      const url = `${MATRIX}?${LAST}`;
      const tag = await tagOf(url);
      for (const known of [tag, `W/${tag}`, `"x", ${tag}`]) {
        const { statusCode, body, headers } = await get(url, { 'if-none-match': known });
        expect([statusCode, body, headers.etag]).toEqual([304, '', tag]);
      }
      expect((await get(url, { 'if-none-match': '"x"' })).statusCode).toBe(200);
      expect(await tagOf(`${url}&eje=EE2`)).not.toBe(tag);
      expect(await tagOf(`${MATRIX}?corte=2019-12-30`)).not.toBe(tag);
    });

    test.each(changes)('after %s changed elsewhere it is sent anew', async (_what, sql) => {
      const url = `${MATRIX}?${LAST}`;
      const tag = await tagOf(url);
      await unaudited(database.transactions, (manager) => manager.query(sql));
      const { statusCode, headers } = await get(url, { 'if-none-match': tag });
      expect(statusCode).toBe(200);
      expect(headers.etag).not.toBe(tag);
    });

    test('it shows what was stored elsewhere', async () => {
      const { body } = await get(`${MATRIX}?${LAST}`);
      expect(body).toContain('Otro título');
      expect(body).toContain('SUNAFIL-2');
      expect(body).toContain('Nota nueva');
      expect(body).toContain('Por acuerdo');
    });
  });
});
