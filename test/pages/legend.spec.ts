import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LEGEND } from '../../src/domain/legend';
import { AnnexStandingRepository } from '../../src/evaluation/annex-standing.repository';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { SampleService } from '../../src/operations/sample.service';
import { PlansService } from '../../src/plans/plans.service';
import { PlanExportService } from '../../src/workbooks/plan-export.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { unaudited } from '../support/audit-watch';
import { logIn } from '../support/cast';
import { sendForm } from '../support/catalogue-site';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import { formIn, type Visit } from '../support/forms';
import { pdfPages } from '../support/pdf-reader';
import { readXlsx } from '../support/read-xlsx';

const PAGE = '/administracion/comisiones/CNLCTF';
const PLAN = '/planes/POA-2019';
const [BEFORE, FROM] = ['2019-11-30', '2019-12-31'];
const OWN = {
  met: 'Lograda',
  partial: 'En camino',
  notDone: 'Sin hacer',
  noData: 'Silencio',
  notApplicable: 'No corresponde',
};
const FIELDS = { ...OWN, labelsSince: '2019-12-01' };
const USUAL = LEGEND.map(({ label }) => label);
const [ALL_OWN, ALL_USUAL] = [Object.values(OWN), USUAL];

// Each test goes on from what the one before stored.
describeOnBothDatabases('the legend of a commission', (database) => {
  let app: NestFastifyApplication;
  let admin: Visit;
  let usualBook: Uint8Array;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    admin = await logIn(app, 'administrator');
    await app.get(SampleService).load(LOADED);
    for (const cutoff of [BEFORE, FROM])
      await unaudited(database.transactions, (manager) =>
        manager.query(
          `insert into light_override (commission_id, indicator_id, cutoff, light, reason, set_by, set_at, row_version)
           select i.commission_id, i.id, '${cutoff}', 'not-done', 'Por oficio.', 'x', 1, 1
           from indicator i join plan_element e on e.id = i.element_id where e.code = 'LA 1.3.3'`,
        ),
      );
    usualBook = await app.get(PlanExportService).workbook('POA-2019', FROM);
  }, 120_000);
  afterAll(() => app.close());

  const labelsIn = (text: string) => [...ALL_OWN, ...ALL_USUAL].filter((label) => text.includes(label));
  const shownAt = async (address: string) => labelsIn((await admin.get(address)).body);
  const add = (fields: Partial<typeof FIELDS>) => sendForm(admin, PAGE, `${PAGE}/leyendas`, { ...FIELDS, ...fields });
  const stampAt = async (cutoff: string) => {
    const { id: planId, commissionId } = await app.get(PlansService).named('POA-2019');
    return app.get(AnnexStandingRepository).stampOf({ planId, commissionId, cutoff, version: null });
  };
  const textOf = async (format: string, cutoff: string) => {
    const { rawPayload } = await admin.get(`${PLAN}/anexo-1.${format}?corte=${cutoff}`);
    if (format === 'pdf')
      return pdfPages(rawPayload)
        .flat()
        .map(({ text }) => text)
        .join(' ');
    if (format !== 'xlsx') return rawPayload.toString('utf8');
    return readXlsx(rawPayload)
      .sheets.flatMap(({ cells }) => [...cells.values()].map(({ text }) => text))
      .join('\n');
  };
  const importAgain = async (book: Uint8Array) => {
    const { title, startsOn, endsOn, countsFrom, countsFromNorm } = await app.get(PlansService).named('POA-2019');
    const header = { code: 'POA-2019', commission: 'CNLCTF', title, startsOn, endsOn, countsFrom, countsFromNorm };
    const choices = { cutoff: null, validatedBy: null, draft: false, replace: false };
    return app.get(PlanWorkbookService).import(book, { ...header, ...choices }, LOADED);
  };
  const pages = (cutoff: string) => [
    `/?plan=POA-2019&corte=${cutoff}`,
    `${PLAN}/anexo-1?corte=${cutoff}`,
    `${PLAN}/anexo-1?corte=${cutoff}&semaforo=parcial`,
  ];

  test('is the usual one until it has its own', async () => {
    for (const address of pages(FROM)) expect([address, await shownAt(address)]).toEqual([address, ALL_USUAL]);
    expect(await shownAt(`${PLAN}/indicadores/LA-1.3.3-1?corte=${FROM}`)).toContain('Actividad no realizada');
    const { body } = await admin.get(PAGE);
    expect(body).toContain('Leyenda de los semáforos');
    expect(body).toContain('value="Meta no alcanzada pero actividad realizada"');
  });

  test.each<[Partial<typeof FIELDS>, string]>([
    [{ labelsSince: '' }, 'Escriba la fecha desde la que vale la leyenda.'],
    [{ labelsSince: '2019-02-30' }, 'La fecha no existe'],
    [{ met: ' ' }, 'Escriba el nombre de cada semáforo.'],
    [{ met: 'x'.repeat(81) }, 'Escriba 80 letras como máximo.'],
    [{ met: '●' }, '«●» no tiene ninguna letra'],
    [{ met: 'EN CAMINO' }, '«En camino» es el nombre de otro semáforo'],
    [{ met: 'No aplica' }, '«No aplica» es el nombre de otro semáforo'],
    [{ met: 'Lo\u202Egrada' }, 'El texto contiene'],
  ])('%j is refused, and nothing is stored', async (wrong, sentence) => {
    const before = await databaseState(database);
    const { statusCode, body } = await add(wrong);
    expect([statusCode, body.includes(sentence)]).toEqual([422, true]);
    expect(body).toContain('value="Silencio"');
    expect(await databaseState(database)).toBe(before);
  });

  test('is set from a day on, once, in the log, and changes what annexes are known by', async () => {
    const stamps = [await stampAt(BEFORE), await stampAt(FROM)];
    const answer = await add({});
    expect([answer.statusCode, answer.headers.location]).toEqual([303, PAGE]);
    expect([await stampAt(BEFORE), await stampAt(FROM)].filter((stamp) => stamps.includes(stamp))).toEqual([]);
    const { body } = await admin.get(PAGE);
    expect(body).toContain('● Lograda · ◐ En camino · ○ Sin hacer · ? Silencio · – No corresponde');
    const twice = await add({});
    expect([twice.statusCode, twice.body.includes('Ya hay una leyenda desde el 01/12/2019')]).toEqual([409, true]);
    const log = (await admin.get('/auditoria')).body;
    expect(log).toContain('cambió la leyenda de los semáforos de la comisión CNLCTF');
    expect(log).toContain('Sin hacer');
  });

  test('of two who set labels of one day at once the second is told', async () => {
    const answers = await Promise.all([add({ labelsSince: '2030-01-01' }), add({ labelsSince: '2030-01-01' })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
  });

  test('names the lights on every page from its day on, and not before', async () => {
    for (const address of pages(FROM)) expect([address, await shownAt(address)]).toEqual([address, ALL_OWN]);
    for (const address of pages(BEFORE)) expect([address, await shownAt(address)]).toEqual([address, ALL_USUAL]);
    for (const [address, own, usual] of [
      [`${PLAN}/indicadores/LA-1.3.3-1`, 'Sin hacer', 'Actividad no realizada'],
      [`${PLAN}/objetivos`, 'No corresponde', 'No aplica'],
    ] as const) {
      const [from, before] = [await shownAt(`${address}?corte=${FROM}`), await shownAt(`${address}?corte=${BEFORE}`)];
      expect([address, from.includes(own), from.filter((each) => USUAL.includes(each))]).toEqual([address, true, []]);
      expect([address, before.includes(usual), before.filter((each) => ALL_OWN.includes(each))]).toEqual([
        address,
        true,
        [],
      ]);
    }
    expect(await shownAt(`${PLAN}/lineas/LA-1.3.3`)).toEqual(['Sin hacer']);
  });

  test.each(['json', 'csv', 'html', 'xlsx', 'pdf'])('names the lights in the %s likewise', async (format) => {
    const [from, before] = [await textOf(format, FROM), await textOf(format, BEFORE)];
    expect(from).toContain('Semáforo fijado por la Secretaría Técnica en «Sin hacer»: Por oficio.');
    expect(before).toContain('Semáforo fijado por la Secretaría Técnica en «Actividad no realizada»: Por oficio.');
    expect(labelsIn(from).filter((label) => USUAL.includes(label))).toEqual([]);
    expect(labelsIn(before).filter((label) => ALL_OWN.includes(label))).toEqual([]);
    // The csv has no legend, so that it tells the lights of its rows alone.
    if (format !== 'csv') expect([labelsIn(from), labelsIn(before)]).toEqual([ALL_OWN, ALL_USUAL]);
    else expect(labelsIn(from)).toEqual(expect.arrayContaining(['Lograda', 'En camino', 'Sin hacer', 'Silencio']));
  });

  test('a plan that is written with it, or was with another, and is imported again changes nothing', async () => {
    const book = await app.get(PlanExportService).workbook('POA-2019', FROM);
    const texts = readXlsx(book).sheets.flatMap(({ cells }) => [...cells.values()].map(({ text }) => text));
    expect(texts.filter((text) => text === 'Sin hacer')).toHaveLength(2);
    expect(labelsIn(texts.join('\n'))).toEqual(ALL_OWN);
    const before = await databaseState(database);
    for (const each of [book, usualBook]) expect(await importAgain(each)).toMatchObject({ unchanged: true });
    expect(await databaseState(database)).toBe(before);
  });

  test('belongs to its commission alone', async () => {
    const commissions = app.get(CommissionsService);
    await commissions.add('CRLCTF', 'Comisión Regional', null, LOADED);
    const { id } = await commissions.named('CRLCTF');
    expect((await commissions.legendOn(id, FROM)).map(({ label }) => label)).toEqual(USUAL);
    const removal = `${PAGE}/leyendas/2019-12-01/retiro`;
    const { hidden } = formIn((await admin.get(PAGE)).body);
    const elsewhere = await admin.send(removal.replace('CNLCTF', 'CRLCTF'), hidden);
    expect(elsewhere.statusCode).toBe(404);
  });

  test('taken back, the one before it is valid on', async () => {
    const removal = `${PAGE}/leyendas/2019-12-01/retiro`;
    expect((await sendForm(admin, PAGE, removal, {})).statusCode).toBe(303);
    for (const address of pages(FROM)) expect([address, await shownAt(address)]).toEqual([address, ALL_USUAL]);
    const again = await sendForm(admin, PAGE, `${PAGE}/leyendas/2030-01-01/retiro`, {});
    expect(again.statusCode).toBe(303);
    expect((await admin.get(PAGE)).body).not.toContain('Quitar la leyenda');
  });
});
