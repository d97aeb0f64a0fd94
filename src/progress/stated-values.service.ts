import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { amountText } from '../domain/amount';
import { importedContent } from '../domain/audit-import';
import type { IsoDate } from '../domain/dates';
import type { StatedContent } from '../domain/plan';
import { disagreements } from '../domain/plan-difference';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { namesIn } from './progress.service';
import type { StatedValue } from './stated-value.entity';
import { type StatedRow, StatementsRepository } from './statements.repository';

/** Where figures come from, for which day, and who answers for them. */
export interface StatedSource {
  readonly statedOn: IsoDate;
  readonly reportedBy: string;
  readonly validatedBy: string;
  /** SHA-256 of the workbook. */
  readonly file: string;
}

type NewFigure = ReturnType<typeof statedRows>[number];
type StatedFields = Pick<StatedValue, 'executed' | 'activityDone' | 'observations'>;

/** Figures carried over from earlier records ("Carga histórica"), without activities behind them. */
@Injectable()
export class StatedValuesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly statements: StatementsRepository,
    private readonly plans: PlansService,
    private readonly audit: AuditService,
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
  add(at: PlanAtVersion, contents: readonly StatedContent[], from: StatedSource, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const known = new Set((await this.ofDay(at, from.statedOn)).map(({ indicatorId }) => indicatorId));
      const rows = statedRows(at, contents, from, by).filter(({ indicatorId }) => !known.has(indicatorId));
      await this.statements.addStated(rows);
      const touched = rows.map(({ indicatorId }) => indicatorId);
      await this.plans.markChanged(at.plan.commissionId, touched, null);
      if (rows.length > 0) this.record(at, rows, from, by);
    });
  }

  private record({ plan, indicators }: PlanAtVersion, rows: readonly NewFigure[], from: StatedSource, by: Deed): void {
    const keys = new Map(indicators.map(({ id, key }) => [id, key]));
    const things = rows.map((row) => {
      const { executed, activityDone, observations } = row;
      return { key: keys.get(row.indicatorId) ?? '', before: null, after: { executed, activityDone, observations } };
    });
    const { id, code: label, commissionId } = plan;
    const subject = { kind: 'plan', id, label };
    const content = importedContent(things, { ...from });
    this.audit.record({ by, commissionId, action: 'stated-values.import', subject, ...content });
  }

  private async ofDay(at: PlanAtVersion, statedOn: IsoDate): Promise<StatedRow[]> {
    const ids = at.indicators.map((each) => each.id);
    const rows = await this.statements.statedThrough(at.plan.commissionId, ids, statedOn);
    return rows.filter((row) => row.statedOn === statedOn);
  }
}

function statedRows(at: PlanAtVersion, contents: readonly StatedContent[], from: StatedSource, by: Deed) {
  const names = namesIn(at);
  const { statedOn, reportedBy, validatedBy } = from;
  const said = { reportedBy, reportedAt: by.at, validatedBy, validatedAt: by.at };
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
