import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { CountChoice } from '../domain/counting';
import type { IsoDate } from '../domain/dates';
import { portions } from './portions';

/** A validated contribution beside what is told of its activity, as the drivers give it. */
export interface ObservedRow {
  readonly id: number;
  readonly indicator_id: number;
  readonly activity_id: number;
  readonly starts_on: IsoDate;
  readonly ended_on: IsoDate;
  readonly title: string;
  readonly region_code: string | null;
  readonly institution_id: number;
  /** Amounts: a number on SQLite, a text on PostgreSQL. */
  readonly quantity: number | string;
  readonly denominator: number | string | null;
  readonly stage: number | null;
  readonly subject: string | null;
  readonly criterion: number | null;
  readonly count_choice: CountChoice;
  readonly count_reason: string | null;
}

// Of so many indicators the contributions are read in one go.
const SOME = 10;

/**
 * What observations tell. Read as plain rows: made into entities, the 2,000 activities of one indicator take ten times
 * as long.
 */
@Injectable()
export class ObservedProgressRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Validated contributions to these indicators that ended up to a day, with the documents of their activities. */
  async observedOn(
    commissionId: number,
    indicatorIds: readonly number[],
    through: IsoDate,
  ): Promise<{ rows: ObservedRow[]; documents: ReadonlyMap<number, readonly string[]> }> {
    const rows: ObservedRow[] = [];
    const documents = new Map<number, string[]>();
    for await (const some of portions(indicatorIds, SOME)) {
      rows.push(...(await this.contributionsTo(commissionId, some, through)));
      for (const [activity, cited] of await this.citedFor(commissionId, some, through)) documents.set(activity, cited);
    }
    return { rows, documents };
  }

  private contributionsTo(commissionId: number, some: readonly number[], through: IsoDate): Promise<ObservedRow[]> {
    return this.transactions.manager().sql<ObservedRow[]>`
      select c.id, c.indicator_id, c.activity_id, a.starts_on, a.ended_on, a.title, a.region_code, a.institution_id,
        c.quantity, c.denominator, c.stage, c.subject, c.criterion, c.count_choice, c.count_reason
      from contribution c join activity a on a.id = c.activity_id
      where c.indicator_id in (${() => some}) and c.validated_at is not null and c.ended_on <= ${through}
        and c.commission_id = ${commissionId}`;
  }

  /** By activity, in their order. */
  private async citedFor(
    commissionId: number,
    some: readonly number[],
    through: IsoDate,
  ): Promise<Map<number, string[]>> {
    const found = await this.transactions.manager().sql<{ activity_id: number; citation: string }[]>`
      select d.activity_id, d.citation from cited_document d
      where d.commission_id = ${commissionId} and d.activity_id in (
        select c.activity_id from contribution c
        where c.indicator_id in (${() => some}) and c.validated_at is not null and c.ended_on <= ${through}
          and c.commission_id = ${commissionId})
      order by d.activity_id, d.position`;
    const cited = new Map<number, string[]>();
    for (const { activity_id: activity, citation } of found) {
      const known = cited.get(activity);
      if (known) known.push(citation);
      else cited.set(activity, [citation]);
    }
    return cited;
  }
}
