import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { ReportedEvent } from '../domain/duplicates';
import type { Reach } from '../domain/permissions';
import { Activity } from './activity.entity';
import { DuplicateJoin } from './duplicate-join.entity';
import { portions } from './portions';

/** A join that is in force: the activity that counts is validated, with a contribution to the indicator. */
export interface JoinInForce {
  readonly activityId: number;
  /** Institution of the activity that does not count. */
  readonly institutionId: number;
  readonly indicatorId: number;
  readonly countedWithId: number;
  /** Institution whose report counts. */
  readonly countedWithInstitutionId: number;
}

interface EventRow extends Omit<ReportedEvent, 'indicatorIds'> {
  readonly commissionId: number;
  readonly indicatorId: number;
}

const IN_FORCE = `select j.activity_id as "activityId", a.institution_id as "institutionId",
    j.indicator_id as "indicatorId", j.counted_with_id as "countedWithId",
    w.institution_id as "countedWithInstitutionId"
  from duplicate_join j
  join activity a on a.id = j.activity_id
  join activity w on w.id = j.counted_with_id
  where exists (select 1 from contribution c where c.activity_id = j.counted_with_id
    and c.indicator_id = j.indicator_id and c.validated_at is not null)`;

const SOME = 500;

@Injectable()
export class DuplicatesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** By activity what was reported since an instant, of the commissions within reach. */
  async eventsSince(reach: Reach, since: Instant): Promise<(ReportedEvent & { readonly commissionId: number })[]> {
    const query = this.transactions
      .manager()
      .createQueryBuilder()
      .select('a.id', 'activityId')
      .addSelect('a.commission_id', 'commissionId')
      .addSelect('a.institution_id', 'institutionId')
      .addSelect('a.starts_on', 'startsOn')
      .addSelect('a.ended_on', 'endedOn')
      .addSelect('a.region_code', 'region')
      .addSelect('a.title', 'title')
      .addSelect('c.indicator_id', 'indicatorId')
      .from('contribution', 'c')
      .innerJoin('activity', 'a', 'a.id = c.activity_id')
      .where('a.reported_at >= :since', { since });
    if (reach !== 'every') query.andWhere('a.commission_id in (:...reach)', { reach: [0, ...reach] });
    const events = new Map<number, EventRow & { readonly indicatorIds: number[] }>();
    for (const row of await query.getRawMany<EventRow>()) {
      const event = events.get(row.activityId) ?? { ...row, indicatorIds: [] };
      events.set(row.activityId, event);
      event.indicatorIds.push(row.indicatorId);
    }
    return [...events.values()];
  }

  /** Of an activity within reach; null: there is none. */
  async commissionOf(reach: Reach, id: number): Promise<number | null> {
    const where = reach === 'every' ? { id } : { id, commissionId: In([...reach]) };
    return (await this.transactions.manager().findOneBy(Activity, where))?.commissionId ?? null;
  }

  /** By row: `LA 1.4.4-1`. */
  async indicatorKeys(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const asked = [0, ...new Set(ids)];
    const found = await this.transactions.manager().sql<{ id: number; code: string; number: number }[]>`
      select i.id as id, e.code as code, i.number as number from indicator i
      join plan_element e on e.id = i.element_id where i.id in (${() => asked})`;
    return new Map(found.map(({ id, code, number }) => [id, `${code}-${number}`]));
  }

  /** Joins in which one of these activities is either side. */
  async touching(commissionId: number, activityIds: readonly number[]): Promise<DuplicateJoin[]> {
    const found = new Map<number, DuplicateJoin>();
    for await (const some of portions(activityIds, SOME)) {
      const where = [
        { commissionId, activityId: In(some) },
        { commissionId, countedWithId: In(some) },
      ];
      for (const join of await this.transactions.manager().findBy(DuplicateJoin, where)) found.set(join.id, join);
    }
    return [...found.values()];
  }

  /** All joins within reach, the last one first. */
  within(reach: Reach): Promise<DuplicateJoin[]> {
    const where = reach === 'every' ? {} : { commissionId: In([...reach]) };
    return this.transactions.manager().find(DuplicateJoin, { where, order: { joinedAt: 'DESC', id: 'DESC' } });
  }

  /** Those in force of some activities. */
  async inForceOf(commissionId: number, activityIds: readonly number[]): Promise<JoinInForce[]> {
    const found: JoinInForce[] = [];
    for await (const some of portions(activityIds, SOME))
      found.push(...(await this.inForce(commissionId, 'j.activity_id in (:...some)', some)));
    return found;
  }

  /** Those in force for some indicators. */
  async inForceOn(commissionId: number, indicatorIds: readonly number[]): Promise<JoinInForce[]> {
    const found: JoinInForce[] = [];
    for await (const some of portions(indicatorIds, SOME))
      found.push(...(await this.inForce(commissionId, 'j.indicator_id in (:...some)', some)));
    return found;
  }

  async add(joins: readonly Omit<DuplicateJoin, 'id'>[]): Promise<void> {
    await bulkInsert(this.transactions.manager(), DuplicateJoin, joins);
  }

  async remove(joins: readonly DuplicateJoin[]): Promise<void> {
    await this.transactions.manager().delete(DuplicateJoin, { id: In(joins.map(({ id }) => id)) });
  }

  private inForce(commissionId: number, condition: string, some: readonly number[]): Promise<JoinInForce[]> {
    const joins = `(${IN_FORCE} and j.commission_id = ${Number(commissionId)} and ${condition})`;
    return this.transactions
      .manager()
      .createQueryBuilder()
      .select('*')
      .from(joins, 'joined')
      .setParameters({ some })
      .getRawMany<JoinInForce>();
  }
}
