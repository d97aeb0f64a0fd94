import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { CountChoice } from '../domain/counting';
import type { IsoDate } from '../domain/dates';

/** A contribution to an indicator as it stands on record, with its activity. */
export interface RecordedRow {
  readonly id: number;
  readonly activity_id: number;
  readonly institution_id: number;
  readonly title: string;
  readonly starts_on: IsoDate;
  readonly ended_on: IsoDate;
  readonly region: string | null;
  readonly validated_at: number | string | null;
  readonly quantity: number | string;
  readonly denominator: number | string | null;
  readonly stage: number | null;
  readonly subject: string | null;
  readonly subject_folded: string | null;
  readonly criterion: number | null;
  readonly count_choice: CountChoice;
  readonly count_reason: string | null;
}

/** All contributions to one indicator, validated or not, counted or not. */
@Injectable()
export class IndicatorRecordsRepository {
  constructor(private readonly transactions: Transactions) {}

  async countOf(commissionId: number, indicatorId: number): Promise<number> {
    const rows = await this.transactions.manager().sql<{ found: number | string }[]>`
      select count(*) as found from contribution
      where indicator_id = ${indicatorId} and commission_id = ${commissionId}`;
    return Number(rows[0]?.found ?? 0);
  }

  /** Some of them in the order of their days. */
  portionOf(
    commissionId: number,
    indicatorId: number,
    portion: { from: number; most: number },
  ): Promise<RecordedRow[]> {
    return this.transactions.manager().sql<RecordedRow[]>`
      select c.id, c.activity_id, c.institution_id, a.title, a.starts_on, a.ended_on, r.name as region, c.validated_at,
        c.quantity, c.denominator, c.stage, c.subject, c.subject_folded, c.criterion, c.count_choice, c.count_reason
      from contribution c
      join activity a on a.id = c.activity_id
      left join region r on r.code = a.region_code
      where c.indicator_id = ${indicatorId} and c.commission_id = ${commissionId}
      order by a.ended_on, c.id limit ${portion.most} offset ${portion.from}`;
  }

  /** What these activities cite, in their order. */
  async documentsOf(
    commissionId: number,
    activityIds: readonly number[],
  ): Promise<{ activity_id: number; citation: string }[]> {
    if (activityIds.length === 0) return [];
    return this.transactions.manager().sql<{ activity_id: number; citation: string }[]>`
      select activity_id, citation from cited_document
      where commission_id = ${commissionId} and activity_id in (${() => [...activityIds]})
      order by activity_id, position`;
  }

  /** Who did these activities, in their order. */
  async institutionsOf(
    commissionId: number,
    activityIds: readonly number[],
  ): Promise<{ activity_id: number; institution_id: number }[]> {
    if (activityIds.length === 0) return [];
    return this.transactions.manager().sql<{ activity_id: number; institution_id: number }[]>`
      select activity_id, institution_id from activity_institution
      where commission_id = ${commissionId} and activity_id in (${() => [...activityIds]})
      order by activity_id, position`;
  }
}
