import { Injectable } from '@nestjs/common';
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { Transactions } from '../database/transactions';
import { ElementVersion } from './element-version.entity';
import { Footnote } from './footnote.entity';
import { IndicatorVersion } from './indicator-version.entity';
import { Indicator } from './indicator.entity';
import { Participation } from './participation.entity';
import { PlanElement } from './plan-element.entity';
import { type VersionRows, versionRows } from './version-rows.repository';

@Injectable()
export class PlanContentRepository {
  constructor(private readonly transactions: Transactions) {}

  elementsOf(commissionId: number, planId: number): Promise<PlanElement[]> {
    return this.transactions.manager().findBy(PlanElement, { commissionId, planId });
  }

  indicatorsOf(commissionId: number, planId: number): Promise<Indicator[]> {
    return this.transactions.manager().findBy(Indicator, { commissionId, planId });
  }

  ofVersion(commissionId: number, planId: number, planVersionId: number): Promise<VersionRows> {
    return versionRows(this.transactions.manager(), { commissionId, planId, planVersionId });
  }

  addElements(rows: readonly Partial<PlanElement>[]): Promise<void> {
    return bulkInsert(this.transactions.manager(), PlanElement, rows);
  }

  addIndicators(rows: readonly Partial<Indicator>[]): Promise<void> {
    return bulkInsert(this.transactions.manager(), Indicator, rows);
  }

  async addVersion(rows: {
    elementVersions: readonly Partial<ElementVersion>[];
    indicatorVersions: readonly Partial<IndicatorVersion>[];
    participations: readonly Partial<Participation>[];
    footnotes: readonly Partial<Footnote>[];
  }): Promise<void> {
    const manager = this.transactions.manager();
    await bulkInsert(manager, ElementVersion, rows.elementVersions);
    await bulkInsert(manager, IndicatorVersion, rows.indicatorVersions);
    await bulkInsert(manager, Participation, rows.participations);
    await bulkInsert(manager, Footnote, rows.footnotes);
  }

  /** Takes the wording of a version away; identities stay. */
  async emptyVersion(commissionId: number, planVersionId: number): Promise<void> {
    const worded: EntityTarget<ObjectLiteral>[] = [Participation, Footnote, IndicatorVersion, ElementVersion];
    for (const entity of worded) await this.transactions.manager().delete(entity, { commissionId, planVersionId });
  }

  async removeIndicators(commissionId: number, ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.transactions.manager().delete(Indicator, { commissionId, id: In([...ids]) });
  }

  async removeElements(commissionId: number, ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.transactions.manager().delete(PlanElement, { commissionId, id: In([...ids]) });
  }

  /** Tells that something changed what counts for these indicators: kept figures of before are of no more use. */
  async raiseRevisions(commissionId: number, ids: readonly number[]): Promise<void> {
    for (const some of chunks(ids, 500)) {
      await this.transactions
        .manager()
        .createQueryBuilder()
        .update(Indicator)
        .set({ revision: () => 'revision + 1' })
        .where({ commissionId, id: In(some) })
        .execute();
    }
  }

  /** Locks indicators whose first contribution is validated; those that are locked keep their instant. */
  async lock(commissionId: number, ids: readonly number[], at: number): Promise<void> {
    for (const some of chunks(ids, 500)) {
      await this.transactions
        .manager()
        .createQueryBuilder()
        .update(Indicator)
        .set({ lockedAt: at })
        .where({ commissionId, id: In(some) })
        .andWhere('locked_at is null')
        .execute();
    }
  }
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += size) parts.push(list.slice(start, start + size));
  return parts;
}
