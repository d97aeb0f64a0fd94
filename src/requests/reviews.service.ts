import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { slashedDate, limaDate } from '../domain/dates';
import type { Action, Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { ReportsService } from '../progress/reports.service';
import { AnswersRepository } from './answers.repository';
import type { LineSubmission } from './line-submission.entity';
import { ReviewNotices } from './review-notices.service';
import { ReviewRights } from './review-rights.service';
import { SubmissionsService } from './submissions.service';

/** A submission as the form of its review showed it. */
export interface Reviewed {
  readonly commissionId: number;
  readonly id: number;
  /** Null: whatever became of it since. */
  readonly rowVersion: number | null;
}

export interface FieldRemark {
  /** As the report's form names it; empty: the whole report. */
  readonly field: string;
  readonly comment: string;
}

/** Of several submissions what became of each. */
export interface ReviewOutcome {
  readonly id: number;
  /** Null: it was done. */
  readonly refusal: string | null;
}

/** The secretariat validates or observes what institutions sent; who reported never validates. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: AnswersRepository,
    private readonly submissions: SubmissionsService,
    private readonly reports: ReportsService,
    private readonly rights: ReviewRights,
    private readonly notices: ReviewNotices,
    private readonly audit: AuditService,
  ) {}

  /** Validates a report: from now on it counts. A note is why activities without a document may be validated. */
  validate(of: Reviewed, note: string | null, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const submission = await this.held(of, 'activity.validate', person);
      tellIfNot(submission, 'waiting');
      await this.reports.validate(
        of.commissionId,
        await this.submissions.rowsOf(of.commissionId, [submission]),
        note,
        by,
      );
      await this.decide(submission, { review: 'validated', note }, by);
      await this.notices.tell(submission, 'validated', note, by);
      this.record('report.validate', submission, { note }, by);
    });
  }

  /** Each by the same rules, one by one; one that is refused keeps no other from being validated. */
  async validateEach(
    ofAll: readonly Reviewed[],
    note: string | null,
    person: Person,
    by: Deed,
  ): Promise<ReviewOutcome[]> {
    const outcomes: ReviewOutcome[] = [];
    for (const of of ofAll) {
      const refusal = await this.validate(of, note, person, by).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal) return error.sentence;
          throw error;
        },
      );
      outcomes.push({ id: of.id, refusal });
    }
    return outcomes;
  }

  /** Sends a report back with what has to be corrected; at least one comment. */
  observe(of: Reviewed, remarks: readonly FieldRemark[], person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const submission = await this.held(of, 'activity.validate', person);
      tellIfNot(submission, 'waiting');
      if (remarks.length === 0)
        throw new Refusal('Escriba al menos una observación: la institución sabrá qué corregir.');
      const { commissionId, id: submissionId } = submission;
      const made = { madeBy: by.actor.name, madeAt: by.at };
      await this.answers.addRemarks(remarks.map((remark) => ({ commissionId, submissionId, ...remark, ...made })));
      await this.decide(submission, { review: 'observed', note: null }, by);
      const told = remarks.map(({ comment }) => comment).join('\n');
      await this.notices.tell(submission, 'observed', told, by);
      this.record('report.observe', submission, { remarks }, by);
    });
  }

  /** Takes a validation back with a reason: the report waits again, and counts no more. */
  withdraw(of: Reviewed, reason: string, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const submission = await this.held(of, 'activity.withdraw', person);
      tellIfNot(submission, 'validated');
      if (reason.trim() === '') throw new Refusal('Escriba el motivo por el que retira la validación.');
      const rows = await this.submissions.rowsOf(of.commissionId, [submission]);
      await this.reports.withdraw(of.commissionId, rows, reason, by);
      await this.notices.takeBack(submission);
      await this.decide(submission, { review: 'waiting', note: reason }, by);
      this.record('report.withdraw-validation', submission, { reason }, by);
    });
  }

  private async held(of: Reviewed, action: Action, person: Person): Promise<LineSubmission> {
    const submission = await this.answers.heldSubmission(of.commissionId, of.id);
    if (submission === null)
      throw new Refusal('No hay ningún reporte en esta dirección; vuelva a la cola.', 'not-found');
    const { commissionId, institutionId, requestId, elementId } = submission;
    const attempts = await this.answers.submissionsOn({ commissionId, requestId, institutionId, elementId });
    const reportedBy = attempts.map(({ submittedBy }) => submittedBy);
    const denial = await this.rights.whyNot(action, person, { commissionId, institutionId, reportedBy });
    if (denial !== null) throw new Refusal(denial.sentence, denial.hidden ? 'not-found' : 'forbidden');
    if (attempts.at(-1)?.id !== submission.id)
      throw new Refusal('La institución envió después otro reporte de esta línea; revise ese.', 'conflict');
    if (of.rowVersion !== null && of.rowVersion !== submission.rowVersion)
      throw new Refusal(whoWas(submission), 'conflict');
    return submission;
  }

  private async decide(
    submission: LineSubmission,
    { review, note }: { readonly review: string; readonly note: string | null },
    by: Deed,
  ): Promise<void> {
    const reviewed = { review, reviewedBy: by.actor.name, reviewedAt: by.at, reviewNote: note };
    await this.answers.saveSubmission({ ...submission, ...reviewed });
  }

  private record(
    action: 'report.validate' | 'report.observe' | 'report.withdraw-validation',
    { id, commissionId, review, receiptCode }: LineSubmission,
    after: object,
    by: Deed,
  ): void {
    const subject = { kind: 'line_submission', id, label: receiptCode };
    this.audit.record({ by, commissionId, action, subject, before: { review }, after });
  }
}

const REVIEW_WORDS: Readonly<Record<string, string>> = {
  waiting: 'está por revisar',
  observed: 'está observado',
  validated: 'está validado',
};

function tellIfNot(submission: LineSubmission, wanted: string): void {
  if (submission.review === wanted) return;
  throw new Refusal(`El reporte ${REVIEW_WORDS[submission.review] ?? ''}. ${whoWas(submission)}`, 'conflict');
}

function whoWas({ review, reviewedBy, reviewedAt }: LineSubmission): string {
  if (reviewedBy === null || reviewedAt === null) return 'La institución lo cambió; abra la página de nuevo.';
  const when = slashedDate(limaDate(reviewedAt));
  return `${reviewedBy} lo revisó el ${when}: ahora ${REVIEW_WORDS[review] ?? ''}. Lo que usted escribió sigue aquí.`;
}
