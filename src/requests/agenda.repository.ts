import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { AgendaChange, OpenAnswer, OpenRequest } from '../domain/agenda';
import type { Instant } from '../domain/dates';

/** Whose work is asked for: of these institutions in these commissions. */
export interface OwnPlaces {
  readonly commissionIds: readonly number[];
  readonly institutionIds: readonly number[];
}

const DEADLINE = 'case when ri.extended_to > r.due_on then ri.extended_to else r.due_on end';
const OBSERVED = `(select count(*) from line_submission s where s.request_id = ri.request_id
  and s.institution_id = ri.institution_id and s.review = 'observed' and not exists (select 1 from line_submission later
    where later.request_id = s.request_id and later.institution_id = s.institution_id
    and later.element_id = s.element_id and later.attempt > s.attempt))`;

// More is not read through; the rest stands on the pages themselves.
const MOST_CHANGES = 20;

/** What stands first on the first page of a person: few questions, each answered from an index. */
@Injectable()
export class AgendaRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Open requests to these institutions that they have not answered in full, or in which lines were observed. */
  async answersOf({ commissionIds, institutionIds }: OwnPlaces): Promise<OpenAnswer[]> {
    const found = await this.transactions
      .manager()
      .createQueryBuilder()
      .select('*')
      .from(
        `(select r.id as "requestId", r.number as number, i.acronym as institution, ${DEADLINE} as deadline,
          ri.delivered_at as "deliveredAt", ${OBSERVED} as observed
        from requested_institution ri
        join information_request r on r.id = ri.request_id
        join institution i on i.id = ri.institution_id
        where r.closed_at is null and r.commission_id in (:...commissionIds)
          and ri.institution_id in (:...institutionIds))`,
        'own',
      )
      .setParameters({ commissionIds: [0, ...commissionIds], institutionIds: [0, ...institutionIds] })
      .getRawMany<OpenAnswer & { readonly deliveredAt: Instant | string | null }>();
    return found
      .map(({ deliveredAt, ...answer }) => ({ ...answer, deliveredAt, observed: Number(answer.observed) }))
      .filter(({ deliveredAt, observed }) => deliveredAt === null || observed > 0)
      .map(({ requestId, number, institution, deadline, observed }) => ({
        ...{ requestId, number, institution, deadline, observed },
      }));
  }

  /** Open requests of these commissions with how many institutions have not answered all. */
  async requestsOf(commissionIds: readonly number[]): Promise<OpenRequest[]> {
    const asked = [0, ...commissionIds];
    const found = await this.transactions.manager().sql<OpenRequest[]>`
      select r.id as "requestId", r.number as number, count(*) as silent,
        min(case when ri.extended_to > r.due_on then ri.extended_to else r.due_on end) as deadline
      from information_request r
      join requested_institution ri on ri.request_id = r.id and ri.delivered_at is null
      where r.closed_at is null and r.commission_id in (${() => asked})
      group by r.id, r.number`;
    return found.map((row) => ({ ...row, silent: Number(row.silent) }));
  }

  /** What was sent and decided since an instant, the last one first; null: of all institutions. */
  async changesSince(since: Instant, { commissionIds, institutionIds }: ChangePlaces): Promise<AgendaChange[]> {
    const own = institutionIds === null ? '' : 'and s.institution_id in (:...institutionIds)';
    const rows = await this.transactions
      .manager()
      .createQueryBuilder()
      .select('*')
      .from(
        `(select s.id as "submissionId", s.request_id as "requestId", r.number as number, e.code as code,
          i.acronym as institution, s.review as review, s.submitted_by as "submittedBy",
          s.submitted_at as "submittedAt", s.reviewed_by as "reviewedBy", s.reviewed_at as "reviewedAt"
        from line_submission s
        join information_request r on r.id = s.request_id
        join plan_element e on e.id = s.element_id
        join institution i on i.id = s.institution_id
        where s.commission_id in (:...commissionIds) and (s.submitted_at > :since or s.reviewed_at > :since) ${own}
        order by coalesce(s.reviewed_at, s.submitted_at) desc, s.id desc limit ${MOST_CHANGES})`,
        'lately',
      )
      .setParameters({ since, commissionIds: [0, ...commissionIds], institutionIds: [0, ...(institutionIds ?? [])] })
      .getRawMany<ChangedRow>();
    return rows.map(changeOf);
  }

  /** Requests that were sent since an instant, to these institutions; null: to whomever. */
  async requestedSince(since: Instant, { commissionIds, institutionIds }: ChangePlaces): Promise<AgendaChange[]> {
    const toThem = `and exists (select 1 from requested_institution ri where ri.request_id = r.id
      and ri.institution_id in (:...institutionIds))`;
    const rows = await this.transactions
      .manager()
      .createQueryBuilder()
      .select('*')
      .from(
        `(select r.id as "requestId", r.number as number, r.sent_by as actor, r.sent_at as at
        from information_request r
        where r.commission_id in (:...commissionIds) and r.sent_at > :since ${institutionIds === null ? '' : toThem}
        order by r.sent_at desc limit ${MOST_CHANGES})`,
        'lately',
      )
      .setParameters({ since, commissionIds: [0, ...commissionIds], institutionIds: [0, ...(institutionIds ?? [])] })
      .getRawMany<Pick<AgendaChange, 'requestId' | 'number' | 'actor'> & { readonly at: number | string }>();
    const itself = { kind: 'requested', code: '', institution: '', submissionId: null } as const;
    return rows.map((row) => ({ ...row, ...itself, at: Number(row.at) }));
  }
}

export interface ChangePlaces {
  readonly commissionIds: readonly number[];
  readonly institutionIds: readonly number[] | null;
}

interface ChangedRow {
  readonly submissionId: number;
  readonly requestId: number;
  readonly number: string;
  readonly code: string;
  readonly institution: string;
  readonly review: string;
  readonly submittedBy: string;
  readonly submittedAt: number | string;
  readonly reviewedBy: string | null;
  readonly reviewedAt: number | string | null;
}

const KINDS: Readonly<Record<string, AgendaChange['kind']>> = {
  observed: 'observed',
  validated: 'validated',
  waiting: 'reopened',
};

function changeOf(row: ChangedRow): AgendaChange {
  const { submissionId, requestId, number, code, institution } = row;
  const decided = row.reviewedAt === null ? null : (KINDS[row.review] ?? null);
  const at = decided === null ? row.submittedAt : (row.reviewedAt ?? 0);
  const actor = decided === null ? row.submittedBy : (row.reviewedBy ?? '');
  return { kind: decided ?? 'sent', at: Number(at), number, requestId, code, institution, actor, submissionId };
}
