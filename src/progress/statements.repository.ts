import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { storedAmount, storedInstant } from '../database/columns';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { NoProgress } from './no-progress.entity';
import { StatedValue } from './stated-value.entity';

/** A declaration as evaluations need it. */
export type DeclaredRow = Pick<NoProgress, 'indicatorId' | 'institutionId' | 'declaredOn' | 'reason' | 'validatedAt'>;

/** A figure carried over, as evaluations need it. */
export type StatedRow = Pick<StatedValue, 'indicatorId' | 'statedOn' | StatedColumn | 'validatedAt'>;
type StatedColumn = 'executed' | 'activityDone' | 'observations';

/** As the drivers give them: instants and amounts are numbers on SQLite and texts on PostgreSQL. */
type Stored<T, K extends keyof T> = Omit<T, K> & Readonly<Record<K, number | string | null>>;

/** What is told of an indicator without an activity: "sin avance", and figures carried over. */
@Injectable()
export class StatementsRepository {
  constructor(private readonly transactions: Transactions) {}

  noProgressOfKeys(commissionId: number, keys: readonly string[]): Promise<NoProgress[]> {
    return this.transactions.manager().findBy(NoProgress, { commissionId, key: In([...keys]) });
  }

  /** Declarations on these indicators up to a day, validated or not; plain rows, which a plan of 500 asks for at once. */
  async noProgressThrough(
    commissionId: number,
    indicatorIds: readonly number[],
    through: IsoDate,
  ): Promise<DeclaredRow[]> {
    if (indicatorIds.length === 0) return [];
    const rows = await this.transactions.manager().sql<Stored<DeclaredRow, 'validatedAt'>[]>`
      select indicator_id as "indicatorId", institution_id as "institutionId", declared_on as "declaredOn", reason,
        validated_at as "validatedAt"
      from no_progress where commission_id = ${commissionId} and declared_on <= ${through}
        and indicator_id in (${() => indicatorIds})`;
    return rows.map((row) => ({ ...row, validatedAt: storedInstant(row.validatedAt) }));
  }

  noProgressBy(commissionId: number, institutionId: number, indicatorIds: readonly number[]): Promise<NoProgress[]> {
    return this.transactions
      .manager()
      .findBy(NoProgress, { commissionId, institutionId, indicatorId: In([...indicatorIds]) });
  }

  /** Those of these indicators on which there is a declaration. */
  async declaredOn(commissionId: number, indicatorIds: readonly number[]): Promise<number[]> {
    const rows = await this.transactions
      .manager()
      .findBy(NoProgress, { commissionId, indicatorId: In([...indicatorIds]) });
    return rows.map((row) => row.indicatorId);
  }

  /** Whether a declaration is validated or a figure carried over (those are always) on any of these indicators. */
  async anyValidated(commissionId: number, indicatorIds: readonly number[]): Promise<boolean> {
    const manager = this.transactions.manager();
    const of = { commissionId, indicatorId: In([...indicatorIds]) };
    const declared = await manager.existsBy(NoProgress, { ...of, validatedAt: Not(IsNull()) });
    return declared || (await manager.existsBy(StatedValue, of));
  }

  addNoProgress(rows: readonly Partial<NoProgress>[]): Promise<void> {
    return bulkInsert(this.transactions.manager(), NoProgress, rows);
  }

  /** Takes declarations away that are not validated. */
  async removeNoProgress(commissionId: number, keys: readonly string[]): Promise<void> {
    const of = { commissionId, key: In([...keys]), validatedAt: IsNull() };
    await this.transactions.manager().delete(NoProgress, of);
  }

  async saveNoProgress(rows: readonly NoProgress[]): Promise<void> {
    await this.transactions.manager().save(NoProgress, [...rows]);
  }

  /** Figures carried over on these indicators and dated up to a day, the earlier first; plain rows likewise. */
  async statedThrough(commissionId: number, indicatorIds: readonly number[], through: IsoDate): Promise<StatedRow[]> {
    if (indicatorIds.length === 0) return [];
    const rows = await this.transactions.manager().sql<
      Stored<StatedRow, 'executed' | 'activityDone' | 'validatedAt'>[]
    >`
      select indicator_id as "indicatorId", stated_on as "statedOn", executed, activity_done as "activityDone",
        observations, validated_at as "validatedAt"
      from stated_value where commission_id = ${commissionId} and stated_on <= ${through}
        and indicator_id in (${() => indicatorIds}) order by stated_on`;
    return rows.map(statedRow);
  }

  addStated(rows: readonly Partial<StatedValue>[]): Promise<void> {
    return bulkInsert(this.transactions.manager(), StatedValue, rows);
  }
}

function statedRow(row: Stored<StatedRow, 'executed' | 'activityDone' | 'validatedAt'>): StatedRow {
  return {
    ...row,
    executed: storedAmount(row.executed) ?? 0n,
    activityDone: Boolean(row.activityDone),
    validatedAt: storedInstant(row.validatedAt) ?? 0,
  };
}
