/** A plan with an indicator of each measure in a database, and what its contributions come to by the rules alone. */
import type { EntityManager } from 'typeorm';
import { bulkInsert, reserveIds } from '../../src/database/bulk-insert';
import type { Transactions } from '../../src/database/transactions';
import type { IsoDate } from '../../src/domain/dates';
import { type CountedContribution, type MeasureRule, tallyOf } from '../../src/domain/measure';
import type { IndicatorTally, TallyRequest } from '../../src/evaluation/tally.repository';
import { Commission } from '../../src/institutions/commission.entity';
import { Institution } from '../../src/institutions/institution.entity';
import { Indicator } from '../../src/plans/indicator.entity';
import { PlanElement } from '../../src/plans/plan-element.entity';
import { Plan } from '../../src/plans/plan.entity';
import { Activity } from '../../src/progress/activity.entity';
import { ActivityInstitution } from '../../src/progress/activity-institution.entity';
import { Contribution } from '../../src/progress/contribution.entity';
import { unaudited } from './audit-watch';

export const STARTS_ON = '2019-02-01';
export const COUNTS_FROM = '2019-03-01';

export const RULES: readonly MeasureRule[] = [
  { measure: 'sum' },
  { measure: 'latest' },
  { measure: 'distinct', of: 'region' },
  { measure: 'distinct', of: 'institution' },
  { measure: 'distinct', of: 'subject' },
  { measure: 'average' },
  { measure: 'ratio' },
  { measure: 'milestone', stages: [] },
  { measure: 'criteria', needed: 1, of: 3 },
  { measure: 'criteria', needed: 2, of: 3 },
];

export interface TallyPlan {
  readonly commissionId: number;
  /** In the order of RULES. */
  readonly indicatorIds: readonly number[];
  /** Of `I1` to `I4`. */
  readonly institutionIds: readonly number[];
}

let made = 0;

/** A commission of its own with four institutions and a plan with one indicator for each of RULES. */
export function addTallyPlan(transactions: Transactions): Promise<TallyPlan> {
  made += 1;
  const label = `TALLY-${made}`;
  return unaudited(transactions, async (manager) => {
    const { id: commissionId } = await manager.save(Commission, {
      code: label,
      name: label,
      lastOrdinary: null,
      secondFactorRequired: false,
    });
    const institutions = ['I1', 'I2', 'I3', 'I4'].map((name) => ({ acronym: `${label}-${name}`, name }));
    const common = { article: 'el', kind: 'ministerio', parentId: null };
    const saved = await manager.save(
      Institution,
      institutions.map((each) => ({ ...each, ...common })),
    );
    const days = { startsOn: STARTS_ON, endsOn: '2019-12-31', countsFrom: COUNTS_FROM, countsFromNorm: 'D.S.' };
    const plan = await manager.save(Plan, { commissionId, code: 'POA', title: label, ...days, multiYearPlanId: null });
    const of = { commissionId, planId: plan.id };
    const element = await manager.save(PlanElement, { ...of, code: 'LA 1.1.1', level: 'line' });
    const rows = RULES.map((_, index) => ({ ...of, elementId: element.id, number: index + 1, revision: 1 }));
    const indicators = await manager.save(
      Indicator,
      rows.map((row) => ({ ...row, lockedAt: null })),
    );
    return {
      commissionId,
      indicatorIds: indicators.map(({ id }) => id),
      institutionIds: saved.map(({ id }) => id),
    };
  });
}

/** The question for all indicators of the plan, with their revisions of this moment. */
export async function requestAt(manager: EntityManager, plan: TallyPlan, cutoff: IsoDate): Promise<TallyRequest> {
  const rows = await manager.findBy(Indicator, { commissionId: plan.commissionId });
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  const indicators = RULES.map((rule, index) => {
    const id = plan.indicatorIds[index] ?? 0;
    return { id, revision: revisions.get(id) ?? 0, rule };
  });
  return { commissionId: plan.commissionId, startsOn: STARTS_ON, cutoff, indicators };
}

/** The answer from all rows, read one by one. */
export async function recomputed(
  manager: EntityManager,
  { commissionId, startsOn, cutoff, indicators }: TallyRequest,
): Promise<Map<number, IndicatorTally>> {
  const contributions = await manager.findBy(Contribution, { commissionId });
  const institutions = new Map<number, string[]>();
  for (const row of await manager.findBy(ActivityInstitution, { commissionId })) {
    institutions.set(row.activityId, [...(institutions.get(row.activityId) ?? []), String(row.institutionId)]);
  }
  return new Map(
    indicators.map(({ id, rule }) => {
      const rows = contributions.filter((row) => row.indicatorId === id && row.endedOn <= cutoff);
      const validated = rows.filter((row) => row.validatedAt !== null);
      const counted = validated.filter((row) => row.counted);
      const tally = {
        tally: tallyOf(
          rule,
          counted.map((row) => countedContribution(row, institutions.get(row.activityId) ?? [])),
        ),
        activities: validated.filter((row) => row.endedOn >= startsOn).length,
        validatedThrough: validated.reduce<number | null>(
          (last, row) => Math.max(last ?? 0, row.validatedAt ?? 0),
          null,
        ),
        reporters: [...new Set(validated.map((row) => row.institutionId))].sort((a, b) => a - b),
      };
      return [id, tally];
    }),
  );
}

/** One contribution of an activity of its own, as a test says it. */
export type ToldContribution = Pick<
  Contribution,
  | 'indicatorId'
  | 'institutionId'
  | 'endedOn'
  | 'regionCode'
  | 'validatedAt'
  | 'counted'
  | 'quantity'
  | 'denominator'
  | 'stage'
  | 'subjectFolded'
  | 'criterion'
>;

/** Stores contributions, each with an activity of the institutions given beside the one that reported. */
export async function addContributions(
  manager: EntityManager,
  commissionId: number,
  told: readonly { readonly row: ToldContribution; readonly others: readonly number[] }[],
): Promise<void> {
  const ids = await reserveIds(manager, Activity, told.length);
  const activities = told.map(({ row }, index) => ({
    ...{ id: ids[index] ?? 0, commissionId, key: `told-${ids[index] ?? 0}`, title: 'Taller', validationNote: null },
    ...{ startsOn: row.endedOn, endedOn: row.endedOn, regionCode: row.regionCode, institutionId: row.institutionId },
    ...{ reportedBy: 'carga', reportedAt: 1, validatedBy: null, validatedAt: row.validatedAt },
  }));
  await bulkInsert(manager, Activity, activities);
  const institutions = told.flatMap(({ row, others }, index) =>
    [...new Set([row.institutionId, ...others])].map((institutionId, position) => ({
      ...{ commissionId, activityId: ids[index] ?? 0, institutionId, position },
    })),
  );
  await bulkInsert(manager, ActivityInstitution, institutions);
  const contributions = told.map(({ row }, index) => ({
    ...{ ...row, commissionId, activityId: ids[index] ?? 0, position: 0, subject: row.subjectFolded },
    ...{ countChoice: null, countReason: null, women: null, men: null, under18: null, adults: null },
  }));
  await bulkInsert(manager, Contribution, contributions);
}

function countedContribution(row: Contribution, institutions: readonly string[]): CountedContribution {
  const { endedOn, quantity, denominator, stage, criterion } = row;
  return {
    ...{ endedOn, quantity, denominator, stage, criterion, institutions },
    sequence: row.id,
    institution: String(row.institutionId),
    region: row.regionCode,
    subject: row.subjectFolded,
  };
}
