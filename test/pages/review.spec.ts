import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { emptyContribution } from '../../src/domain/line-draft';
import { CAST, logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { sendForm } from '../support/catalogue-site';
import { type Fields, formIn, type Visit } from '../support/forms';
import { OWN_LETTER, RAID, reportOf, ReviewSite } from '../support/review-site';

const UNDOCUMENTED = { ...RAID, documents: '' };

describeOnBothDatabases('the review of a report', (database) => {
  let site: ReviewSite;
  let app: NestFastifyApplication;
  let secretary: Visit;
  let second: Visit;

  beforeAll(async () => {
    site = await ReviewSite.open(database.url);
    app = site.app;
    secretary = await logIn(app, 'secretary');
    second = await logIn(app, 'second secretary');
    await logIn(app, 'officer');
  }, 60_000);
  afterAll(() => app.close());

  const at = (id: number, act = ''): string => `/revision/${id}${act === '' ? '' : `/${act}`}`;
  /** Opens the page now; what it returns sends its form whenever it is called. */
  const open = async (
    visit: Visit,
    id: number,
    act: string,
  ): Promise<(fields: Fields) => ReturnType<Visit['send']>> => {
    const { body } = await visit.get(at(id));
    const form = body.split('<form').find((part) => part.includes(`action="${at(id, act)}"`)) ?? '';
    const { hidden } = formIn(`<main><form${form}`);
    return (fields) => visit.send(at(id, act), { ...hidden, ...fields });
  };
  const validate = (visit: Visit, id: number, note = '') => sendForm(visit, at(id), at(id, 'validacion'), { note });
  const observe = (visit: Visit, id: number, fields: Record<string, string>) =>
    sendForm(visit, at(id), at(id, 'observaciones'), fields);
  const withdraw = (visit: Visit, id: number, reason: string) =>
    sendForm(visit, at(id), at(id, 'retiro-de-validacion'), { reason });

  test('the queue shows what waits, and the report all that it says', async () => {
    expect((await secretary.get('/revision')).body).toContain('No hay nada por revisar.');
    const { id } = await site.send('officer', reportOf(RAID));
    const queue = await secretary.get('/revision');
    expect(queue.statusCode).toBe(200);
    for (const part of [`href="/revision/${id}"`, 'LA 1.4.4', 'SUNAFIL', '012-2019-MTPE/2', '31/01/2020'])
      expect(queue.body).toContain(part);
    const { body } = await secretary.get(at(id));
    for (const part of [
      'Operativo de fiscalización en Ucayali',
      '18/11/2019',
      'Ucayali',
      '33',
      'Informe N° 013-2019-SUNAFIL',
    ])
      expect(body).toContain(part);
    expect(await withoutFigure(site)).toBe(true);
  });

  test('observed it goes back with comments at its fields, and is offered again when it is corrected', async () => {
    const first = await waitingId(secretary);
    const [late, stale] = [await open(second, first, 'validacion'), await open(second, first, 'validacion')];
    const none = await observe(secretary, first, {});
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('Escriba al menos una observación');
    const done = await observe(secretary, first, {
      'activities.0.contributions.0.quantity': 'Dice 33 y el informe 30.',
    });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/revision']);
    const seen = await secretary.get(at(first));
    expect(seen.body).toContain('Actividad 1: cantidad: Dice 33 y el informe 30.');
    const observed = await late({ note: 'Conforme.' });
    expect(observed.statusCode).toBe(409);
    expect(observed.body).toContain('Conforme.');
    const corrected = { ...RAID, contributions: [{ ...emptyContribution('LA 1.4.4-1'), quantity: '30' }] };
    const { id } = await site.send('officer', reportOf(corrected));
    const again = await secretary.get(at(id));
    expect(again.body).toContain('Qué cambió desde el envío anterior');
    expect(again.body).toMatch(/cantidad \(LA 1\.4\.4-1\): <del>.*33<\/del> <ins>.*30<\/ins>/);
    const old = await stale({ note: '' });
    expect(old.statusCode).toBe(409);
    expect(old.body).toContain('La institución envió después otro reporte de esta línea');
  });

  test('validated it counts, once; its validation is taken back with a reason', async () => {
    const id = await waitingId(secretary);
    const [again, tooLate] = [await open(second, id, 'validacion'), await open(second, id, 'observaciones')];
    expect((await validate(secretary, id, 'Conforme.')).statusCode).toBe(303);
    expect(await withoutFigure(site)).toBe(false);
    const twice = await again({ note: '' });
    expect(twice.statusCode).toBe(409);
    expect(twice.body).toContain(`${CAST.secretary.email} lo revisó el`);
    const late = await tooLate({ general: 'Falta el acta.' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Falta el acta.');
    const silent = await withdraw(secretary, id, ' ');
    expect(silent.statusCode).toBe(422);
    expect((await withdraw(secretary, id, 'El informe se anuló.')).statusCode).toBe(303);
    expect(await withoutFigure(site)).toBe(true);
    const { body } = await secretary.get(at(id));
    for (const part of ['Validado (2.º envío)', 'Conforme.', 'Validación retirada (2.º envío)', 'El informe se anuló.'])
      expect(body).toContain(part);
  });

  test('of two who act at once the second is told and keeps the text', async () => {
    const id = await waitingId(secretary);
    const send = await open(second, id, 'observaciones');
    await observe(secretary, id, { general: 'Falta el acta.' });
    const sent = await send({ general: 'Sobra el acta.' });
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain(`${CAST.secretary.email} lo revisó el`);
    expect(sent.body).toContain('Sobra el acta.');
  });

  test('an activity without a document needs a reason', async () => {
    const { id } = await site.send('officer', reportOf(UNDOCUMENTED));
    const bare = await validate(secretary, id);
    expect(bare.statusCode).toBe(409);
    expect(bare.body).toContain('hace falta escribir el motivo');
    expect((await secretary.get(at(id))).body).toContain('La actividad 1 no cita documentos ni lleva archivos');
    expect((await validate(secretary, id, 'Consta en el acta de la sesión.')).statusCode).toBe(303);
    await withdraw(secretary, id, 'Para la prueba siguiente.');
  });

  test('who sent any of it does not review it, by any way', async () => {
    const letter = { number: '15-2020-SUNAFIL', date: '2020-01-14', onBehalfOf: 'La Superintendente' };
    const { id } = await site.send('secretary', reportOf(RAID), { letter });
    const { body } = await secretary.get(at(id));
    expect(body).toContain('Quien reporta no valida');
    expect(body).not.toContain('>Validar el reporte<');
    expect(body).not.toContain('>Devolver con observaciones<');
    expect((await secretary.get('/revision')).body).toContain('Quien reporta no valida');
    const forms = await second.get(at(id));
    expect(forms.body).toContain('firma La Superintendente');
    const direct = await postDirectly(secretary, second, id);
    expect(direct).toBe(403);
    expect((await validate(second, id)).statusCode).toBe(303);
    await withdraw(second, id, 'Para la prueba siguiente.');
    const { id: corrected } = await site.send('officer', reportOf(RAID), { letter: OWN_LETTER });
    expect((await secretary.get(at(corrected))).body).toContain('Quien reporta no valida');
  });

  test('an officer, a secretary of another commission and an address that leads nowhere', async () => {
    const id = await waitingId(second);
    const [officer, foreign] = [await logIn(app, 'officer'), await logIn(app, 'foreign secretary')];
    const president = await logIn(app, 'president');
    expect((await officer.get('/revision')).statusCode).toBe(403);
    expect((await officer.get(at(id))).statusCode).toBe(403);
    expect((await foreign.get(at(id))).statusCode).toBe(404);
    expect((await foreign.get('/revision')).body).toContain('No hay nada por revisar.');
    expect((await secretary.get('/revision/999999')).statusCode).toBe(404);
    expect((await secretary.get('/revision/nada')).statusCode).toBe(404);
    const presiding = await president.get(at(id));
    expect(presiding.body).toContain('La presidencia valida solo donde la secretaría tiene una sola persona.');
    expect(presiding.body).not.toContain('>Validar el reporte<');
  });

  test('several at once are validated one by one, each with what became of it', async () => {
    const request = await site.askAgain('013-2020-MTPE/2', '2020-02-15');
    const own = await site.send('second secretary', reportOf({ ...RAID, key: 'otra' }), { request });
    const page = await second.get('/revision');
    expect(page.body).toContain('2 reportes esperan su revisión.');
    const [value = ''] = /\d+\.\d+(?=" aria-label)/.exec(page.body) ?? [];
    const none = await second.fill('/revision', {});
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('Marque al menos un reporte de la lista.');
    const sent = await second.fill('/revision', { elegidos: [value, `${own.id}.${own.rowVersion}`] });
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toMatch(/LA 1\.4\.4, SUNAFIL \(012-2019-MTPE\/2\):<\/strong>\s+Validado\./);
    expect(sent.body).toMatch(/\(013-2020-MTPE\/2\):<\/strong>\s+no se validó\. Quien reporta no valida/);
    const left = await second.get(`/revision?requerimiento=${request.id}`);
    expect(left.body).toContain('Un reporte espera su revisión.');
    expect((await second.get('/revision?institucion=999')).body).toContain('No espera ningún reporte así.');
    expect((await second.get('/revision?pagina=2')).statusCode).toBe(404);
    expect((await secretary.get(at(own.id))).body).toContain(
      'Frente a lo validado antes, en el requerimiento 012-2019-MTPE/2',
    );
  });
});

/** Whether the annex has no figure for what was reported. */
async function withoutFigure({ app }: ReviewSite): Promise<boolean> {
  const visit = await logIn(app, 'administrator');
  const { body } = await visit.get('/planes/POA-2019/anexo-1.json?corte=2019-12-31');
  const { rows } = JSON.parse(body) as {
    rows: { line: { code: string }; indicator: { number: number }; [key: string]: unknown }[];
  };
  const row = rows.find(({ line, indicator }) => line.code === 'LA 1.4.4' && indicator.number === 1);
  return JSON.stringify(row).includes('no-data');
}

async function waitingId(visit: Visit): Promise<number> {
  const { body } = await visit.get('/revision');
  return Number(/href="\/revision\/(\d+)"/.exec(body)?.[1]);
}

/** The status where a person sends the form that another was shown, with their own marks. */
async function postDirectly(who: Visit, shownTo: Visit, id: number): Promise<number> {
  const version = /name="rowVersion" value="(\d+)"/.exec((await shownTo.get(`/revision/${id}`)).body)?.[1] ?? '';
  const { body } = await who.get('/mi-cuenta/clave');
  const csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
  return (await who.send(`/revision/${id}/validacion`, { _csrf: csrf, rowVersion: version, note: '' })).statusCode;
}
