import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuditTrailService, type ToldEntry } from '../../src/audit/audit-trail.service';
import { AuditVerificationService } from '../../src/audit/audit-verification.service';
import type { Deed } from '../../src/domain/actor';
import { AUDIT_ACTIONS, TABLES_WITHOUT_ENTRY } from '../../src/domain/audit-actions';
import type { Reach } from '../../src/domain/permissions';
import { SampleService } from '../../src/operations/sample.service';
import { Activity } from '../../src/progress/activity.entity';
import { ProgressService } from '../../src/progress/progress.service';
import { sha256Of } from '../../src/files/sha256';
import { ActivitiesWorkbookService } from '../../src/workbooks/activities-workbook.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';

const BOOK = readFileSync('data/actividades-poa-2019.xlsx');
const ANNEX = readFileSync('test/fixtures/anexo-1-acta-120.xlsx');
const ROSA = deedBy('rosa@cnlctf.example');

// Each test goes on from what the one before stored.
describeOnBothDatabases('what the log says of the changes', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
  });
  afterAll(() => app.close());

  const entries = (reach: Reach, filters = {}, before: number | null = null, limit = 50) =>
    app.get(AuditTrailService).entries({ reach, filters, before, limit });
  const actions = (told: readonly ToldEntry[]) => told.map(({ entry }) => entry.action).reverse();
  const firstActivity = () => database.connections.reading.manager.findOneByOrFail(Activity, { key: 'LA-2.1.7-01' });
  const someActivity = async () => {
    const [activity] = await database.connections.reading.manager.find(Activity, { order: { id: 'ASC' }, take: 1 });
    return activity ?? firstActivity();
  };

  test('the sample is an entry for each thing that its files bring', async () => {
    const brought = ['commission.add', 'letterhead.add', 'plan.import', 'texts.import', 'activities.import'];
    expect(actions(await entries([1]))).toEqual(brought);
    expect(actions(await entries('every'))).toContain('institution.import');
    expect(await entries([])).toEqual([]);
  });

  test('an import tells its file, how much it brought and each thing', async () => {
    const [told] = await entries([1], { action: 'activities.import' });
    expect(told?.entry).toMatchObject({ actor: 'carga', subjectKind: 'plan', subjectLabel: 'POA-2019' });
    expect(told?.after).toMatchObject({
      ...{ file: sha256Of(BOOK), added: 25, changed: 0, removed: 0, contributions: 37 },
      ...{ reportedBy: 'carga', validatedBy: 'secretaria@cnlctf.example' },
    });
    expect(Object.keys((told?.after as { things: object }).things)).toHaveLength(25);
  });

  test('the same file again changes nothing, the log neither', async () => {
    const before = await databaseState(database);
    await app
      .get(ActivitiesWorkbookService)
      .import(BOOK, { plan: 'POA-2019', reportedBy: null, validatedBy: null }, ROSA);
    expect(await databaseState(database)).toBe(before);
  });

  test('an activity has its history, the last deed first, in the name of who did it', async () => {
    const { id, key } = await someActivity();
    await app.get(ProgressService).withdrawValidation(1, id, 'Dato por confirmar', ROSA);
    await app.get(ProgressService).validate(1, [{ id, note: 'Confirmado' }], deedBy('luis@cnlctf.example'));
    const history = await app.get(AuditTrailService).historyOf({ commissionId: 1, kind: 'activity', id });
    expect(history).toMatchObject([
      { entry: { action: 'activity.validate', actor: 'luis@cnlctf.example', subjectLabel: key } },
      {
        entry: { action: 'activity.withdraw-validation', actor: 'rosa@cnlctf.example' },
        before: { validatedBy: 'secretaria@cnlctf.example' },
        after: { validatedBy: null, reason: 'Dato por confirmar' },
      },
    ]);
    expect(await app.get(AuditTrailService).historyOf({ commissionId: 2, kind: 'activity', id })).toEqual([]);
  });

  test('who validates what another hands over stands in the log by name', async () => {
    const { id } = await someActivity();
    await app.get(ProgressService).withdrawValidation(1, id, 'Otra vez', ROSA);
    const request = { plan: 'POA-2019', reportedBy: 'ana@mtpe.example', validatedBy: 'luis@cnlctf.example' };
    await app.get(ActivitiesWorkbookService).import(BOOK, request, deedBy('ana@mtpe.example'));
    const [told] = await entries([1], { action: 'activity.validate' });
    expect(told?.entry).toMatchObject({ actor: 'luis@cnlctf.example', channel: 'command', subjectId: id });
  });

  test('figures, texts and lights of an annex are entries of their own', async () => {
    const header = { title: 'Plan de antes', commission: 'CNLCTF', startsOn: '2018-01-01', endsOn: '2018-12-31' };
    const choices = { countsFrom: null, countsFromNorm: null, cutoff: null, draft: false, replace: false };
    const request = { code: 'POA-2018', ...header, ...choices, validatedBy: ROSA.actor.name };
    const importAs = (by: Deed, replace: boolean) =>
      app.get(PlanWorkbookService).import(ANNEX, { ...request, replace, title: replace ? 'Otro' : header.title }, by);
    await importAs(ROSA, false);
    const told = await entries([1], { actor: ROSA.actor.name, from: ROSA.at, until: ROSA.at + 1, subjectKind: 'plan' });
    expect(actions(told)).toEqual(expect.arrayContaining(['plan.import', 'stated-values.import']));
    const stated = told.find(({ entry }) => entry.action === 'stated-values.import');
    expect(stated?.after).toMatchObject({
      file: sha256Of(ANNEX),
      statedOn: '2018-12-31',
      validatedBy: ROSA.actor.name,
    });
  });

  test('pages of the log follow each other', async () => {
    const all = await entries([1]);
    const first = await entries([1], {}, null, 2);
    const rest = await entries([1], {}, first.at(-1)?.entry.sequence ?? null);
    expect([...first, ...rest]).toEqual(all);
    expect(await entries([1], { until: 0 })).toEqual([]);
  });

  test('and all of it is whole', async () => {
    expect(await app.get(AuditVerificationService).verify()).toMatchObject({ fault: null });
  });

  test('every table that the actions and exceptions name is there', () => {
    const named = [
      ...Object.values(AUDIT_ACTIONS).flatMap(({ tables }) => tables),
      ...Object.keys(TABLES_WITHOUT_ENTRY),
    ];
    const tables = database.connections.reading.entityMetadatas.map(({ tableName }) => tableName);
    expect([...tables, 'migrations']).toEqual(expect.arrayContaining(named));
  });
});
