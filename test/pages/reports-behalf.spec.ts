import { DatabaseConnections } from '../../src/database/connections';
import { LineSubmission } from '../../src/requests/line-submission.entity';
import { ReviewsService } from '../../src/requests/reviews.service';
import type { Person } from '../../src/domain/permissions';
import { AccountsService } from '../../src/access/accounts.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { CAST, type Member } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { PDF } from '../support/evidence-files';
import { formIn, type Visit } from '../support/forms';
import { lineOf, mainText, RAID, ReportSite, sendFiles } from '../support/report-site';

jest.setTimeout(120_000);

const LETTER = [
  { field: 'firmante', content: 'Juana Quispe, intendenta' },
  { field: 'oficio', content: '045-2020-SUNAFIL' },
  { field: 'fechaOficio', content: '2020-01-20' },
];

describeOnBothDatabases('reports on behalf, and reports that are observed', (database) => {
  let site: ReportSite;
  let officer: Visit;
  let secretary: Visit;
  beforeAll(async () => {
    site = await ReportSite.open(database.url);
    officer = await site.as('officer');
    secretary = await site.as('secretary');
    await site.as('second secretary');
  }, 120_000);
  afterAll(() => site?.app.close());

  const read = async (visit: Visit, address: string) => mainText((await visit.get(address)).body);

  async function person(member: Member): Promise<Person> {
    const { email, name } = CAST[member];
    const account = await site.app.get(AccountsService, { strict: false }).ofEmail(email);
    const accountId = account?.id ?? 0;
    const memberships = await site.app.get(MembershipsService, { strict: false }).ofAccount(accountId);
    return { accountId, email, name, memberships };
  }

  async function reviewed(requestId: number) {
    const { manager } = site.app.get(DatabaseConnections).reading;
    const submission = await manager.findOneOrFail(LineSubmission, {
      where: { requestId },
      order: { attempt: 'DESC' },
    });
    return { commissionId: site.request.commissionId, id: submission.id, rowVersion: null };
  }

  test('the secretariat records what came by letter; the institution sees and corrects it', async () => {
    const request = await site.askAgain('B-01');
    const line = lineOf(request);
    expect(await read(secretary, line)).toContain('Usted registra este reporte en nombre de la institución');
    await secretary.fill(line, { ...RAID, paso: 'revisar' });
    const page = `${line}/revision`;
    const unsigned = await sendFiles(site, secretary, { page, action: page, parts: [] });
    expect(unsigned.statusCode).toBe(422);
    expect(mainText(unsigned.body)).toContain('Escriba quién firmó la carta');
    const parts = [...LETTER, { field: 'carta', name: 'oficio-045.pdf', content: PDF }];
    const sent = await sendFiles(site, secretary, { page, action: page, parts });
    expect(sent.headers.location).toBe(`${line}/constancia`);
    const receipt = await read(officer, `${line}/constancia`);
    expect(receipt).toContain('de la secretaría técnica, en nombre de la institución');
    expect(receipt).toContain('Firmó la carta Juana Quispe, intendenta');
    expect(receipt).toContain('Archivos oficio-045.pdf');
    expect(await read(officer, line)).toContain(
      'según 045-2020-SUNAFIL del 20/01/2020. La institución puede corregirlo',
    );
    await officer.fill(line, { ...RAID, 'activities.0.contributions.0.quantity': '34', paso: 'revisar' });
    await officer.fill(page, {});
    expect(await read(officer, `${line}/constancia`)).toContain('Envío N° 2 de esta línea');
  });

  test('who recorded it never validates it, and another person of the secretariat does', async () => {
    const request = await site.askAgain('B-02');
    const page = lineOf(request, '/revision');
    await secretary.fill(lineOf(request), { ...RAID, paso: 'revisar' });
    await sendFiles(site, secretary, { page, action: page, parts: LETTER });
    const reviews = site.app.get(ReviewsService);
    const of = await reviewed(request.id);
    const by = (member: Member) => deedBy(CAST[member].email);
    await expect(reviews.validate(of, null, await person('secretary'), by('secretary'))).rejects.toThrow(
      'Quien reporta no valida',
    );
    await reviews.validate(of, null, await person('second secretary'), by('second secretary'));
    expect(await read(officer, lineOf(request))).toContain('La secretaría ya validó este reporte');
    const { hidden } = formIn((await officer.get('/mi-cuenta/clave')).body);
    expect((await officer.send(lineOf(request), { ...hidden, ...RAID })).statusCode).toBe(409);
  });

  test('remarks stand beside their fields until the report is sent again; the last validated one is offered', async () => {
    const request = await site.askAgain('B-03');
    const line = lineOf(request);
    expect(await read(officer, line)).toContain('Último reporte validado de la institución (B-02)');
    const taken = await officer.fill(line, { paso: 'tomar' });
    expect(taken.headers.location).toBe(line);
    expect((await officer.get(line)).body).toContain('Operativo de orientación y fiscalización en Ucayali</textarea>');
    await officer.fill(line, { ...RAID, paso: 'revisar' });
    await officer.fill(`${line}/revision`, {});
    const field = 'activities.0.contributions.0.quantity';
    const remarks = [{ field, comment: 'El informe dice 32.' }];
    const [by, of] = [deedBy(CAST['second secretary'].email), await reviewed(request.id)];
    await site.app.get(ReviewsService).observe(of, remarks, await person('second secretary'), by);
    const { body } = await officer.get(line);
    expect(body).toContain(`<a href="#${field}">El informe dice 32.</a>`);
    expect(mainText(body)).toContain('Observación de asistente@cnlctf.example: El informe dice 32.');
    expect(await read(officer, `/mis-reportes/${request.id}/SUNAFIL`)).toContain('Observada');
    await officer.fill(line, { ...RAID, [field]: '32', paso: 'revisar' });
    await officer.fill(`${line}/revision`, {});
    expect(await read(officer, line)).not.toContain('El informe dice 32.');
    expect(await read(officer, `/mis-reportes/${request.id}/SUNAFIL`)).toContain('Enviada');
  });
});
