import { NotificationsService } from '../../src/notifications/notifications.service';
import { MailLogService } from '../../src/notifications/mail-log.service';
import { CAST } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { formIn, type Visit } from '../support/forms';
import { pdfPages } from '../support/pdf-reader';
import { lineOf, mainText, RAID, ReportSite } from '../support/report-site';

jest.setTimeout(120_000);

describeOnBothDatabases('the reports of an institution', (database) => {
  let site: ReportSite;
  let officer: Visit;
  beforeAll(async () => {
    site = await ReportSite.open(database.url);
    officer = await site.as('officer');
  }, 120_000);
  afterAll(() => site?.app.close());

  const read = async (visit: Visit, address: string) => mainText((await visit.get(address)).body);
  const quietly = (visit: Visit, address: string, fields: Record<string, string>) =>
    visit.send(address, fields, { accept: 'application/json' });

  test('the list names the request, its deadline, its state and what is left', async () => {
    const text = await read(officer, '/mis-reportes');
    expect(text).toContain('012-2019-MTPE/2: Ejecución del POA 2019 SUNAFIL 31/01/2020 Vencida Falta 1 línea');
    expect(await read(await site.as('other officer'), '/mis-reportes')).toContain('MININTER 31/01/2020 Vencida');
  });

  test('a request shows its lines with who wrote what, and its questions', async () => {
    const text = await read(officer, `/mis-reportes/${site.request.id}/SUNAFIL`);
    expect(text).toContain('Se pide lo hecho del 01/09/2019 al 31/12/2019');
    expect(text).toMatch(/LA 1\.4\.4: Fiscalizar .* Sin iniciar Nadie todavía Todavía no/);
    expect(text).toContain('¿Qué dificultades tuvo?');
  });

  test('a report is typed, kept, checked and sent, and its receipt says what was reported', async () => {
    const request = await site.askAgain('013-2019-MTPE/2');
    const line = lineOf(request);
    expect(await read(officer, line)).toContain('Cuenta lo que terminó desde el 18/09/2019 (D.S. N° 015-2019-TR)');
    const kept = await officer.fill(line, { ...RAID, paso: 'guardar' });
    expect([kept.statusCode, kept.headers.location]).toEqual([303, line]);
    expect(await read(officer, line)).toContain('Se guardó el borrador');
    expect((await officer.get(line)).body).toContain('value="33"');
    expect(await read(officer, `/mis-reportes/${request.id}/SUNAFIL`)).toMatch(
      /Lista oficial@sunafil\.example escribió/,
    );
    const ready = await officer.fill(line, { ...RAID, paso: 'revisar' });
    expect(ready.headers.location).toBe(`${line}/revision`);
    const check = await read(officer, `${line}/revision`);
    expect(check).toContain('Número de actuaciones inspectivas en materia de TF: 33 (Actuación inspectiva)');
    expect(check).toContain('Ucayali');
    const sent = await officer.fill(`${line}/revision`, { oficio: '123-2020-SUNAFIL', fechaOficio: '2020-01-20' });
    expect(sent.headers.location).toBe(`${line}/constancia`);
    const receipt = await read(officer, `${line}/constancia`);
    expect(receipt).toContain('Oficio de la institución 123-2020-SUNAFIL, del 20/01/2020');
    expect(receipt).toContain(`Enviado por ${CAST.officer.email}`);
    expect(receipt).toMatch(/Código [0-9A-F]{20} Fecha y hora \d\d\/\d\d\/\d{4} a las/);
    expect(await read(officer, `/mis-reportes/${request.id}/SUNAFIL`)).toContain('Enviada');
  });

  test('the receipt is a PDF of A4 with code, hour and contents, and is sent by mail', async () => {
    const request = await site.askAgain('014-2019-MTPE/2');
    await officer.fill(lineOf(request), { ...RAID, paso: 'revisar' });
    await officer.fill(lineOf(request, '/revision'), {});
    const answer = await officer.get(lineOf(request, '/constancia.pdf'));
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['cache-control']).toBe('no-store');
    const bytes = answer.rawPayload;
    expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 595.28 841.89]');
    const shown = pdfPages(bytes).flat();
    const text = shown
      .map((each) => each.text)
      .join(' ')
      .replace(/\s+/g, ' ');
    const code = /Código: ([0-9A-F]{20})/.exec(text)?.[1] ?? '';
    expect(await read(officer, lineOf(request, '/constancia'))).toContain(code);
    expect(text).toContain('Operativo de orientación y fiscalización en Ucayali');
    expect(text).toContain('014-2019-MTPE/2');
    await site.app.get(NotificationsService, { strict: false }).delivered();
    const log = site.app.get(MailLogService, { strict: false });
    const mails = await log.ofCommission(site.request.commissionId, 0, Date.now() + 86_400_000);
    expect(mails.filter(({ about }) => about === '014-2019-MTPE/2, LA 1.4.4')).toMatchObject([
      { recipient: CAST.officer.email, kind: 'receipt', state: 'sent' },
    ]);
  });

  test('what is typed is kept as one types: the browser is told the version and the hour', async () => {
    const line = lineOf(await site.askAgain('015-2019-MTPE/2'));
    const { hidden } = formIn((await officer.get(line)).body);
    const first = await quietly(officer, line, { ...hidden, 'activities.0.title': 'Operativo' });
    expect(first.statusCode).toBe(200);
    expect(first.body).toMatch(/^\{"rowVersion":1,"savedAt":"\d\d:\d\d"\}$/);
    const second = await quietly(officer, line, {
      ...hidden,
      rowVersion: '1',
      'activities.0.title': 'Operativo en Cusco',
    });
    expect(second.json()).toMatchObject({ rowVersion: 2 });
    expect((await officer.get(line)).body).toContain('Operativo en Cusco');
  });

  test('half a date, and a number that is none, are kept as they were typed', async () => {
    const line = lineOf(await site.askAgain('016-2019-MTPE/2'));
    await officer.fill(line, { 'activities.0.startsOn': '18/11', 'activities.0.contributions.0.quantity': 'muchas' });
    const { body } = await officer.get(line);
    expect(body).toMatch(/type="text"\s+id="activities\.0\.startsOn"[^]*?value="18\/11"/);
    expect(body).toContain('value="muchas"');
  });

  test('activities are added and taken away, and one feeds another indicator of the institution too', async () => {
    const line = lineOf(await site.askAgain('017-2019-MTPE/2'));
    const more = await officer.fill(line, { ...RAID, paso: 'otra' });
    expect(more.statusCode).toBe(200);
    expect(mainText(more.body)).toContain('Actividad 2');
    const { hidden } = formIn(more.body);
    const other = site.at.content.indicators.find(
      ({ element, participation }) =>
        element !== 'LA 1.4.4' && participation.some(({ institution }) => institution === 'SUNAFIL'),
    );
    const key = `${other?.element}-${other?.number}`;
    const both = { ...RAID, 'activities.1.title': 'Taller', 'activities.1.add': key, paso: 'indicador' };
    await officer.send(line, { ...hidden, ...both });
    const shown = await officer.get(line);
    expect(shown.body).toContain(`name="activities.1.contributions.2.indicator" value="${key}"`);
    const left = await officer.fill(line, { ...both, 'activities.1.add': '', 'activities.0.remove': 'sí', paso: '' });
    expect(left.statusCode).toBe(303);
    const text = await read(officer, line);
    expect(text).not.toContain('Actividad 2');
    expect((await officer.get(line)).body).toContain('>\nTaller</textarea>');
  });

  test('no progress is sent with its reason', async () => {
    const request = await site.askAgain('018-2019-MTPE/2');
    const none = { noProgress: 'sí', reason: 'No hubo requerimiento.', paso: 'revisar' };
    const ready = await officer.fill(lineOf(request), none);
    expect(ready.headers.location).toBe(lineOf(request, '/revision'));
    await officer.fill(lineOf(request, '/revision'), {});
    expect(await read(officer, lineOf(request, '/constancia'))).toContain('Sin avance: No hubo requerimiento.');
  });

  test('an answer to a question is kept, sent and sent again', async () => {
    const request = await site.askAgain('019-2019-MTPE/2');
    const task = `/mis-reportes/${request.id}/SUNAFIL`;
    const kept = await officer.fill(task, { 'respuesta-1': 'Falta de\ninspectores.', paso: 'guardar' });
    expect(kept.headers.location).toBe(`${task}#respuesta-1`);
    expect((await officer.get(task)).body).toContain('Falta de\ninspectores.</textarea>');
    expect(await read(officer, task)).toContain('Sin enviar.');
    await officer.fill(task, { 'respuesta-1': 'Faltan inspectores.', paso: 'enviar' });
    expect(await read(officer, task)).toContain(`Enviada por ${CAST.officer.email} el`);
  });
});
