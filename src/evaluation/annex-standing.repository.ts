import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { type Reach, reaches } from '../domain/permissions';
import { planReference } from '../domain/plan-reference';

/** Which plan at which cutoff; no cutoff: today, or the plan's last day once it is over. */
export interface StandingRequest {
  readonly code: string;
  /** Code of the commission; null: whichever has the plan. */
  readonly commission: string | null;
  readonly cutoff: IsoDate | null;
  readonly today: IsoDate;
  /** Plans of other commissions are not told of. */
  readonly reach: Reach;
}

/** A plan at a cutoff with all that its annex rests on, told without making it. */
export interface AnnexStanding {
  readonly commissionId: number;
  readonly planId: number;
  readonly cutoff: IsoDate;
  readonly versionId: number;
  readonly versionNumber: number;
  /** `POA-2019`, or `CNLCTF/POA-2019` where several commissions have that code. */
  readonly reference: string;
  /** Changes with anything that the annex shows. */
  readonly stamp: string;
}

/** A plan at a cutoff, in the version of that number or (null) the one in force. */
export interface StampRequest {
  readonly commissionId: number;
  readonly planId: number;
  readonly cutoff: IsoDate;
  readonly version: number | null;
}

interface StandingRow {
  readonly commission_id: number;
  readonly plan_id: number;
  readonly cutoff: string;
  readonly version_id: number | null;
  readonly version_number: number;
  readonly commission: string;
  readonly code: string;
  readonly namesakes: number | string;
  readonly headers: string;
  readonly wording: string;
  readonly names: string;
  readonly progress: string;
  readonly requests: string;
  readonly remarks: string;
}

// A row that changes has a higher row version, a new one a higher number, and one that is gone is missing in the count.
const VERSIONED = "count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(sum(row_version), 0)";
const UNVERSIONED = "count(*) || ' ' || coalesce(max(id), 0)";
const OF_PLAN = 'where indicator_id in (select i.id from indicator i where i.plan_id = s.plan_id)';

// In parts: of the plan's header, its wording, the names of institutions, what is reported, what was
// requested and of whom, what the secretariat adds.
const STAMP = `s.row_version || ' ' || s.c_version || ' ' || v.row_version as headers,
    (select ${VERSIONED} from element_version where plan_version_id = v.id) || ', ' ||
      (select ${VERSIONED} from indicator_version where plan_version_id = v.id) || ', ' ||
      (select ${VERSIONED} from participation where plan_version_id = v.id) || ', ' ||
      (select ${VERSIONED} from footnote where plan_version_id = v.id) as wording,
    (select ${VERSIONED} from institution) || ', ' || (select ${UNVERSIONED} from institution_name) as names,
    (select count(*) || ' ' || coalesce(sum(revision), 0) from indicator where plan_id = s.plan_id) || ', ' ||
      (select ${VERSIONED} from no_progress ${OF_PLAN}) || ', ' ||
      (select ${VERSIONED} from contribution ${OF_PLAN} and commission_id = s.commission_id and validated_at is null)
      as progress,
    (select ${VERSIONED} from information_request where plan_id = s.plan_id) || ', ' ||
      (select ${VERSIONED} from requested_institution where request_id in
        (select r.id from information_request r where r.plan_id = s.plan_id)) as requests,
    (select ${VERSIONED} from light_override ${OF_PLAN}) || ', ' ||
      (select ${VERSIONED} from indicator_text ${OF_PLAN}) as remarks`;

/** What an annex rests on, in one statement that reads rows' numbers and versions alone. */
@Injectable()
export class AnnexStandingRepository {
  private byCode = '';
  private byNumber = '';

  constructor(private readonly transactions: Transactions) {}

  /** Of each plan of that code: none, one, or one in each of several commissions. */
  async standingsOf({ code, commission, cutoff, today, reach }: StandingRequest): Promise<AnnexStanding[]> {
    this.byCode ||= standingSql(ASKED_BY_CODE, this.place());
    const values = [code, commission ?? '', cutoff ?? '', today];
    const rows: StandingRow[] = await this.transactions.manager().query(this.byCode, values);
    return rows.filter((row) => reaches(reach, row.commission_id)).map(standingOf);
  }

  /** What changes with anything that the annex of a plan shows; null where there is no such plan. */
  async stampOf({ commissionId, planId, cutoff, version }: StampRequest): Promise<string | null> {
    this.byNumber ||= standingSql(ASKED_BY_NUMBER, this.place());
    const values = [planId, commissionId, cutoff, version ?? 0];
    const [row] = await this.transactions.manager().query<StandingRow[]>(this.byNumber, values);
    return row ? `${row.version_number} ${standingOf(row).stamp}` : null;
  }

  private place(): (index: number) => string {
    const { driver } = this.transactions.manager().dataSource;
    return (index) => driver.createParameter('', index);
  }
}

function standingOf(row: StandingRow): AnnexStanding {
  const { commission_id, plan_id, cutoff, version_id, version_number, commission, code, namesakes } = row;
  const stamp = [row.headers, row.wording, row.names, row.progress, row.requests, row.remarks].join('; ');
  return {
    commissionId: commission_id,
    planId: plan_id,
    cutoff,
    versionId: version_id ?? 0,
    versionNumber: version_number,
    reference: Number(namesakes) > 1 ? planReference(commission, code) : code,
    stamp,
  };
}

type Place = (index: number) => string;

/** Which plans are asked for: the parameters as a table `a` of one row, and what of a plan `p` they say. */
interface Asked {
  readonly parameters: (place: Place) => string;
  readonly condition: string;
  readonly cutoff: string;
  /** Number of the version; 0: the one in force. */
  readonly version: string;
}

const ASKED_BY_CODE: Asked = {
  parameters: (place) => `cast(${place(0)} as text) as code, cast(${place(1)} as text) as commission,
    cast(${place(2)} as text) as cutoff, cast(${place(3)} as text) as today`,
  condition: "p.code = a.code and (a.commission = '' or c.code = a.commission)",
  cutoff: "case when a.cutoff <> '' then a.cutoff when a.today < p.ends_on then a.today else p.ends_on end",
  version: '0',
};

const ASKED_BY_NUMBER: Asked = {
  parameters: (place) => `cast(${place(0)} as integer) as plan_id, cast(${place(1)} as integer) as commission_id,
    cast(${place(2)} as text) as cutoff, cast(${place(3)} as integer) as version`,
  condition: 'p.id = a.plan_id and p.commission_id = a.commission_id',
  cutoff: 'a.cutoff',
  version: 'a.version',
};

function standingSql({ parameters, condition, cutoff, version }: Asked, place: Place): string {
  return `with asked as (
    select ${parameters(place)}
  ), dated as (
    select p.id as plan_id, p.commission_id, p.code, p.row_version, c.code as commission, c.row_version as c_version,
      ${version} as version, ${cutoff} as cutoff
    from asked a cross join plan p join commission c on c.id = p.commission_id where ${condition}
  ), s as (
    select d.*, coalesce(
      nullif(d.version, 0),
      (select max(v.number) from plan_version v
        where v.plan_id = d.plan_id and v.since <= d.cutoff and v.state not in ('draft', 'proposed')),
      (select min(v.number) from plan_version v where v.plan_id = d.plan_id)
    ) as version_number from dated d
  )
  select s.plan_id, s.commission_id, s.cutoff, v.id as version_id, s.version_number, s.commission, s.code,
    (select count(*) from plan p where p.code = s.code) as namesakes, ${STAMP}
  from s left join plan_version v on v.plan_id = s.plan_id and v.number = s.version_number
  order by s.commission_id`;
}
