import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { Activity } from '../../src/progress/activity.entity';
import { ActivitiesWorkbookService } from '../../src/workbooks/activities-workbook.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';
import { whyRefused } from '../support/refusal';

const ACTIVITIES = readFileSync('data/actividades-poa-2019.xlsx');
const PLAN = readFileSync('data/poa-2019.xlsx');
const REQUEST = {
  code: 'POA-2019',
  title: 'Plan Operativo Anual 2019',
  commission: 'CNLCTF',
  startsOn: '2019-01-01',
  endsOn: '2019-12-31',
  countsFrom: '2019-09-18',
  countsFromNorm: null,
  cutoff: null,
  validatedBy: null,
  draft: false,
  replace: false,
};

// Each test goes on from what the one before stored.
describeOnBothDatabases('what is handed over and who validates it', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app
      .get(CommissionsService)
      .add('CNLCTF', 'Comisión Nacional para la Lucha contra el Trabajo Forzoso', 119, LOADED);
    await app.get(InstitutionsService).import(readFileSync('data/instituciones.csv'), LOADED);
    await app.get(PlanWorkbookService).import(PLAN, { ...REQUEST, draft: true }, LOADED);
  });
  afterAll(() => app.close());

  const hand = (reportedBy: string, validatedBy: string | null) =>
    app
      .get(ActivitiesWorkbookService)
      .import(ACTIVITIES, { plan: 'POA-2019', reportedBy, validatedBy }, deedBy(reportedBy));
  const activities = () => database.connections.reading.manager.find(Activity, { order: { key: 'ASC' } });

  test('a draft that is approved is other content', async () => {
    const told = await whyRefused(app.get(PlanWorkbookService).import(PLAN, REQUEST, LOADED));
    expect(told).toContain('el estado era «borrador» y ahora es «aprobado»');
    const replaced = await app.get(PlanWorkbookService).import(PLAN, { ...REQUEST, replace: true }, LOADED);
    expect(replaced).toMatchObject({ unchanged: false });
  });

  test('what is not said of a known plan stays as it is, also where it is replaced', async () => {
    const unsaid = { ...REQUEST, countsFrom: null, draft: null };
    expect(await app.get(PlanWorkbookService).import(PLAN, unsaid, LOADED)).toMatchObject({ unchanged: true });
    const other = { ...unsaid, title: 'Plan Operativo Anual', replace: true };
    expect(await app.get(PlanWorkbookService).import(PLAN, other, LOADED)).toMatchObject({ unchanged: false });
    const norm = { ...REQUEST, countsFrom: '2019-09-18', title: 'Plan Operativo Anual', draft: false };
    expect(await app.get(PlanWorkbookService).import(PLAN, norm, LOADED)).toMatchObject({ unchanged: true });
  });

  test('without anyone who validates the activities wait', async () => {
    expect(await hand('ana@mtpe.example', null)).toMatchObject({ activities: 25, unchanged: 0 });
    expect((await activities()).every((each) => each.validatedAt === null)).toBe(true);
  });

  test('with reports that wait, the plan is replaced only by one that they fit', async () => {
    const before = await databaseState(database);
    const moved = { ...REQUEST, startsOn: '2018-01-01', replace: true };
    expect(await whyRefused(app.get(PlanWorkbookService).import(PLAN, moved, LOADED))).toContain(
      'hay reportes por revisar en LA',
    );
    expect(await databaseState(database)).toBe(before);
  });

  test('who reported does not validate by handing the same file over again', async () => {
    const before = await databaseState(database);
    const told = await whyRefused(hand('otra@mtpe.example', 'ana@mtpe.example'));
    expect(told).toContain('A2: Quien registra (ana@mtpe.example) no puede validar lo suyo');
    expect(await databaseState(database)).toBe(before);
  });

  test('another person does, with the note for those that cite no document', async () => {
    expect(await hand('ana@mtpe.example', 'rosa@cnlctf.example')).toMatchObject({ activities: 0, unchanged: 25 });
    const stored = await activities();
    expect(new Set(stored.map((each) => each.validatedBy))).toEqual(new Set(['rosa@cnlctf.example']));
    expect(new Set(stored.map((each) => each.reportedBy))).toEqual(new Set(['ana@mtpe.example']));
    const notes = new Set(stored.map((each) => each.validationNote));
    expect(notes).toEqual(new Set([null, 'La fuente no cita documento']));
  });
});
