import { Injectable } from '@nestjs/common';
import { In, LessThan, Not } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { Reach } from '../domain/permissions';
import { InformationRequest } from './information-request.entity';
import { LineSubmission } from './line-submission.entity';
import type { RequestedInstitution } from './requested-institution.entity';

/** How many reports of an institution wait in a request. */
export interface WaitingCount {
  readonly commissionId: number;
  readonly requestId: number;
  readonly institutionId: number;
  readonly waiting: number;
}

/** A report in the queue, without what it tells. */
export type WaitingSubmission = Omit<LineSubmission, 'content' | 'onceKey' | 'reviewNote' | 'receiptCode'>;

/** Who sent a report on a line. */
export type Sender = Pick<LineSubmission, 'requestId' | 'institutionId' | 'elementId' | 'submittedBy'>;

/** Until when an institution has time. */
export type Extension = Pick<RequestedInstitution, 'requestId' | 'institutionId' | 'extendedTo'>;

/** Of a line of action its code, and its name as the latest version of the plan words it. */
export interface NamedLine {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

const COLUMNS = [
  ...(['id', 'commissionId', 'requestId', 'institutionId', 'elementId', 'attempt', 'noProgress'] as const),
  ...(['submittedBy', 'submittedAt', 'letterNumber', 'letterDate', 'onBehalfOf', 'review'] as const),
  ...(['reviewedBy', 'reviewedAt', 'rowVersion'] as const),
];

// Whoever sends a line again before it was reviewed takes the place of what they sent before.
const IS_LAST = `not exists (select 1 from line_submission later where later.request_id = s.request_id
  and later.institution_id = s.institution_id and later.element_id = s.element_id and later.attempt > s.attempt)`;

/** What waits for its review; the number of questions does not grow with the rows. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Null: there is none within reach. */
  within(reach: Reach, id: number): Promise<LineSubmission | null> {
    const where = reach === 'every' ? { id } : { id, commissionId: In([...reach]) };
    return this.transactions.manager().findOneBy(LineSubmission, where);
  }

  /** The commission of each of these reports that is within reach. */
  async commissionsOf(reach: Reach, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const where = { id: In([...ids]), ...(reach === 'every' ? {} : { commissionId: In([...reach]) }) };
    const select = { id: true, commissionId: true } as const;
    const found = await this.transactions.manager().find(LineSubmission, { where, select });
    return new Map(found.map(({ id, commissionId }) => [id, commissionId]));
  }

  /** The last validated report of the institution on the line that was sent before this one in another request. */
  validatedElsewhere(of: LineSubmission): Promise<LineSubmission | null> {
    const { commissionId, institutionId, elementId, requestId } = of;
    const other = { requestId: Not(requestId), id: LessThan(of.id), review: 'validated' };
    const where = { commissionId, institutionId, elementId, ...other };
    return this.transactions.manager().findOne(LineSubmission, { where, order: { reviewedAt: 'DESC', id: 'DESC' } });
  }

  /** By request and institution, those with nothing left out. */
  async waiting(reach: Reach): Promise<WaitingCount[]> {
    const query = this.transactions
      .manager()
      .createQueryBuilder()
      .select('s.commission_id', 'commissionId')
      .addSelect('s.request_id', 'requestId')
      .addSelect('s.institution_id', 'institutionId')
      .addSelect('count(*)', 'waiting')
      .from('line_submission', 's')
      .where(`s.review = 'waiting' and ${IS_LAST}`)
      .groupBy('s.commission_id, s.request_id, s.institution_id');
    if (reach !== 'every') query.andWhere('s.commission_id in (:...reach)', { reach: [0, ...reach] });
    const found = await query.getRawMany<WaitingCount>();
    return found.map((row) => ({ ...row, waiting: Number(row.waiting) }));
  }

  /** What waits in some requests of some institutions, the first sent first. */
  submissionsOf(
    reach: Reach,
    requestIds: readonly number[],
    institutionIds: readonly number[],
  ): Promise<WaitingSubmission[]> {
    const query = this.transactions
      .manager()
      .createQueryBuilder(LineSubmission, 's')
      .select(COLUMNS.map((column) => `s.${column}`))
      .where(`s.review = 'waiting' and ${IS_LAST}`)
      .andWhere('s.requestId in (:...requestIds) and s.institutionId in (:...institutionIds)', {
        requestIds: [0, ...requestIds],
        institutionIds: [0, ...institutionIds],
      })
      .orderBy('s.submittedAt', 'ASC')
      .addOrderBy('s.id', 'ASC');
    if (reach !== 'every') query.andWhere('s.commissionId in (:...reach)', { reach: [0, ...reach] });
    return query.getMany();
  }

  /** Who sent anything of these lines, the reports that were sent again included. */
  sendersOf(submissions: readonly WaitingSubmission[]): Promise<Sender[]> {
    const own = (pick: (each: WaitingSubmission) => number): number[] => [0, ...new Set(submissions.map(pick))];
    return this.transactions.manager().sql<Sender[]>`
      select request_id as "requestId", institution_id as "institutionId", element_id as "elementId",
        submitted_by as "submittedBy"
      from line_submission
      where request_id in (${() => own((each) => each.requestId)})
        and institution_id in (${() => own((each) => each.institutionId)})
        and element_id in (${() => own((each) => each.elementId)})
        and commission_id in (${() => own((each) => each.commissionId)})`;
  }

  requests(ids: readonly number[]): Promise<InformationRequest[]> {
    return this.transactions.manager().findBy(InformationRequest, { id: In([...ids]) });
  }

  /** The extensions in these requests, which few institutions have. */
  extensions(requestIds: readonly number[]): Promise<Extension[]> {
    const asked = [0, ...requestIds];
    return this.transactions.manager().sql<Extension[]>`
      select request_id as "requestId", institution_id as "institutionId", extended_to as "extendedTo"
      from requested_institution where extended_to is not null and request_id in (${() => asked})`;
  }

  async lines(ids: readonly number[]): Promise<ReadonlyMap<number, NamedLine>> {
    const asked = [0, ...new Set(ids)];
    const found = await this.transactions.manager().sql<NamedLine[]>`
      select e.id as id, e.code as code, coalesce((select v.name from element_version v where v.element_id = e.id
        order by v.id desc limit 1), '') as name
      from plan_element e where e.id in (${() => asked})`;
    return new Map(found.map((line) => [line.id, line]));
  }
}
