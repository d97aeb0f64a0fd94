import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { amountText } from '../domain/amount';
import type { Instant, IsoDate } from '../domain/dates';
import type { StatedContent } from '../domain/plan';
import { disagreements } from '../domain/plan-difference';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { namesIn } from './progress.service';
import type { StatedValue } from './stated-value.entity';
import { StatementsRepository } from './statements.repository';

type StatedFields = Pick<StatedValue, 'executed' | 'activityDone' | 'observations'>;

/** Figures carried over from earlier records ("Carga histórica"), without activities behind them. */
@Injectable()
export class StatedValuesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly statements: StatementsRepository,
    private readonly plans: PlansService,
  ) {}

  /** What differs between figures stored for a day and those of a workbook for the same indicators, in sentences. */
  async differences(at: PlanAtVersion, statedOn: IsoDate, contents: readonly StatedContent[]): Promise<string[]> {
    const stored = await this.ofDay(at, statedOn);
    const names = namesIn(at);
    const before = new Map(stored.map((row) => [names.indicatorKey(row.indicatorId), fieldsOf(row)]));
    const after = new Map(
      contents.filter((each) => each.executed !== null).map((each) => [keyOf(each), fieldsOf(storedFields(each))]),
    );
    return disagreements(before, after);
  }

  /** Adds the figures of a workbook for a day; those that are stored for it already stay as they are. */
  add(
    at: PlanAtVersion,
    statedOn: IsoDate,
    contents: readonly StatedContent[],
    by: { reportedBy: string; validatedBy: string; at: Instant },
  ): Promise<void> {
    return this.transactions.within(async () => {
      const known = new Set((await this.ofDay(at, statedOn)).map(({ indicatorId }) => indicatorId));
      const rows = statedRows(at, statedOn, contents, by).filter(({ indicatorId }) => !known.has(indicatorId));
      await this.statements.addStated(rows);
      const touched = rows.map(({ indicatorId }) => indicatorId);
      await this.plans.markChanged(at.plan.commissionId, touched, null);
    });
  }

  private async ofDay(at: PlanAtVersion, statedOn: IsoDate): Promise<StatedValue[]> {
    const ids = at.indicators.map((each) => each.id);
    const rows = await this.statements.statedThrough(at.plan.commissionId, ids, statedOn);
    return rows.filter((row) => row.statedOn === statedOn);
  }
}

function statedRows(
  at: PlanAtVersion,
  statedOn: IsoDate,
  contents: readonly StatedContent[],
  by: { reportedBy: string; validatedBy: string; at: Instant },
) {
  const names = namesIn(at);
  const said = { reportedBy: by.reportedBy, reportedAt: by.at, validatedBy: by.validatedBy, validatedAt: by.at };
  return contents
    .filter((each) => each.executed !== null)
    .map((each) => {
      const indicatorId = names.indicatorId(keyOf(each));
      const of = { commissionId: names.commissionId, indicatorId, statedOn };
      return { ...of, ...storedFields(each), ...said };
    });
}

function keyOf({ element, number }: StatedContent): string {
  return `${element}-${number}`;
}

function storedFields({ executed, activityDone, observations }: StatedContent): StatedFields {
  return { executed: executed ?? 0n, activityDone, observations };
}

function fieldsOf({ executed, activityDone, observations }: StatedFields): Record<string, string> {
  return {
    ejecutado: amountText(executed),
    'actividad realizada': activityDone ? 'sí' : 'no',
    observaciones: observations ?? '',
  };
}
