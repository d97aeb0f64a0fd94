import { strFromU8, unzipSync } from 'fflate';
import { DatabaseConnections } from '../../src/database/connections';
import { noticesOpenAt } from '../../src/domain/notices';
import { DigestsService } from '../../src/notifications/digests.service';
import { Mail } from '../../src/notifications/mail.entity';
import { RequestsRepository } from '../../src/requests/requests.repository';
import { CAST } from '../support/cast';
import { sendForm } from '../support/catalogue-site';
import { describeOnBothDatabases } from '../support/databases';
import { type Fields, formIn, type Visit } from '../support/forms';
import { pdfPages } from '../support/pdf-reader';
import { mainText, ReportSite } from '../support/report-site';

jest.setTimeout(120_000);

const NEW = '/requerimientos/nuevo';

describeOnBothDatabases('the requests of the secretariat', (database) => {
  let site: ReportSite;
  let secretary: Visit;
  let wanted: Fields;
  beforeAll(async () => {
    site = await ReportSite.open(database.url);
    await site.as('officer');
    secretary = await site.as('secretary');
    wanted = {
      ...{ plan: 'POA-2019', number: '020-2026-MTPE/2', subject: 'Avance del plan', message: 'Remitan.\n\nGracias.' },
      ...{ startsOn: '2019-01-01', endsOn: '2019-12-31', cutoff: '2019-12-31', dueOn: '2027-01-31' },
      institutionIds: ['SUNAFIL', 'MININTER'].map((acronym) => String(site.at.directory.idOf(acronym))),
      indicatorIds: indicatorsOf('LA 1.4.4'),
      questions: ['¿Qué dificultades tuvo?', '', ''],
    };
  }, 120_000);
  afterAll(() => site?.app.close());

  const indicatorsOf = (code: string) =>
    site.at.indicators.filter(({ key }) => key.startsWith(`${code}-`)).map(({ id }) => String(id));
  const checked = (body: string, name: string) =>
    [...body.matchAll(new RegExp(`name="${name}" value="(\\d+)" checked`, 'g'))].map(([, id]) => id);
  const requests = () => site.app.get(RequestsRepository, { strict: false }).within('every');
  /** The form of the check page, as it was shown. */
  const checkedForm = async (fields: Fields) => {
    const { body } = await secretary.fill(NEW, { ...fields, step: 'check' });
    return { body, again: (step: string) => secretary.send(NEW, { ...hiddenIn(body), step }) };
  };

  test('the list tells state, deadline, how many answered and who is silent', async () => {
    const text = mainText((await secretary.get('/requerimientos')).body);
    expect(text).toContain('012-2019-MTPE/2 Ejecución del POA 2019 Abierto 31/01/2020 0 de 2 SUNAFIL y MININTER');
  });

  test('a new one begins with what is usual, and offers the members of collectives in their place', async () => {
    const { statusCode, body } = await secretary.get(`${NEW}?plan=POA-2019`);
    expect(statusCode).toBe(200);
    expect(body).toContain('value="Información sobre la ejecución del Plan Operativo Anual 2019"');
    expect(body.match(/name="questions"/g)?.length).toBeGreaterThanOrEqual(5);
    expect(body).toContain('(reporta como GORES)');
    expect(body).not.toMatch(/<label for="institutionIds[^"]*">GORES,/);
    expect((await secretary.get(`${NEW}?plan=POA-1999`)).statusCode).toBe(404);
  });

  test('the filter shows what it finds and keeps all that was typed and chosen', async () => {
    const typed = { ...wanted, indicatorIds: indicatorsOf('LA 2.1.7'), institution: 'SUNAFIL', part: 'responsible' };
    const { statusCode, body } = await secretary.fill(NEW, { ...typed, step: 'filter' });
    expect(statusCode).toBe(200);
    expect(body).toContain('LA 1.4.4, indicador 1');
    expect(body).not.toContain('LA 1.1.1, indicador 1');
    expect(checked(body, 'indicatorIds')).toEqual(indicatorsOf('LA 2.1.7'));
    expect(checked(body, 'institutionIds').sort()).toEqual([...(wanted['institutionIds'] ?? [])].sort());
    expect(body).toContain('value="020-2026-MTPE/2"');
    expect(body).toContain('value="¿Qué dificultades tuvo?"');
    expect(body).not.toContain('error-summary');
  });

  test.each([
    ['by text', { text: 'FISCALIZAR' }, 'LA 1.4.4', 'LA 2.1.7'],
    ['by the axis of its strategy', { axis: 'EE 1' }, null, null],
  ])('indicators are found %s, ticked and unticked together', async (_by, filter, found, lost) => {
    const none = { ...wanted, indicatorIds: [], institutionIds: [] };
    const all = await secretary.fill(NEW, { ...none, ...filter, step: 'all' });
    const ticked = checked(all.body, 'indicatorIds');
    expect(ticked.length).toBeGreaterThan(0);
    expect(ticked.length).toBeLessThan(site.at.indicators.length);
    if (found) expect(ticked).toEqual(expect.arrayContaining(indicatorsOf(found)));
    if (lost) expect(ticked).not.toEqual(expect.arrayContaining(indicatorsOf(lost)));
    const kept = { ...none, indicatorIds: [...ticked.map(String), ...indicatorsOf('OE 1')] };
    const cleared = await secretary.fill(NEW, { ...kept, ...filter, step: 'none' });
    expect(checked(cleared.body, 'indicatorIds')).toEqual(indicatorsOf('OE 1'));
  });

  test('ticking all leaves out what none of the chosen institutions takes part in', async () => {
    const officers = [String(site.at.directory.idOf('SUNAFIL'))];
    const { body } = await secretary.fill(NEW, { ...wanted, institutionIds: officers, indicatorIds: [], step: 'all' });
    const own = site.at.content.indicators.filter(({ participation }) =>
      participation.some(({ institution }) => institution === 'SUNAFIL'),
    );
    expect(checked(body, 'indicatorIds')).toHaveLength(own.length);
  });

  const mistakes: [string, Fields, string, RegExp][] = [
    ['no number', { number: ' ' }, 'number', /Escriba el número del oficio circular/],
    ['no subject', { subject: '' }, 'subject', /Escriba el asunto/],
    ['a day that is none', { cutoff: '2019-02-30' }, 'cutoff', /Esa fecha no existe/],
    ['a span that ends before it begins', { endsOn: '2018-12-31' }, 'endsOn', /El periodo termina antes de empezar/],
    ['a deadline in the past', { dueOn: '2020-01-01' }, 'dueOn', /El plazo vence antes de que se envíe/],
    ['nobody', { institutionIds: [] }, 'institutionIds', /Elija al menos una institución/],
    ['nothing', { indicatorIds: [], questions: [] }, 'indicatorIds', /Elija al menos un indicador o escriba/],
    ['an institution that there is not', { institutionIds: ['999999'] }, 'institutionIds', /no está en la lista/],
    ['an indicator of no plan', { indicatorIds: ['999999'] }, 'indicatorIds', /no es de este plan/],
    ['an indicator that is no number', { indicatorIds: ['1; drop'] }, 'indicatorIds', /Elija opciones de la lista/],
  ];

  test.each(mistakes)('%s is told beside its field, and nothing is lost', async (_name, wrong, field, sentence) => {
    const { statusCode, body } = await secretary.fill(NEW, { ...wanted, ...wrong, step: 'check' });
    expect(statusCode).toBe(422);
    expect(body).toContain(`<a href="#${field}">`);
    expect(mainText(body)).toMatch(sentence);
    expect(body).toContain(`value="${String(wrong['dueOn'] ?? wanted['dueOn'])}"`);
  });

  test('institution and indicators have to go together', async () => {
    const strange = { ...wanted, questions: [], institutionIds: [String(site.at.directory.idOf('INEI'))] };
    const { statusCode, body } = await secretary.fill(NEW, { ...strange, step: 'check' });
    expect(statusCode).toBe(422);
    const text = mainText(body);
    expect(text).toContain('Ninguna de las instituciones elegidas participa en LA 1.4.4 (indicador 1)');
    expect(text).toContain('No se pediría nada a INEI');
  });

  test('it is read once more before it is sent, and sending twice makes one', async () => {
    const before = (await requests()).length;
    const check = await checkedForm(wanted);
    const text = mainText(check.body);
    expect(text).toContain('Todavía no se envió nada.');
    expect(text).toContain(`SUNAFIL : se avisará a ${CAST.officer.email}`);
    expect(text).toContain('MININTER : nadie tiene cuenta');
    expect(text).toContain('Preguntas (1)');
    const back = await check.again('again');
    expect(back.body).toContain('value="020-2026-MTPE/2"');
    expect(await requests()).toHaveLength(before);
    const sent = await check.again('send');
    expect(sent.statusCode).toBe(303);
    const twice = await check.again('send');
    expect(twice.headers.location).toBe(sent.headers.location);
    expect(await requests()).toHaveLength(before + 1);
    const page = mainText((await secretary.get(String(sent.headers.location))).body);
    expect(page).toContain('Respondieron 0 de 2. Falta la respuesta de SUNAFIL y MININTER');
    expect(page).toContain('Nadie tiene cuenta para reportar por MININTER');
    expect(page).toMatch(
      /oficial@sunafil\.example Requerimiento nuevo Oficio circular N° 020-2026-MTPE\/2 \(SUNAFIL\)/,
    );
    expect(page).toContain(
      'Al requerimiento de información 020-2026-MTPE/2 respondieron 0 de 2 instituciones, 0 de ellas dentro del plazo. No han respondido SUNAFIL y MININTER.',
    );
  });

  test('a number that was given already is told, with all that was typed', async () => {
    const { again } = await checkedForm({ ...wanted, number: '012-2019-MTPE/2' });
    const { statusCode, body } = await again('send');
    expect(statusCode).toBe(409);
    expect(mainText(body)).toContain('Ya se envió un requerimiento con el número 012-2019-MTPE/2; escriba otro.');
    expect(body).toContain('value="Avance del plan"');
  });

  test('an extension, the charge of reception, a reminder, closing and opening', async () => {
    const { id } = await site.askAgain('021-2026-MTPE/2');
    const here = `/requerimientos/${id}`;
    const own = `${here}/instituciones/SUNAFIL`;
    const early = await sendForm(secretary, own, `${own}/prorroga`, { to: '2020-01-31', reason: 'Feriado.' });
    expect(early.statusCode).toBe(422);
    expect(mainText(early.body)).toContain('La prórroga debe ser posterior al plazo');
    const silent = await sendForm(secretary, own, `${own}/prorroga`, { to: '2027-03-01', reason: '' });
    expect(mainText(silent.body)).toContain('Escriba el motivo de la prórroga.');
    await sendForm(secretary, own, `${own}/prorroga`, { to: '2027-03-01', reason: 'Cambio de titular.' });
    await sendForm(secretary, own, `${own}/recepcion`, { receivedOn: '2020-01-16', receipt: 'Hoja de ruta 123' });
    const text = mainText((await secretary.get(own)).body);
    expect(text).toContain(`Hasta el 01/03/2027: Cambio de titular. (${CAST.secretary.email}`);
    expect(text).toContain('Recibido el 16/01/2020: Hoja de ruta 123.');
    expect(mainText((await secretary.get(here)).body)).toMatch(/SUNAFIL Requerida 01\/03\/2027 0 de 1/);
    expect((await sendForm(secretary, here, `${here}/recordatorio`, {})).statusCode).toBe(303);
    expect(mainText((await secretary.get(here)).body)).toContain('Se recordará a una persona');
    await sendForm(secretary, here, `${here}/cierre`, {});
    const closed = mainText((await secretary.get(here)).body);
    expect(closed).toContain(`Cerrado por ${CAST.secretary.email}`);
    expect(closed).not.toContain('Recordar ahora');
    const late = await secretary.send(`${own}/prorroga`, {
      ...hiddenIn((await secretary.get(own)).body),
      ...{ to: '2027-04-01', reason: 'Tarde.' },
    });
    expect(late.statusCode).toBe(422);
    expect(mainText(late.body)).toContain('El requerimiento está cerrado');
    const { statusCode } = await secretary.send(`${here}/cierre`, hiddenIn((await secretary.get(here)).body));
    expect(statusCode).toBe(409);
    await sendForm(secretary, here, `${here}/apertura`, {});
    expect(mainText((await secretary.get(here)).body)).toContain('Está abierto.');
  });

  test('its letter is there as pdf and as docx, with the institutions, the indicators, the questions and the deadline', async () => {
    const here = `/requerimientos/${site.request.id}`;
    const pdf = await secretary.get(`${here}/oficio.pdf`);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.headers['content-disposition']).toBe('attachment; filename="Oficio-circular_012-2019-MTPE-2.pdf"');
    const shown = pdfPages(pdf.rawPayload).flat();
    const printed = shown.map(({ text }) => text).join(' ');
    const docx = await secretary.get(`${here}/oficio.docx`);
    expect(docx.headers['content-type']).toContain('wordprocessingml');
    const xml = strFromU8(unzipSync(docx.rawPayload)['word/document.xml'] ?? new Uint8Array());
    const written = xml.replace(/<[^>]+>/g, ' ');
    for (const text of [printed, written])
      for (const part of [
        ...['Oficio circular N° 012-2019-MTPE/2', 'Superintendencia Nacional de Fiscalización Laboral (SUNAFIL)'],
        ...['LA 1.4.4', '30 (Actuación inspectiva)', '¿Qué hará el próximo año?', '15 de enero de 2020'],
        ...['31 de enero de 2020', '/mis-reportes'],
      ])
        expect(text.replace(/\s+/g, ' ')).toContain(part);
  });

  test('the mail of the day names the deadline and leads to where the institution answers', async () => {
    const tomorrow = Date.now() + 24 * 60 * 60 * 1000;
    await site.app.get(DigestsService, { strict: false }).gather(noticesOpenAt(tomorrow));
    const { manager } = site.app.get(DatabaseConnections, { strict: false }).reading;
    const mails = await manager.findBy(Mail, { recipient: CAST.officer.email });
    const [digest] = mails.filter(({ key }) => key.startsWith('digest'));
    expect(digest?.text).toContain('Oficio circular N° 020-2026-MTPE/2 (SUNAFIL): responda hasta el 31/01/2027.');
    const sent = (await requests()).find(({ number }) => number === '020-2026-MTPE/2');
    expect(digest?.text).toContain(`/mis-reportes/${sent?.id}/SUNAFIL`);
  });

  test('an institution that the request does not ask, and a request that there is not', async () => {
    const here = `/requerimientos/${site.request.id}`;
    expect((await secretary.get(`${here}/instituciones/INEI`)).statusCode).toBe(404);
    expect((await secretary.get('/requerimientos/999999')).statusCode).toBe(404);
    expect((await secretary.get('/requerimientos/nada')).statusCode).toBe(404);
  });

  test('who is not of the secretariat of that commission is refused', async () => {
    const here = `/requerimientos/${site.request.id}`;
    const pages = ['/requerimientos', NEW, here, `${here}/instituciones/SUNAFIL`, `${here}/oficio.pdf`];
    const acts = [NEW, ...['recordatorio', 'cierre', 'apertura'].map((act) => `${here}/${act}`)];
    const ofInstitution = ['prorroga', 'recepcion'].map((act) => `${here}/instituciones/SUNAFIL/${act}`);
    const { _csrf = '' } = hiddenIn((await secretary.get(here)).body);
    expect(_csrf).not.toBe('');
    for (const member of ['officer', 'observer', 'president', 'administrator', 'outsider'] as const) {
      const visit = await site.as(member);
      for (const page of pages) expect([member, page, (await visit.get(page)).statusCode]).toEqual([member, page, 403]);
      for (const act of [...acts, ...ofInstitution])
        expect([member, act, (await visit.send(act, await marks(visit))).statusCode]).toEqual([member, act, 403]);
    }
    const foreign = await site.as('foreign secretary');
    expect(mainText((await foreign.get('/requerimientos')).body)).not.toContain('012-2019-MTPE/2');
    for (const page of [NEW, `${NEW}?plan=POA-2019`, ...pages.slice(2), `${here}/oficio.docx`])
      expect([page, (await foreign.get(page)).statusCode]).toEqual([page, 404]);
    for (const act of [...acts.slice(1), ...ofInstitution])
      expect([act, (await foreign.send(act, await marks(foreign))).statusCode]).toEqual([act, 404]);
    const own = { ...wanted, ...(await marks(foreign)), step: 'send' };
    expect((await foreign.send(NEW, own)).statusCode).toBe(404);
  });

  test('whoever has not logged in is led to the login', async () => {
    const { statusCode, headers } = await site.app.inject({ url: '/requerimientos' });
    expect([statusCode, String(headers.location)]).toEqual([303, expect.stringContaining('/ingresar')]);
  });
});

/** The marks of a form that the person may send: of leaving, which stands on every page. */
async function marks(visit: Visit): Promise<Fields> {
  const { body } = await visit.get('/mi-cuenta');
  const value = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  return { _csrf: value('_csrf'), _envio: value('_envio') };
}

/** The hidden fields of a page's first form, several of a name together. */
function hiddenIn(html: string): Record<string, string | string[]> {
  const { hidden } = formIn(html);
  const main = html.slice(html.indexOf('<main'));
  const form = /<form[^]*?<\/form>/.exec(main)?.[0] ?? '';
  const all: Record<string, string | string[]> = { ...hidden };
  for (const name of ['institutionIds', 'indicatorIds', 'questions']) {
    const values = [...form.matchAll(new RegExp(`type="hidden" name="${name}" value="([^"]*)"`, 'g'))];
    if (values.length > 0) all[name] = values.map(([, value = '']) => value);
  }
  return all;
}
