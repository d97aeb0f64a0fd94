import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Workbook } from 'exceljs';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { CNLCTF_LETTERHEAD } from '../../src/domain/letterhead';
import { EvaluationService } from '../../src/evaluation/evaluation.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { SamplePeople } from '../../src/operations/sample-people.service';
import { SampleService } from '../../src/operations/sample.service';
import { ActivitiesWorkbookService } from '../../src/workbooks/activities-workbook.service';
import { PlanExportService } from '../../src/workbooks/plan-export.service';
import { type PlanImportRequest, PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';

const SECRETARIAT = 'secretaria@cnlctf.example';

/** Only what a plan cannot be named without. */
const UNSAID: PlanImportRequest = {
  code: 'POA-2019',
  title: 'Plan Operativo Anual 2019 de la CNLCTF',
  commission: 'CNLCTF',
  startsOn: '2019-01-01',
  endsOn: '2019-12-31',
  countsFrom: null,
  countsFromNorm: null,
  cutoff: null,
  validatedBy: null,
  draft: null,
  replace: false,
};

// Each test goes on from what the one before stored.
describeOnBothDatabases('the sample, written and read again', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
  });
  afterAll(() => app.close());

  const activities = (rows: readonly (readonly unknown[])[]) => sheetOf(rows).then(handOver);
  const handOver = (bytes: Uint8Array) =>
    app
      .get(ActivitiesWorkbookService)
      .import(bytes, { plan: 'POA-2019', reportedBy: null, validatedBy: SECRETARIAT }, LOADED);

  test('has its commission with the letterhead of the acta, which the log tells', async () => {
    const { id } = await app.get(CommissionsService).named('CNLCTF');
    expect(await app.get(CommissionsService).letterheadOn(id, '2019-12-31')).toMatchObject(CNLCTF_LETTERHEAD);
    const told = await database.connections.reading.manager.findBy(AuditEntry, { action: 'letterhead.add' });
    expect(told).toMatchObject([{ commissionId: id, subjectLabel: 'CNLCTF', actor: LOADED.actor.name }]);
  });

  test.each([null, '2019-12-31'])('changes nothing with nothing said beside it (execution at %s)', async (cutoff) => {
    const bytes = await app.get(PlanExportService).workbook('POA-2019', cutoff);
    const request = { ...UNSAID, cutoff, validatedBy: cutoff && SECRETARIAT };
    const { unchanged, warnings } = await app.get(PlanWorkbookService).import(bytes, request, LOADED);
    expect([unchanged, warnings]).toEqual([true, []]);
  });

  test('goes on working by the same names once the people of the sample have accounts', async () => {
    const people = await app.get(SamplePeople).bringIn('CNLCTF', LOADED);
    expect(people.every(({ password }) => password !== null)).toBe(true);
    const outcome = await handOver(readFileSync('data/actividades-poa-2019.xlsx'));
    expect(outcome).toMatchObject({ activities: 0, contributions: 0, withoutProgress: 0, unchanged: 25 });
  });

  test('an empty sheet says so, and is no declaration that nothing was done', async () => {
    const nothing = { activities: 0, contributions: 0, unchanged: 0 };
    expect(await activities([])).toEqual({
      ...{ ...nothing, withoutProgress: 0 },
      warnings: [{ cell: 'A1', message: 'La hoja Actividades no tiene filas.' }],
    });
    const row = ['LA 1.4.4', '2019-11-30', 'SUNAFIL', 'sí', 'No hubo denuncias por atender.'];
    expect(await activities([row])).toMatchObject({ ...nothing, withoutProgress: 1 });
    expect(await activities([row])).toMatchObject({ ...nothing, withoutProgress: 0, unchanged: 1 });
  });

  test('the annex tells why there was no progress, from its day on', async () => {
    const observationsAt = async (cutoff: string): Promise<string> => {
      const annex = await app.get(EvaluationService).annex({ plan: 'POA-2019', cutoff });
      return annex.rows.find(({ line }) => line.code === 'LA 1.4.4')?.indicator.observations ?? '';
    };
    const told = 'Sin avance (30/11/2019, SUNAFIL): No hubo denuncias por atender.';
    expect((await observationsAt('2019-12-31')).includes(told)).toBe(true);
    expect((await observationsAt('2019-11-29')).includes('Sin avance')).toBe(false);
  });
});

async function sheetOf(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Actividades');
  const needed = ['REGIÓN', 'ACTIVIDAD', 'CANTIDAD', 'MUJERES', 'HOMBRES', 'DOCUMENTO', 'CUENTA', 'INDICADOR', 'CLAVE'];
  sheet.addRow(['LÍNEA DE ACCIÓN', 'FECHA', 'INSTITUCIÓN', 'SIN AVANCE', 'MOTIVO', ...needed]);
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
