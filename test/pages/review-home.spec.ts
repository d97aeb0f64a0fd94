import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CAST, logIn } from '../support/cast';
import { sendForm } from '../support/catalogue-site';
import { describeOnBothDatabases } from '../support/databases';
import type { Visit } from '../support/forms';
import { RAID, reportOf, ReviewSite } from '../support/review-site';

describeOnBothDatabases('the first page of whoever has something to do', (database) => {
  let site: ReviewSite;
  let app: NestFastifyApplication;
  let secretary: Visit;
  let officer: Visit;

  beforeAll(async () => {
    site = await ReviewSite.open(database.url);
    app = site.app;
    await logIn(app, 'second secretary');
    for (const member of ['secretary', 'officer'] as const) await logIn(app, member);
    secretary = await logIn(app, 'secretary');
    officer = await logIn(app, 'officer');
  }, 60_000);
  afterAll(() => app.close());

  const agendaOf = async (visit: Visit): Promise<string> =>
    /<section class="agenda"[^]*?<\/section>/.exec((await visit.get('/')).body)?.[0] ?? '';

  test('says what has to be sent, and of what nobody has answered', async () => {
    const own = await agendaOf(officer);
    expect(own).toContain(`<a href="/mis-reportes/${site.request.id}/SUNAFIL">Envíe el reporte de SUNAFIL`);
    expect(own).toMatch(/class="is-late"[^]*31\/01\/2020, venció hace \d+ días/);
    const theirs = await agendaOf(secretary);
    expect(theirs).toContain(
      `<a href="/requerimientos/${site.request.id}">Requerimiento 012-2019-MTPE/2: 1 institución`,
    );
    expect(theirs).not.toContain('Revise');
    expect(theirs).toContain('No cambió nada.');
  });

  test('says what has to be reviewed, and what changed', async () => {
    const tag = (await secretary.get('/')).headers.etag ?? '';
    expect((await secretary.get('/', { 'if-none-match': tag })).statusCode).toBe(304);
    const { id } = await site.send('officer', reportOf(RAID), { at: Date.now() });
    expect((await secretary.get('/', { 'if-none-match': tag })).statusCode).toBe(200);
    const theirs = await agendaOf(secretary);
    expect(theirs).toContain('<a href="/revision">Revise 1 reporte que espera</a>');
    expect(theirs).toContain(`<a href="/revision/${id}">${CAST.officer.email} envió el reporte de LA 1.4.4, SUNAFIL`);
    expect(theirs).not.toContain('no ha respondido');
    expect(await agendaOf(officer)).toContain('No tiene nada pendiente.');
  });

  test('says what has to be corrected', async () => {
    const { body } = await secretary.get('/revision');
    const id = /href="\/revision\/(\d+)"/.exec(body)?.[1] ?? '';
    await sendForm(secretary, `/revision/${id}`, `/revision/${id}/observaciones`, { general: 'Falta el acta.' });
    const own = await agendaOf(officer);
    expect(own).toContain('Corrija 1 línea observada de SUNAFIL en el requerimiento 012-2019-MTPE/2');
    expect(own).toContain(`${CAST.secretary.email} observó el reporte de LA 1.4.4`);
    expect(await agendaOf(secretary)).toContain('No tiene nada pendiente.');
  });

  test('asks a president only where the secretariat is one person, and others nothing', async () => {
    await site.send('officer', reportOf(RAID), { at: Date.now() });
    const president = await logIn(app, 'president');
    expect(await agendaOf(president)).toContain('No tiene nada pendiente.');
    for (const member of ['observer', 'administrator', 'foreign secretary', 'other officer'] as const) {
      const agenda = await agendaOf(await logIn(app, member));
      expect(agenda).not.toContain('LA 1.4.4');
      expect(agenda).not.toContain('012-2019-MTPE/2');
    }
  });
});
