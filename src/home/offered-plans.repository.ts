import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { OfferedPlan } from '../domain/current-plan';
import { type Reach, reaches } from '../domain/permissions';
import { planReference } from '../domain/plan-reference';

interface PlanRow {
  readonly commission_id: number;
  readonly code: string;
  readonly title: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly commission_code: string;
  readonly commission: string;
  readonly approved: number | string;
}

/** The plans among which a reader of the board chooses. */
@Injectable()
export class OfferedPlansRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Of the commissions within reach, the latest first. */
  async within(reach: Reach): Promise<OfferedPlan[]> {
    const rows: PlanRow[] = await this.transactions.manager().query(`
      select p.commission_id, p.code, p.title, p.starts_on, p.ends_on, c.code as commission_code, c.name as commission,
        (select count(*) from plan_version v where v.plan_id = p.id and v.state not in ('draft', 'proposed')) as approved
      from plan p join commission c on c.id = p.commission_id
      order by p.starts_on desc, p.code, c.code`);
    const namesakes = new Map<string, number>();
    for (const { code } of rows) namesakes.set(code, (namesakes.get(code) ?? 0) + 1);
    const own = rows.filter((row) => reaches(reach, row.commission_id));
    return own.map((row) => ({
      reference: (namesakes.get(row.code) ?? 0) > 1 ? planReference(row.commission_code, row.code) : row.code,
      title: row.title,
      commission: row.commission,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      isDraft: Number(row.approved) === 0,
    }));
  }
}
