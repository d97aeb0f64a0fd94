import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { NoProgress } from './no-progress.entity';
import { StatedValue } from './stated-value.entity';

/** What is told of an indicator without an activity: "sin avance", and figures carried over. */
@Injectable()
export class StatementsRepository {
  constructor(private readonly transactions: Transactions) {}

  noProgressOfKeys(commissionId: number, keys: readonly string[]): Promise<NoProgress[]> {
    return this.transactions.manager().findBy(NoProgress, { commissionId, key: In([...keys]) });
  }

  /** Declarations on these indicators up to a day, validated or not. */
  noProgressThrough(commissionId: number, indicatorIds: readonly number[], through: IsoDate): Promise<NoProgress[]> {
    return this.transactions.manager().findBy(NoProgress, {
      commissionId,
      indicatorId: In([...indicatorIds]),
      declaredOn: LessThanOrEqual(through),
    });
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

  async saveNoProgress(rows: readonly NoProgress[]): Promise<void> {
    await this.transactions.manager().save(NoProgress, [...rows]);
  }

  /** Figures carried over on these indicators and dated up to a day. */
  statedThrough(commissionId: number, indicatorIds: readonly number[], through: IsoDate): Promise<StatedValue[]> {
    return this.transactions.manager().find(StatedValue, {
      where: { commissionId, indicatorId: In([...indicatorIds]), statedOn: LessThanOrEqual(through) },
      order: { statedOn: 'ASC' },
    });
  }

  addStated(rows: readonly Partial<StatedValue>[]): Promise<void> {
    return bulkInsert(this.transactions.manager(), StatedValue, rows);
  }
}
