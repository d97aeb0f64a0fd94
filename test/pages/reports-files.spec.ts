import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeOnBothDatabases } from '../support/databases';
import { PDF, PNG } from '../support/evidence-files';
import { formIn, type Visit } from '../support/forms';
import { lineOf, mainText, RAID, ReportSite, sendFiles } from '../support/report-site';

jest.setTimeout(120_000);

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

describeOnBothDatabases('the files of a report', (database) => {
  let site: ReportSite;
  let officer: Visit;
  beforeAll(async () => {
    site = await ReportSite.open(database.url);
    officer = await site.as('officer');
  }, 120_000);
  afterAll(() => site?.app.close());

  /** A line with an activity in its draft, and where the activity's files are sent. */
  async function begun(number: string): Promise<{ line: string; upload: string }> {
    const line = lineOf(await site.askAgain(number));
    const kept = await officer.fill(line, { ...RAID, paso: 'archivos' });
    expect(kept.headers.location).toBe(`${line}/sustentos`);
    const { body } = await officer.get(`${line}/sustentos`);
    return { line, upload: /action="([^"]*\/sustentos\/R-[^"/]*)"/.exec(body)?.[1] ?? '' };
  }

  const send = (visit: Visit, line: string, upload: string, files: [string, Buffer][]): Promise<Answer> =>
    sendFiles(site, visit, {
      page: `${line}/sustentos`,
      action: upload,
      parts: files.map(([name, content]) => ({ field: 'archivos', name, content })),
    });

  const read = async (visit: Visit, address: string) => mainText((await visit.get(address)).body);

  test('several files are kept with the draft, for whoever goes on, and go with the report', async () => {
    const { line, upload } = await begun('F-01');
    const sent = await send(officer, line, upload, [
      ['acta.pdf', PDF],
      ['foto.png', PNG],
    ]);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${line}/sustentos`]);
    const text = await read(await site.as('officer'), `${line}/sustentos`);
    expect(text).toContain('acta.pdf (oficial@sunafil.example) Quitar foto.png (oficial@sunafil.example) Quitar');
    expect(await read(officer, line)).toContain('Archivos adjuntos: acta.pdf, foto.png.');
    await officer.fill(line, { ...RAID, paso: 'revisar' });
    expect(await read(officer, `${line}/revision`)).toContain('Archivos acta.pdf, foto.png');
    await officer.fill(`${line}/revision`, {});
    expect(await read(officer, `${line}/constancia`)).toContain('Archivos acta.pdf, foto.png');
    const [href = ''] = /\/evidencias\/\d+/.exec((await officer.get(`${line}/sustentos`)).body) ?? [];
    const file = await officer.get(href);
    expect([file.statusCode, file.rawPayload.equals(PDF)]).toEqual([200, true]);
    expect((await (await site.as('other officer')).get(href)).statusCode).toBe(404);
  });

  test('a file is taken away, and what waited for an activity goes with it', async () => {
    const { line, upload } = await begun('F-02');
    await send(officer, line, upload, [['acta.pdf', PDF]]);
    const { body } = await officer.get(`${line}/sustentos`);
    const drop = /action="([^"]*\/quitar)"/.exec(body)?.[1] ?? '';
    const { hidden } = formIn(body);
    expect((await officer.send(drop, hidden)).statusCode).toBe(303);
    expect(await read(officer, `${line}/sustentos`)).toContain('Sin archivos.');
    await send(officer, line, upload, [['acta.pdf', PDF]]);
    await officer.fill(line, { ...RAID, 'activities.0.remove': 'sí' });
    const parts = [{ field: 'archivos', name: 'acta.pdf', content: PDF }];
    expect((await sendFiles(site, officer, { page: line, action: upload, parts })).statusCode).toBe(404);
    expect(await read(officer, `${line}/sustentos`)).toContain('Todavía no hay actividades en el borrador.');
  });

  test('the same file of another activity of the institution is pointed out', async () => {
    const { line, upload } = await begun('F-03');
    await send(officer, line, upload, [['acta.pdf', PDF]]);
    expect(await read(officer, `${line}/sustentos`)).toContain(
      'Se guardó 1 archivo. «acta.pdf» ya sustenta «Operativo de orientación y fiscalización en Ucayali».',
    );
  });

  test('a file that lies about its kind, or none at all, is told beside its field', async () => {
    const { line, upload } = await begun('F-04');
    const lying = await send(officer, line, upload, [['acta.pdf', Buffer.from('MZ this is a program')]]);
    expect(lying.statusCode).toBe(422);
    expect(mainText(lying.body)).toContain('No se guardó «acta.pdf».');
    const none = await send(officer, line, upload, []);
    expect(none.statusCode).toBe(422);
    expect(mainText(none.body)).toContain('Elija al menos un archivo');
    expect(await read(officer, `${line}/sustentos`)).toContain('Sin archivos.');
  });

  test('nobody of another institution adds a file or takes one away', async () => {
    const { line, upload } = await begun('F-05');
    await send(officer, line, upload, [['acta.pdf', PDF]]);
    const drop = /action="([^"]*\/quitar)"/.exec((await officer.get(`${line}/sustentos`)).body)?.[1] ?? '';
    const other = await site.as('other officer');
    const { hidden } = formIn((await other.get(`/mis-reportes/${site.request.id}/MININTER`)).body);
    const parts = [{ field: 'archivos', name: 'acta.pdf', content: PDF }];
    const page = `/mis-reportes/${site.request.id}/MININTER`;
    expect((await sendFiles(site, other, { page, action: upload, parts })).statusCode).toBe(404);
    expect((await other.send(drop, hidden)).statusCode).toBe(404);
    expect(await read(officer, `${line}/sustentos`)).toContain('acta.pdf');
  });
});
