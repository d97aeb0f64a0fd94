import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';

/** A plan among those of one multi-year plan. */
export interface PlanYearRow {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly starts_on: IsoDate;
  readonly ends_on: IsoDate;
}

/** The plans that take their elements from one plan of several years. */
@Injectable()
export class PlanYearsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The plan of several years that a plan belongs to, or that it is itself; null: neither. */
  async multiYearOf(commissionId: number, planId: number): Promise<PlanYearRow | null> {
    const rows = await this.transactions.manager().sql<PlanYearRow[]>`
      select m.id, m.code, m.title, m.starts_on, m.ends_on from plan m
      where m.commission_id = ${commissionId} and (
        m.id = (select p.multi_year_plan_id from plan p where p.id = ${planId})
        or (m.id = ${planId} and exists (select 1 from plan p where p.multi_year_plan_id = m.id)))
      order by m.id`;
    return rows[0] ?? null;
  }

  /** Its plans, the earliest first. */
  yearsOf(commissionId: number, multiYearPlanId: number): Promise<PlanYearRow[]> {
    return this.transactions.manager().sql<PlanYearRow[]>`
      select p.id, p.code, p.title, p.starts_on, p.ends_on from plan p
      where p.commission_id = ${commissionId} and p.multi_year_plan_id = ${multiYearPlanId}
      order by p.starts_on, p.code`;
  }
}
