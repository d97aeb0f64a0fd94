import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { bulkInsert, reserveIds } from '../database/bulk-insert';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { ActivityInstitution } from './activity-institution.entity';
import { ActivityReview } from './activity-review.entity';
import { Activity } from './activity.entity';
import { CitedDocument } from './cited-document.entity';
import { Contribution } from './contribution.entity';
import { Evidence } from './evidence.entity';
import { portions } from './portions';

/** An activity with all its rows. */
export interface ActivityRows {
  readonly activity: Activity;
  readonly institutions: readonly ActivityInstitution[];
  readonly documents: readonly CitedDocument[];
  readonly contributions: readonly Contribution[];
}

export interface NewActivityRows {
  readonly activities: readonly Partial<Activity>[];
  readonly institutions: readonly Partial<ActivityInstitution>[];
  readonly documents: readonly Partial<CitedDocument>[];
  readonly contributions: readonly Partial<Contribution>[];
  readonly reviews: readonly Partial<ActivityReview>[];
}

// Both databases take this many values in one list, and their rows are made into objects in 20 ms.
const SOME = 250;

@Injectable()
export class ActivitiesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Numbers for activities about to be added, in ascending order. */
  reserveIds(count: number): Promise<number[]> {
    return reserveIds(this.transactions.manager(), Activity, count);
  }

  /** Whether there is any, in whatever commission. */
  anywhere(): Promise<boolean> {
    return this.transactions.manager().exists(Activity);
  }

  async ofKeys(commissionId: number, keys: readonly string[]): Promise<ActivityRows[]> {
    const ids: number[] = [];
    for await (const some of portions(keys, SOME)) {
      // Most keys of an import are new, and to ask for whole rows takes five times as long.
      const found = await this.transactions.manager().sql<{ id: number }[]>`
        select id from activity where commission_id = ${commissionId} and key in (${() => some})`;
      ids.push(...found.map(({ id }) => id));
    }
    return this.ofIds(commissionId, ids);
  }

  async ofIds(commissionId: number, ids: readonly number[]): Promise<ActivityRows[]> {
    const manager = this.transactions.manager();
    const found: Activity[] = [];
    for await (const id of portions(ids, SOME))
      found.push(...(await manager.findBy(Activity, { commissionId, id: In(id) })));
    return this.withRows(commissionId, found);
  }

  /** Activities that an institution reported on any of these indicators. */
  async reportedBy(
    commissionId: number,
    institutionId: number,
    indicatorIds: readonly number[],
  ): Promise<ActivityRows[]> {
    const ids = new Set<number>();
    for await (const some of portions(indicatorIds, SOME)) {
      const found = await this.transactions.manager().sql<{ id: number }[]>`
        select distinct activity_id as id from contribution
        where commission_id = ${commissionId} and institution_id = ${institutionId}
          and indicator_id in (${() => some})`;
      found.forEach(({ id }) => ids.add(id));
    }
    return this.ofIds(commissionId, [...ids]);
  }

  /** Who reported on which of these indicators what is not validated yet and ended up to a day. */
  async inReview(
    commissionId: number,
    indicatorIds: readonly number[],
    through: IsoDate,
  ): Promise<{ indicatorId: number; institutionId: number }[]> {
    const found: { indicatorId: number; institutionId: number }[] = [];
    for await (const some of portions(indicatorIds, SOME)) {
      const rows = await this.transactions.manager().sql<{ indicatorId: number; institutionId: number }[]>`
        select distinct indicator_id as "indicatorId", institution_id as "institutionId" from contribution
        where commission_id = ${commissionId} and validated_at is null and ended_on <= ${through}
          and indicator_id in (${() => some})`;
      found.push(...rows);
    }
    return found;
  }

  /** Those of these indicators to which something was reported, validated or not. */
  async reportedOn(commissionId: number, indicatorIds: readonly number[]): Promise<number[]> {
    const manager = this.transactions.manager();
    const found: number[] = [];
    for (const indicatorId of indicatorIds) {
      if (await manager.existsBy(Contribution, { commissionId, indicatorId })) found.push(indicatorId);
    }
    return found;
  }

  /** How many files of evidence stand with each of these activities; those without any are left out. */
  async filesOf(commissionId: number, activityIds: readonly number[]): Promise<Map<number, number>> {
    const numbers = new Map<number, number>();
    for await (const some of portions(activityIds, SOME)) {
      const standing = { commissionId, activityId: In(some), removedAt: IsNull() };
      for (const { activityId } of await this.transactions.manager().findBy(Evidence, standing)) {
        numbers.set(activityId, (numbers.get(activityId) ?? 0) + 1);
      }
    }
    return numbers;
  }

  anyValidated(commissionId: number, indicatorIds: readonly number[]): Promise<boolean> {
    const of = { commissionId, indicatorId: In([...indicatorIds]), validatedAt: Not(IsNull()) };
    return this.transactions.manager().existsBy(Contribution, of);
  }

  async add(rows: NewActivityRows): Promise<void> {
    const manager = this.transactions.manager();
    await bulkInsert(manager, Activity, rows.activities);
    await bulkInsert(manager, ActivityInstitution, rows.institutions);
    await bulkInsert(manager, CitedDocument, rows.documents);
    await bulkInsert(manager, Contribution, rows.contributions);
    await bulkInsert(manager, ActivityReview, rows.reviews);
  }

  /** Takes away what an activity consists of, so that it can be told anew; what it adds elsewhere stays. */
  async removeParts(rows: ActivityRows, isOfPlan: (indicatorId: number) => boolean): Promise<void> {
    const manager = this.transactions.manager();
    const { id: activityId, commissionId } = rows.activity;
    await manager.delete(ActivityInstitution, { commissionId, activityId });
    await manager.delete(CitedDocument, { commissionId, activityId });
    const ids = rows.contributions.filter((each) => isOfPlan(each.indicatorId)).map((each) => each.id);
    for await (const some of portions(ids, SOME)) await manager.delete(Contribution, { commissionId, id: In(some) });
  }

  async save(activity: Activity): Promise<void> {
    await this.transactions.manager().save(Activity, activity);
  }

  async saveContributions(contributions: readonly Contribution[]): Promise<void> {
    await this.transactions.manager().save(Contribution, [...contributions]);
  }

  /** The steps of their review, the first one first. */
  reviewsOf(commissionId: number, activityIds: readonly number[]): Promise<ActivityReview[]> {
    const where = { commissionId, activityId: In([...activityIds]) };
    return this.transactions.manager().find(ActivityReview, { where, order: { id: 'ASC' } });
  }

  async addReview(review: Partial<ActivityReview>): Promise<void> {
    await this.transactions.manager().insert(ActivityReview, review);
  }

  private async withRows(commissionId: number, activities: readonly Activity[]): Promise<ActivityRows[]> {
    const manager = this.transactions.manager();
    const byId = new Map(activities.map((activity) => [activity.id, emptyRows(activity)]));
    for await (const some of portions([...byId.keys()], SOME)) {
      const of = { commissionId, activityId: In(some) };
      for (const row of await manager.find(ActivityInstitution, { where: of, order: { position: 'ASC' } })) {
        byId.get(row.activityId)?.institutions.push(row);
      }
      for (const row of await manager.find(CitedDocument, { where: of, order: { position: 'ASC' } })) {
        byId.get(row.activityId)?.documents.push(row);
      }
      for (const row of await manager.find(Contribution, { where: of, order: { position: 'ASC' } })) {
        byId.get(row.activityId)?.contributions.push(row);
      }
    }
    return [...byId.values()];
  }
}

function emptyRows(activity: Activity): {
  activity: Activity;
  institutions: ActivityInstitution[];
  documents: CitedDocument[];
  contributions: Contribution[];
} {
  return { activity, institutions: [], documents: [], contributions: [] };
}
