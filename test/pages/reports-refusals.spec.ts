import { DatabaseConnections } from '../../src/database/connections';
import { AnswersRepository } from '../../src/requests/answers.repository';
import { LineSubmission } from '../../src/requests/line-submission.entity';
import { RequestsService } from '../../src/requests/requests.service';
import { CAST, type Member } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { formIn, type Visit } from '../support/forms';
import { lineOf, mainText, RAID, ReportSite } from '../support/report-site';

jest.setTimeout(120_000);

describeOnBothDatabases('what a report is refused for', (database) => {
  let site: ReportSite;
  let officer: Visit;
  beforeAll(async () => {
    site = await ReportSite.open(database.url);
    officer = await site.as('officer');
  }, 120_000);
  afterAll(() => site?.app.close());

  const sentReports = (requestId: number) =>
    site.app.get(DatabaseConnections).reading.manager.find(LineSubmission, { where: { requestId } });

  const BELOW = ['', '/revision', '/sustentos', '/constancia', '/constancia.pdf'];
  const refusals: [Member, number][] = [
    ['other officer', 404],
    ['foreign secretary', 404],
    ['observer', 403],
    ['president', 403],
    ['administrator', 403],
  ];

  test.each(refusals)('nobody else opens or sends it: %s', async (member, status) => {
    const visit = await site.as(member);
    for (const below of BELOW) expect((await visit.get(site.line(below))).statusCode).toBe(status);
    expect((await visit.get(`/mis-reportes/${site.request.id}/SUNAFIL`)).statusCode).toBe(status);
    const own = formIn((await visit.get('/mi-cuenta/clave')).body).hidden;
    for (const below of ['', '/revision', '/sustentos/R-unknown1', '/sustentos/R-unknown1/archivos/1/quitar'])
      expect((await visit.send(site.line(below), { ...own, ...RAID })).statusCode).toBe(status);
    const answer = { ...own, 'respuesta-1': 'Ninguna.', paso: 'enviar' };
    const question = `/mis-reportes/${site.request.id}/SUNAFIL/preguntas/1`;
    expect((await visit.send(question, answer)).statusCode).toBe(status);
    const answers = await site.app.get(AnswersRepository).answersTo(site.request.commissionId, [1, 2]);
    expect(answers).toEqual([]);
    expect(await sentReports(site.request.id)).toEqual([]);
  });

  test.each(['/mis-reportes/999999/SUNAFIL', '/mis-reportes/1/MIMP', '/mis-reportes/1/SUNAFIL/LA-9.9.9'])(
    'what is not there is not found: %s',
    async (address) => {
      expect((await officer.get(address)).statusCode).toBe(404);
    },
  );

  test('without a draft there is nothing to check, to send or to have a receipt of', async () => {
    const line = lineOf(await site.askAgain('R-01'));
    const check = await officer.get(`${line}/revision`);
    expect([check.statusCode, check.headers.location]).toEqual([303, line]);
    expect(mainText((await officer.get(line)).body)).toContain('Todavía no hay nada que enviar');
    expect((await officer.get(`${line}/constancia`)).statusCode).toBe(404);
    expect((await officer.get(`${line}/constancia.pdf`)).statusCode).toBe(404);
    const { hidden } = formIn((await officer.get(line)).body);
    expect((await officer.send(`${line}/revision`, hidden)).statusCode).toBe(422);
  });

  const wrong: [string, Record<string, string>, string, string][] = [
    ['a date outside of the plan', { startsOn: '2018-11-18' }, 'startsOn', 'fuera del plan (01/01/2019 a 31/12/2019)'],
    ['a date that does not exist', { startsOn: '31/02/2019' }, 'startsOn', 'Escriba la fecha de la actividad'],
    ['no title', { title: '' }, 'title', 'Escriba qué fue la actividad'],
    [
      'women and men above the total',
      { 'contributions.0.women': '20', 'contributions.0.men': '14' },
      'contributions.0.women',
      'suman 34, más que la cantidad 33',
    ],
    ['a number read in two ways', { 'contributions.0.quantity': '1.250' }, 'contributions.0.quantity', '1.250'],
    ['a region that is none', { region: '99' }, 'region', 'No existe esa región'],
  ];
  test.each(wrong)('%s leads back to the form, with what was typed', async (_name, changed, field, sentence) => {
    const line = lineOf(site.request);
    const typed = Object.fromEntries(Object.entries(changed).map(([name, text]) => [`activities.0.${name}`, text]));
    const answer = await officer.fill(line, { ...RAID, ...typed, paso: 'revisar' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`<a href="#activities.0.${field}">`);
    expect(mainText(answer.body)).toContain(sentence);
    expect((await officer.get(`${line}/revision`)).statusCode).toBe(303);
  });

  const unusual: [string, Record<string, string>, string][] = [
    ['three times the target', { 'activities.0.contributions.0.quantity': '91' }, 'más de tres veces la meta (30)'],
    ['a date outside of the request', { 'activities.0.startsOn': '2019-03-04' }, 'fuera del periodo que se pide'],
  ];
  test.each(unusual)('%s wants a comment and nothing else', async (_name, changed, sentence) => {
    const line = lineOf(await site.askAgain(`R-${Object.values(changed).join()}`));
    const warned = await officer.fill(line, { ...RAID, ...changed, paso: 'revisar' });
    expect(warned.statusCode).toBe(422);
    expect(mainText(warned.body)).toContain(sentence);
    const commented = { ...RAID, ...changed, 'activities.0.comment': 'Se revisó en el acta.', paso: 'revisar' };
    expect((await officer.fill(line, commented)).headers.location).toBe(`${line}/revision`);
    expect((await officer.fill(`${line}/revision`, {})).headers.location).toBe(`${line}/constancia`);
  });

  test('an indicator that is not of the institution is not taken, whatever the form says', async () => {
    const line = lineOf(await site.askAgain('R-02'));
    const other = site.at.content.indicators.find(
      ({ participation }) => !participation.some(({ institution }) => institution === 'SUNAFIL'),
    );
    const foreign = {
      'activities.0.contributions.2.indicator': `${other?.element}-${other?.number}`,
      'activities.0.contributions.2.quantity': '5',
    };
    const answer = await officer.fill(line, { ...RAID, ...foreign, paso: 'revisar' });
    expect(answer.statusCode).toBe(422);
    expect(mainText(answer.body)).toContain('Este indicador no es de su institución');
  });

  test('a form that is sent twice sends once, and going back after it sends nothing', async () => {
    const request = await site.askAgain('R-03');
    const line = lineOf(request);
    await officer.fill(line, { ...RAID, paso: 'revisar' });
    const typing = formIn((await officer.get(line)).body).hidden;
    const { hidden } = formIn((await officer.get(`${line}/revision`)).body);
    const answers = [await officer.send(`${line}/revision`, hidden), await officer.send(`${line}/revision`, hidden)];
    expect(answers.map(({ headers }) => headers.location)).toEqual([`${line}/constancia`, `${line}/constancia`]);
    expect(await sentReports(request.id)).toHaveLength(1);
    const back = await officer.get(`${line}/revision`);
    expect(back.headers.location).toBe(line);
    const other = await officer.send(`${line}/revision`, { ...hidden, _envio: 'x'.repeat(22) });
    expect(other.statusCode).toBe(409);
    expect(mainText(other.body)).toContain('Este reporte ya se envió');
    const stale = await officer.send(line, { ...typing, ...RAID, paso: 'guardar' });
    expect(stale.statusCode).toBe(409);
    expect(mainText(stale.body)).toContain('envió o descartó este borrador');
    expect(await sentReports(request.id)).toHaveLength(1);
  });

  test('two at once: the second is shown both texts, loses nothing, and may store theirs', async () => {
    const line = lineOf(await site.askAgain('R-04'));
    const second = await site.as('secretary');
    const { hidden } = formIn((await officer.get(line)).body);
    const theirs = formIn((await second.get(line)).body).hidden;
    await officer.send(line, {
      ...hidden,
      'activities.0.title': 'Operativo en Cusco',
      'activities.0.startsOn': '2019-11-18',
    });
    const mine = { ...theirs, 'activities.0.title': 'Taller en Puno' };
    const quiet = await second.send(line, mine, { accept: 'application/json' });
    expect([quiet.statusCode, quiet.json<{ sentence: string }>().sentence]).toEqual([
      409,
      expect.stringContaining(CAST.officer.email),
    ]);
    const refused = await second.send(line, mine);
    expect(refused.statusCode).toBe(409);
    expect(mainText(refused.body)).toContain('18/11/2019: Operativo en Cusco');
    expect(refused.body).toContain('>\nTaller en Puno</textarea>');
    const again = await second.send(line, { ...mine, ...formIn(refused.body).hidden });
    expect(again.statusCode).toBe(303);
    expect((await officer.get(line)).body).toContain('>\nTaller en Puno</textarea>');
  });

  test('a closed request takes nothing more, and says so', async () => {
    const request = await site.askAgain('R-05');
    const line = lineOf(request);
    await officer.fill(line, { ...RAID, paso: 'revisar' });
    const typing = formIn((await officer.get(line)).body).hidden;
    const sending = formIn((await officer.get(`${line}/revision`)).body).hidden;
    await site.app.get(RequestsService).close(request, deedBy(CAST.secretary.email));
    expect((await officer.send(line, { ...typing, ...RAID })).statusCode).toBe(409);
    const refused = await officer.send(`${line}/revision`, sending);
    expect(refused.statusCode).toBe(409);
    expect(mainText(refused.body)).toContain('La secretaría cerró este requerimiento');
    expect(mainText((await officer.get(line)).body)).toContain('La secretaría cerró este requerimiento');
    const task = `/mis-reportes/${request.id}/SUNAFIL`;
    const answer = await officer.send(`${task}/preguntas/1`, { ...typing, 'respuesta-1': 'Nada.', rowVersion: '0' });
    expect(answer.statusCode).toBe(409);
    expect(await sentReports(request.id)).toEqual([]);
  });

  test('an empty answer is not sent, and one that another changed is told with both texts', async () => {
    const request = await site.askAgain('R-06');
    const task = `/mis-reportes/${request.id}/SUNAFIL`;
    const { hidden } = formIn((await officer.get(task)).body);
    const empty = await officer.send(`${task}/preguntas/1`, { ...hidden, 'respuesta-1': ' ', paso: 'enviar' });
    expect(empty.statusCode).toBe(422);
    expect(mainText(empty.body)).toContain('Escriba la respuesta antes de enviarla.');
    await officer.send(`${task}/preguntas/1`, { ...hidden, 'respuesta-1': 'La primera.' });
    const late = await officer.send(`${task}/preguntas/1`, { ...hidden, 'respuesta-1': 'La segunda.' });
    expect(late.statusCode).toBe(409);
    expect(mainText(late.body)).toContain('«La primera.»');
    expect(late.body).toContain('>\nLa segunda.</textarea>');
    expect((await officer.send(`${task}/preguntas/7`, hidden)).statusCode).toBe(404);
  });
});
