import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { annexBytes } from '../../src/evaluation/annex-formats';
import { EvaluationService } from '../../src/evaluation/evaluation.service';
import { SampleService } from '../../src/operations/sample.service';
import { Threads } from '../../src/work/threads';
import { PlansService } from '../../src/plans/plans.service';
import { PlanExportService } from '../../src/workbooks/plan-export.service';
import { PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';

interface AnnexRow {
  readonly line: { readonly code: string };
  readonly indicator: { readonly number: number; readonly target: number };
  readonly executed: number | null;
  readonly executedPercent: number | null;
  readonly pending: number | null;
  readonly pendingPercent: number | null;
  readonly light: string;
  readonly reporting: { readonly state: string };
  readonly observations: string;
}

// As Anexo 1 of the acta of the ordinary session N° 120 prints them; LA 1.4.4 has empty cells there.
const FIGURES = [
  ['LA 1.3.3-1', 2, 2, 100, 0, 0, 'met'],
  ['LA 1.4.4-1', 30, null, null, null, null, 'no-data'],
  ['LA 1.4.4-2', 4, null, null, null, null, 'no-data'],
  ['LA 1.4.5-1', 2, 2, 100, 0, 0, 'met'],
  ['LA 1.4.7-1', 2, 2, 100, 0, 0, 'met'],
  ['LA 1.4.9-1', 2, 3, 150, 0, 0, 'met'],
  ['LA 1.8.5-1', 3, 0, 0, 3, 100, 'partial'],
  ['LA 1.8.5-2', 2, 0, 0, 2, 100, 'partial'],
  ['LA 2.1.1-1', 1, 1, 100, 0, 0, 'met'],
  ['LA 2.1.4-1', 1, 3, 300, 0, 0, 'met'],
  ['LA 2.1.4-2', 80, 21, 26, 59, 74, 'partial'],
  ['LA 2.1.7-1', 80, 173, 216, 0, 0, 'met'],
];

describeOnBothDatabases('the sample data give the annex of the acta', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
  });
  afterAll(() => app.close());

  const annex = async (cutoff = '2019-12-31') => {
    const evaluated = await app.get(EvaluationService).annex({ plan: 'POA-2019', cutoff });
    const text = new TextDecoder().decode(await annexBytes(evaluated, 'json', app.get(Threads)));
    return JSON.parse(text) as { rows: AnnexRow[]; summary: object; objectives: { indicators: object[] }[] };
  };
  const row = async (key: string, cutoff?: string) => {
    const found = (await annex(cutoff)).rows.find((each) => `${each.line.code}-${each.indicator.number}` === key);
    if (!found) throw new Error(`No row ${key}`);
    return found;
  };

  test('the twelve rows come out in order with their figures', async () => {
    const { rows, summary } = await annex();
    const figures = rows.map((each) => [
      `${each.line.code}-${each.indicator.number}`,
      each.indicator.target,
      each.executed,
      each.executedPercent,
      each.pending,
      each.pendingPercent,
      each.light,
    ]);
    expect(figures).toEqual(FIGURES);
    expect(summary).toEqual({ met: 7, partial: 3, notDone: 0, noData: 2, notApplicable: 0 });
  });

  test('nobody was asked for LA 1.4.4, which is told apart from a zero', async () => {
    expect((await row('LA 1.4.4-1')).reporting).toMatchObject({ state: 'not-requested', silent: [] });
    expect((await row('LA 1.3.3-1')).reporting).toMatchObject({ state: 'reported', expected: 1, received: 1 });
  });

  test('a target of zero does not apply and carries its footnote', async () => {
    const { objectives } = await annex();
    expect(objectives[0]?.indicators[0]).toMatchObject({ target: 0, targetNote: 'a/', light: 'not-applicable' });
    expect(objectives[1]?.indicators[0]).toMatchObject({ target: 150, executed: null, light: 'no-data' });
  });

  test('LA 2.1.7 counts 173 persons and lists apart the 135 before the norm and the exit tests', async () => {
    const { observations } = await row('LA 2.1.7-1');
    const [counted = '', before = '', excluded = ''] = observations.split(/^No cuentan .*:$/m);
    expect(counted).toContain('• Evento 1 (19/11/2019): Ucayali – 69 personas (Informe N° 013-2019-EEBs).');
    expect([...counted.matchAll(/(\d+) personas/g)].map((match) => Number(match[1]))).toEqual([69, 68, 36]);
    expect([...before.matchAll(/(\d+) personas/g)].map((match) => Number(match[1]))).toEqual([40, 48, 47]);
    expect([...excluded.matchAll(/(\d+) personas/g)].map((match) => Number(match[1]))).toEqual([5, 9, 6]);
    expect(observations).toContain('No cuentan para la meta (anteriores al 18/09/2019, D.S. N° 015-2019-TR):');
    expect(observations).toContain('No cuentan para la meta (servidores públicos, contados en LA 2.1.4):');
  });

  test('an earlier cutoff takes in what had ended by then', async () => {
    expect(await row('LA 2.1.4-2', '2019-11-18')).toMatchObject({ executed: 5, executedPercent: 6, light: 'partial' });
    expect(await row('LA 2.1.4-2', '2019-11-17')).toMatchObject({ executed: null, light: 'no-data' });
  });

  test('loading again is refused and changes nothing', async () => {
    const before = await databaseState(database);
    await expect(app.get(SampleService).load(LOADED)).rejects.toThrow('La base de datos ya tiene datos');
    expect(await databaseState(database)).toBe(before);
  });

  test('its plan, written with the execution and imported again, changes nothing', async () => {
    const before = await databaseState(database);
    const workbook = await app.get(PlanExportService).workbook('POA-2019', '2019-12-31');
    const { title, startsOn, endsOn, countsFrom, countsFromNorm } = await app.get(PlansService).named('POA-2019');
    const header = { code: 'POA-2019', commission: 'CNLCTF', title, startsOn, endsOn, countsFrom, countsFromNorm };
    const choices = { cutoff: null, validatedBy: null, draft: false, replace: false };
    const outcome = await app.get(PlanWorkbookService).import(workbook, { ...header, ...choices }, LOADED);
    expect(outcome).toMatchObject({ elements: 19, indicators: 12, unchanged: true });
    expect(await databaseState(database)).toBe(before);
  });
});
