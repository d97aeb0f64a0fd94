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

  async hasValidatedNoProgress(commissionId: number, indicatorIds: readonly number[]): Promise<boolean> {
    return this.transactions
      .manager()
      .existsBy(NoProgress, { commissionId, indicatorId: In([...indicatorIds]), validatedAt: Not(IsNull()) });
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

  async removeStated(commissionId: number, ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.transactions.manager().delete(StatedValue, { commissionId, id: In([...ids]) });
  }
}
