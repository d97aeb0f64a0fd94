/**
 * In a process of its own: a plan of 500 indicators with three activities each, beside the sample that is there
 * already. `fill-pages.ts DATABASE_URL`
 */
import type { INestApplicationContext } from '@nestjs/common';
import type { ActivityContent } from '../../../src/domain/activity';
import type { IndicatorContent, PlanContent, PlanElementContent } from '../../../src/domain/plan';
import type * as Commissions from '../../../src/institutions/commissions.service';
import type * as Imports from '../../../src/plans/plan-import.service';
import type * as Plans from '../../../src/plans/plans.service';
import type * as ProgressImports from '../../../src/progress/progress-import.service';
import { openProgram, serviceOf } from './program';
import { handOver } from './turn';

const [url = ''] = process.argv.slice(3);
const PLAN = 'POA-2020';
const INSTITUTIONS = ['SUNAFIL', 'MTPE', 'MINJUS', 'MIMP', 'MINSA', 'GORES'];
const BY = { actor: { accountId: null, name: 'carga', channel: 'command' }, at: Date.UTC(2021, 0, 15) } as const;
const DAYS = ['2020-03-10', '2020-06-18', '2020-10-05'];

void openProgram(url).then(async (app) => {
  await storePlan(app);
  await storeActivities(app);
  await app.close();
  await handOver(PLAN);
});

async function storePlan(app: INestApplicationContext): Promise<void> {
  const commissions = serviceOf<Commissions.CommissionsService>(
    app,
    'institutions/commissions.service',
    'CommissionsService',
  );
  const imports = serviceOf<Imports.PlanImportService>(app, 'plans/plan-import.service', 'PlanImportService');
  const { id: commissionId } = await commissions.named('CNLCTF');
  const period = { startsOn: '2020-01-01', endsOn: '2020-12-31', countsFrom: null, countsFromNorm: null };
  await imports.store(
    { commissionId, code: PLAN, title: 'Plan Operativo Anual 2020', draft: false, ...period },
    plan(),
    { replace: null, file: '0'.repeat(64) },
    BY,
  );
}

async function storeActivities(app: INestApplicationContext): Promise<void> {
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const path = 'progress/progress-import.service';
  const imports = serviceOf<ProgressImports.ProgressImportService>(app, path, 'ProgressImportService');
  const at = await plans.atVersion(await plans.named(PLAN), '2020-12-31');
  const activities = at.content.indicators.flatMap((indicator, index) =>
    // One in ten has nothing to show.
    index % 10 === 0 ? [] : DAYS.map((day) => activityOn(indicator, day, index)),
  );
  const handover = { reportedBy: 'carga', validatedBy: 'secretaria', file: null };
  await imports.store({ activities, noProgress: [], rows: {} }, at, handover, BY);
}

/** Five objectives of five strategies of ten lines of two indicators. */
function plan(): PlanContent {
  const elements: PlanElementContent[] = [];
  const indicators: IndicatorContent[] = [];
  const add = (code: string, level: PlanElementContent['level'], parent: string | null, axis: string | null = null) =>
    elements.push({ code, level, parent, axis, name: `Desarrollar acciones frente al trabajo forzoso (${code})` });
  for (const o of numbers(5)) {
    add(`OE ${o}`, 'objective', null);
    add(`EE ${o}`, 'axis', null);
  }
  for (const n of numbers(25)) {
    const strategy = `${Math.ceil(n / 5)}.${((n - 1) % 5) + 1}`;
    add(`E ${strategy}`, 'strategy', `OE ${Math.ceil(n / 5)}`, `EE ${((n - 1) % 5) + 1}`);
    for (const line of numbers(10)) {
      add(`LA ${strategy}.${line}`, 'line', `E ${strategy}`);
      for (const number of numbers(2))
        indicators.push(indicatorOf(`LA ${strategy}.${line}`, number, indicators.length));
    }
  }
  return { elements, indicators, footnotes: [{ mark: 'TF', text: 'Trabajo forzoso.' }] };
}

function indicatorOf(element: string, number: number, index: number): IndicatorContent {
  const institution = (shift: number) => INSTITUTIONS[(index + shift) % INSTITUTIONS.length] ?? '';
  return {
    ...{ element, number, unit: 'Persona', target: BigInt(1 + (index % 400)) * 10_000n, targetNote: null },
    name: 'Número de personas capacitadas en la detección y la atención del trabajo forzoso.',
    rule: { measure: 'sum' },
    ...{ direction: 'increasing', baseline: null, sensitive: false, programming: null },
    participation: [
      { institution: institution(0), role: 'responsible' },
      { institution: institution(1), role: 'involved' },
      { institution: institution(2), role: 'involved' },
    ],
  };
}

function activityOn({ element, number }: IndicatorContent, day: string, index: number): ActivityContent {
  return {
    ...{ key: `${element}-${number}-${day}`, startsOn: day, endedOn: day, region: '25', validationNote: null },
    title: 'Taller de capacitación sobre la detección y la atención de víctimas de trabajo forzoso',
    institutions: [INSTITUTIONS[index % INSTITUTIONS.length] ?? ''],
    documents: [`Informe N° ${100 + index}-2020-MTPE`],
    contributions: [
      {
        ...{ element, number, quantity: BigInt(10 + (index % 90)) * 10_000n, women: null, men: null },
        ...{ denominator: null, stage: null, subject: null, criterion: null, choice: null, choiceReason: null },
      },
    ],
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
