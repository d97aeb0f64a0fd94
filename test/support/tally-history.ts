/** Random histories of a plan: what is recorded, validated, taken back and excluded, with evaluations in between. */
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { Transactions } from '../../src/database/transactions';
import type { ContributionContent } from '../../src/domain/activity';
import { Indicator } from '../../src/plans/indicator.entity';
import { Activity } from '../../src/progress/activity.entity';
import type { ProgressNames } from '../../src/progress/activity-rows';
import { Contribution } from '../../src/progress/contribution.entity';
import { ProgressImportService } from '../../src/progress/progress-import.service';
import { ProgressService } from '../../src/progress/progress.service';
import { unaudited } from './audit-watch';
import { deedBy } from './deeds';
import { COUNTS_FROM, type TallyPlan } from './tally-plan';

const DAYS = ['2019-02-15', '2019-03-01', '2019-05-20', '2019-06-30', '2019-07-01', '2019-10-08'];
const day = fc.constantFrom(...DAYS);

const contribution: fc.Arbitrary<ContributionContent> = fc.record({
  element: fc.constant('LA 1.1.1'),
  number: fc.integer({ min: 1, max: 10 }),
  quantity: fc.bigInt(0n, 50_000n),
  women: fc.constant(null),
  men: fc.constant(null),
  denominator: fc.option(fc.bigInt(0n, 50_000n)),
  stage: fc.option(fc.integer({ min: 1, max: 3 })),
  subject: fc.option(fc.constantFrom('Perú', 'Brasil')),
  criterion: fc.option(fc.integer({ min: 1, max: 3 })),
  choice: fc.constantFrom<ContributionContent['choice'][]>(null, null, 'yes', 'no'),
  choiceReason: fc.constant('Acordado en sesión'),
});

const recorded = fc.record({
  kind: fc.constant('record' as const),
  isValidated: fc.boolean(),
  endedOn: day,
  region: fc.constantFrom(null, '15', '25'),
  institutions: fc.subarray(['I1', 'I2', 'I3', 'I4'], { minLength: 1 }),
  contributions: fc.array(contribution, { minLength: 1, maxLength: 4 }),
});

/** `which` picks among the rows that a step may change, from the first to the last. */
const changed = fc.record({ kind: fc.constantFrom('validate', 'withdraw', 'exclude'), which: fc.nat(1_000) });
const looked = fc.record({ kind: fc.constant('evaluate' as const), cutoff: day });

type Step =
  | (typeof recorded extends fc.Arbitrary<infer R> ? R : never)
  | { kind: 'validate' | 'withdraw' | 'exclude'; which: number }
  | { kind: 'evaluate'; cutoff: string };

export const history: fc.Arbitrary<Step[]> = fc.array(fc.oneof(recorded, changed, looked), {
  minLength: 6,
  maxLength: 30,
});

/** Carries the steps out through the services that pages and commands use; ends with a look at every day. */
export async function runHistory(
  app: INestApplicationContext,
  plan: TallyPlan,
  steps: readonly Step[],
  look: (cutoff: string) => Promise<void>,
): Promise<void> {
  for (const [at, step] of steps.entries()) {
    if (step.kind === 'evaluate') await look(step.cutoff);
    else if (step.kind === 'record') await record(app, plan, step, at);
    else await change(app, plan, step, at);
  }
  for (const cutoff of DAYS) await look(cutoff);
}

async function record(
  app: INestApplicationContext,
  plan: TallyPlan,
  step: Extract<Step, { kind: 'record' }>,
  at: number,
): Promise<void> {
  const { endedOn, region, institutions, contributions, isValidated } = step;
  const told = { key: `step-${at}`, title: 'Taller', startsOn: endedOn, endedOn, region, institutions };
  const activity = { ...told, contributions, documents: [], validationNote: 'La fuente no cita documento' };
  const handover = { reportedBy: 'carga', validatedBy: isValidated ? 'secretaria' : null, file: null };
  await app
    .get(ProgressImportService)
    .storeNamed(
      { activities: [activity], noProgress: [], rows: {} },
      { names: namesOf(plan), countsFrom: COUNTS_FROM, handover },
      deedBy('carga', instant(at)),
    );
}

async function change(
  app: INestApplicationContext,
  plan: TallyPlan,
  { kind, which }: { kind: 'validate' | 'withdraw' | 'exclude'; which: number },
  at: number,
): Promise<void> {
  const { commissionId } = plan;
  if (kind === 'exclude') return exclude(app, commissionId, which);
  const all = await app
    .get(Transactions)
    .manager()
    .find(Activity, { where: { commissionId }, order: { id: 'ASC' } });
  const some = all.filter((activity) => (activity.validatedAt === null) === (kind === 'validate'));
  const id = some[which % some.length]?.id;
  if (id === undefined) return;
  const progress = app.get(ProgressService);
  const by = deedBy('secretaria', instant(at));
  if (kind === 'validate') await progress.validate(commissionId, [{ id, note: null }], by);
  else await progress.withdrawValidation(commissionId, id, 'Dato por confirmar', by);
}

/** As the secretariat's word against a contribution is stored: the row, then the indicator's revision. */
function exclude(app: INestApplicationContext, commissionId: number, which: number): Promise<void> {
  return unaudited(app.get(Transactions), async (manager) => {
    const rows = await manager.find(Contribution, { where: { commissionId, counted: true }, order: { id: 'ASC' } });
    const row = rows[which % rows.length];
    if (!row) return;
    await manager.update(Contribution, { id: row.id }, { counted: false, countChoice: 'no', countReason: 'Duplicado' });
    await manager.increment(Indicator, { id: row.indicatorId }, 'revision', 1);
  });
}

function instant(at: number): number {
  return 1_577_000_000_000 + at;
}

function namesOf(plan: TallyPlan): ProgressNames {
  return {
    commissionId: plan.commissionId,
    plan: { id: 1, code: 'POA' },
    indicatorId: (key) => plan.indicatorIds[Number(key.split('-')[1]) - 1] ?? 0,
    indicatorKey: (id) => `LA 1.1.1-${plan.indicatorIds.indexOf(id) + 1}`,
    isOfPlan: (id) => plan.indicatorIds.includes(id),
    institutionId: (acronym) => plan.institutionIds[Number(acronym.slice(1)) - 1] ?? 0,
    acronym: (id) => `I${plan.institutionIds.indexOf(id) + 1}`,
  };
}
