import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { annexJson } from '../../src/domain/annex-json';
import { EvaluationService } from '../../src/evaluation/evaluation.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { ActivitiesWorkbookService } from '../../src/workbooks/activities-workbook.service';
import { type PlanImportRequest, PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';

const ANNEX = readFileSync('test/fixtures/anexo-1-acta-120.xlsx');
const REQUEST: PlanImportRequest = {
  code: 'POA-2019',
  title: 'Plan Operativo Anual 2019',
  commission: 'CNLCTF',
  startsOn: '2019-01-01',
  endsOn: '2019-12-31',
  countsFrom: null,
  countsFromNorm: null,
  cutoff: null,
  validatedBy: 'secretaria@cnlctf.example',
  draft: false,
  replace: false,
};

const SECRETARIATS = deedBy('secretaria@cnlctf.example');

interface Row {
  readonly line: { code: string };
  readonly indicator: { number: number };
  readonly executed: number | null;
  readonly executedPercent: number | null;
  readonly light: string;
  readonly observations: string;
}

// The acta's own annex as it was printed: repeats at page breaks, misplaced parents, two indicators in one cell.
describeOnBothDatabases("the acta's own annex, typed off", (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app
      .get(CommissionsService)
      .add('CNLCTF', 'Comisión Nacional para la Lucha contra el Trabajo Forzoso', 119, LOADED);
    await app.get(InstitutionsService).import(readFileSync('data/instituciones.csv'), LOADED);
  });
  afterAll(() => app.close());

  const rowsAt = async (cutoff: string) => {
    const annex = annexJson(await app.get(EvaluationService).annex({ plan: 'POA-2019', cutoff }));
    return new Map((annex.rows as Row[]).map((row) => [`${row.line.code}-${row.indicator.number}`, row]));
  };

  test('is read whole, with warnings for what the page breaks did', async () => {
    const outcome = await app.get(PlanWorkbookService).import(ANNEX, REQUEST, SECRETARIATS);
    expect(outcome).toMatchObject({ elements: 19, indicators: 12, objectiveIndicators: 2, unchanged: false });
    const warnings = outcome.warnings.map(({ message }) => message).join('\n');
    expect(warnings).toMatch(/LA 1\.4\.7/);
    expect(warnings).toMatch(/negrita/);
  });

  test('gives its figures and lights as figures carried over', async () => {
    const rows = await rowsAt('2019-12-31');
    expect(rows.get('LA 1.4.9-1')).toMatchObject({ executed: 3, executedPercent: 150, light: 'met' });
    expect(rows.get('LA 1.8.5-1')).toMatchObject({ executed: 0, executedPercent: 0, light: 'partial' });
    expect(rows.get('LA 2.1.4-2')).toMatchObject({ executed: 21, executedPercent: 26, light: 'partial' });
    expect(rows.get('LA 2.1.4-2')?.observations).toContain('NOTA: Asimismo, estos eventos');
    expect(rows.get('LA 1.4.4-1')).toMatchObject({ executed: null, light: 'no-data' });
    expect(rows.get('LA 1.4.4-1')?.observations).toContain('Esta pendiente pedir información');
  });

  test('before its cutoff it says nothing', async () => {
    expect((await rowsAt('2019-12-30')).get('LA 1.4.9-1')).toMatchObject({ executed: null, light: 'no-data' });
  });

  test('imported again it changes nothing', async () => {
    const before = await databaseState(database);
    expect(await app.get(PlanWorkbookService).import(ANNEX, REQUEST, SECRETARIATS)).toMatchObject({ unchanged: true });
    expect(await databaseState(database)).toBe(before);
  });

  test('a figure carried over is validated, so that the plan cannot be replaced any more', async () => {
    const before = await databaseState(database);
    const plan = readFileSync('data/poa-2019.xlsx');
    const replacing = app.get(PlanWorkbookService).import(plan, { ...REQUEST, replace: true }, SECRETARIATS);
    await expect(replacing).rejects.toThrow('ya tiene información validada; no se puede reemplazar');
    expect(await databaseState(database)).toBe(before);
  });

  test('its figures of another cutoff are added beside it; a cutoff outside the plan is refused', async () => {
    const earlier = { ...REQUEST, cutoff: '2019-11-30' };
    expect(await app.get(PlanWorkbookService).import(ANNEX, earlier, SECRETARIATS)).toMatchObject({ unchanged: false });
    expect((await rowsAt('2019-11-30')).get('LA 1.4.9-1')).toMatchObject({ executed: 3 });
    const outside = app.get(PlanWorkbookService).import(ANNEX, { ...REQUEST, cutoff: '2031-01-01' }, SECRETARIATS);
    await expect(outside).rejects.toThrow('La fecha de corte 01/01/2031 está fuera del plan');
  });

  test('the first validated activity takes the place of the figure carried over', async () => {
    const activities = readFileSync('data/actividades-poa-2019.xlsx');
    const request = { plan: 'POA-2019', reportedBy: null, validatedBy: 'secretaria@cnlctf.example' };
    await app.get(ActivitiesWorkbookService).import(activities, request, LOADED);
    expect((await rowsAt('2019-12-31')).get('LA 2.1.7-1')).toMatchObject({ executed: 308, executedPercent: 385 });
  });

  test('beside validated activities other figures are refused, naming both', async () => {
    const again = app.get(PlanWorkbookService).import(ANNEX, REQUEST, SECRETARIATS);
    await expect(again).rejects.toThrow('las actividades validadas dan 308 y el libro dice 173');
  });
});
