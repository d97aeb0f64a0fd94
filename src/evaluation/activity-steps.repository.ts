import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { ActivityStepKind } from '../domain/activity-history';
import type { IsoDate } from '../domain/dates';

export interface ReportedRow {
  readonly id: number;
  readonly title: string;
  readonly ended_on: IsoDate;
  readonly institution_id: number;
  readonly reported_by: string;
  readonly reported_at: number | string;
}

export interface ReviewRow {
  readonly activity_id: number;
  readonly step: ActivityStepKind;
  readonly actor: string;
  readonly at: number | string;
  readonly reason: string | null;
}

/** What became of activities from their report on. */
@Injectable()
export class ActivityStepsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The activities behind contributions, in the order in which they were stored. */
  async reported(commissionId: number, contributionIds: readonly number[]): Promise<ReportedRow[]> {
    if (contributionIds.length === 0) return [];
    return this.transactions.manager().sql<ReportedRow[]>`
      select id, title, ended_on, institution_id, reported_by, reported_at from activity
      where commission_id = ${commissionId} and id in (
        select activity_id from contribution
        where commission_id = ${commissionId} and id in (${() => [...contributionIds]}))
      order by id`;
  }

  /** The steps of their review, in their order. */
  async reviews(commissionId: number, activityIds: readonly number[]): Promise<ReviewRow[]> {
    if (activityIds.length === 0) return [];
    return this.transactions.manager().sql<ReviewRow[]>`
      select activity_id, step, actor, at, reason from activity_review
      where commission_id = ${commissionId} and activity_id in (${() => [...activityIds]})
      order by id`;
  }
}
