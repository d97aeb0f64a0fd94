import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { IndicatorText } from './indicator-text.entity';
import { LightOverride } from './light-override.entity';

/** What the secretariat says of an indicator beside its figures: texts, and lights of its own. */
@Injectable()
export class RemarksRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Texts in effect at a cutoff or before, the earlier first. */
  textsThrough(commissionId: number, indicatorIds: readonly number[], cutoff: IsoDate): Promise<IndicatorText[]> {
    return this.transactions.manager().find(IndicatorText, {
      where: { commissionId, indicatorId: In([...indicatorIds]), since: LessThanOrEqual(cutoff) },
      order: { since: 'ASC' },
    });
  }

  /** Lights that the secretariat set for that very cutoff; plain rows, which a plan of 500 indicators asks for at once. */
  overridesAt(
    commissionId: number,
    indicatorIds: readonly number[],
    cutoff: IsoDate,
  ): Promise<Pick<LightOverride, 'indicatorId' | 'light' | 'reason'>[]> {
    if (indicatorIds.length === 0) return Promise.resolve([]);
    return this.transactions.manager().sql`
      select indicator_id as "indicatorId", light, reason from light_override
      where commission_id = ${commissionId} and cutoff = ${cutoff} and indicator_id in (${() => indicatorIds})`;
  }

  async replaceTexts(
    commissionId: number,
    of: { indicatorIds: readonly number[]; since: IsoDate },
    rows: readonly Partial<IndicatorText>[],
  ): Promise<void> {
    const manager = this.transactions.manager();
    await manager.delete(IndicatorText, { commissionId, indicatorId: In([...of.indicatorIds]), since: of.since });
    await bulkInsert(manager, IndicatorText, rows);
  }

  async replaceOverrides(
    commissionId: number,
    of: { indicatorIds: readonly number[]; cutoff: IsoDate },
    rows: readonly Partial<LightOverride>[],
  ): Promise<void> {
    const manager = this.transactions.manager();
    await manager.delete(LightOverride, { commissionId, indicatorId: In([...of.indicatorIds]), cutoff: of.cutoff });
    await bulkInsert(manager, LightOverride, rows);
  }
}
