/** A plan that is always seen to be in one state: its title, a sum and a last value say the same number. */
import type { EntityManager } from 'typeorm';
import type { Transactions } from '../../src/database/transactions';
import type { Annex } from '../../src/domain/annex';
import { ElementVersion } from '../../src/plans/element-version.entity';
import { IndicatorVersion } from '../../src/plans/indicator-version.entity';
import { Indicator } from '../../src/plans/indicator.entity';
import { PlanElement } from '../../src/plans/plan-element.entity';
import { PlanVersion } from '../../src/plans/plan-version.entity';
import { Plan } from '../../src/plans/plan.entity';
import { unaudited } from './audit-watch';
import { addContributions, addTallyPlan, RULES, STARTS_ON, type TallyPlan } from './tally-plan';

export interface ChangingPlan {
  /** As people name it. */
  readonly reference: string;
  /** Brings the plan, its wording and its contributions into the next state, in one transaction. */
  readonly goOn: () => Promise<void>;
}

/** In state 0: nothing is recorded. */
export async function addChangingPlan(transactions: Transactions): Promise<ChangingPlan> {
  const plan = await addTallyPlan(transactions);
  const { commissionId } = plan;
  let state = 0;
  const reference = await unaudited(transactions, (manager) => addVersion(manager, plan));
  const goOn = async () => {
    state += 1;
    const now = state;
    await unaudited(transactions, async (manager) => {
      await manager.update(Plan, { commissionId }, { title: String(now) });
      await manager.update(IndicatorVersion, { commissionId }, { unit: String(now) });
      await addContributions(manager, commissionId, [told(plan, 0, 1), told(plan, 1, now)]);
      await manager.increment(Indicator, { commissionId }, 'revision', 1);
    });
  };
  return { reference, goOn };
}

/** All that an annex of such a plan says of its state; one number where it mixes no two. */
export function statesIn({ plan, rows }: Annex): number[] {
  const states = rows.flatMap(({ indicator }) => {
    const executed = indicator.figure.executed;
    return [Number(indicator.unit), executed ? Number(executed.numerator / executed.denominator) / 10_000 : 0];
  });
  return [...new Set([Number(plan.title), ...states])];
}

async function addVersion(manager: EntityManager, plan: TallyPlan): Promise<string> {
  const { commissionId } = plan;
  const { id: planId } = await manager.findOneByOrFail(Plan, { commissionId });
  const element = await manager.findOneByOrFail(PlanElement, { commissionId });
  const told = { number: 1, state: 'in-execution', since: STARTS_ON, act: null } as const;
  const version = await manager.save(PlanVersion, { commissionId, planId, ...told });
  const of = { commissionId, planVersionId: version.id };
  await manager.save(ElementVersion, { ...of, elementId: element.id, name: 'Línea', parentId: null, axisId: null });
  const goal = { target: 10_000n, targetNote: null, direction: 'increasing', baseline: null } as const;
  const wording = { ...goal, name: 'Indicador', unit: '0', measureDetail: null, sensitive: false, programming: null };
  for (const index of [0, 1]) {
    const measure = RULES[index]?.measure ?? 'sum';
    await manager.save(IndicatorVersion, { ...of, ...wording, measure, indicatorId: plan.indicatorIds[index] ?? 0 });
  }
  await manager.update(Plan, { commissionId }, { title: '0', code: `POA-${planId}` });
  return `POA-${planId}`;
}

function told(plan: TallyPlan, indicator: number, quantity: number) {
  const row = {
    ...{ indicatorId: plan.indicatorIds[indicator] ?? 0, institutionId: plan.institutionIds[0] ?? 0 },
    ...{ endedOn: '2019-04-01', regionCode: '15', validatedAt: 1_577_000_000_000, counted: true },
    ...{ quantity: BigInt(quantity) * 10_000n, denominator: null, stage: null, subjectFolded: null, criterion: null },
  };
  return { row, others: [] };
}
