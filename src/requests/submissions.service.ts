import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { NoProgressContent } from '../domain/activity';
import type { Deed } from '../domain/actor';
import type { IsoDate } from '../domain/dates';
import type { LineDraft as TypedDraft } from '../domain/line-draft';
import type { LineReading } from '../domain/line-report';
import { Refusal } from '../domain/refusal';
import { isDelivered } from '../domain/request';
import type { TaskLine } from '../domain/task-lines';
import { ReportsService, type ReportedRows } from '../progress/reports.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { AnswersRepository, type LinePlace } from './answers.repository';
import type { InformationRequest } from './information-request.entity';
import type { LineSubmission } from './line-submission.entity';
import { RequestReading } from './request-reading.service';
import { RequestsRepository } from './requests.repository';

/** A letter by which a report came or goes: the institution's own oficio, or one that the secretariat records. */
export interface Letter {
  readonly number: string | null;
  readonly date: IsoDate | null;
  /** Who signed it, where the secretariat records it on the institution's behalf; null: the institution itself sends. */
  readonly onBehalfOf: string | null;
}

export interface WantedSubmission {
  readonly at: PlanAtVersion;
  readonly request: InformationRequest;
  readonly line: TaskLine;
  readonly institution: string;
  readonly typed: TypedDraft;
  readonly reading: LineReading;
  readonly letter: Letter;
  readonly onceKey: string | null;
}

/** Reports are sent whole: what they tell is stored, waiting for its review, and the draft is gone. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: AnswersRepository,
    private readonly requests: RequestsRepository,
    private readonly reading: RequestReading,
    private readonly reports: ReportsService,
    private readonly audit: AuditService,
  ) {}

  /** Sends a report; resolves to it, or to the one that the same form sent before. */
  submit(place: LinePlace, wanted: WantedSubmission, by: Deed): Promise<LineSubmission> {
    const { commissionId } = place;
    return this.transactions.within(async () => {
      const sent = wanted.onceKey === null ? null : await this.answers.ofOnceKey(commissionId, wanted.onceKey);
      if (sent !== null) return sent;
      tellWhyNot(wanted);
      await this.requests.heldInstitution(commissionId, place.requestId, place.institutionId);
      const earlier = await this.answers.submissionsOn(place);
      const last = earlier.at(-1);
      if (last?.review === 'validated')
        throw new Refusal(
          'La secretaría ya validó este reporte; pídale que retire la validación para corregirlo.',
          'conflict',
        );
      const noProgress = noProgressOf(wanted, place);
      const { at, reading } = wanted;
      const before = await this.rowsOf(commissionId, earlier);
      const ids = await this.reports.store(at, { activities: reading.activities, noProgress }, before, by);
      const submission = await this.answers.saveSubmission(submissionRow(place, wanted, (last?.attempt ?? 0) + 1, by));
      await this.answers.addActivities(commissionId, submission.id, ids);
      const draft = await this.answers.draft(place);
      if (draft !== null) await this.answers.removeDraft(draft);
      await this.noteDelivery(place, by);
      this.record(submission, last, wanted, by);
      return submission;
    });
  }

  /** What the submissions of a line told, by rows: activities, and the declarations that its indicators may have. */
  async rowsOf(commissionId: number, submissions: readonly LineSubmission[]): Promise<ReportedRows> {
    const told = await this.answers.activityIdsOf(
      commissionId,
      submissions.map(({ id }) => id),
    );
    const keys = submissions.filter(({ noProgress }) => noProgress).flatMap(declarationKeys);
    return { activityIds: [...new Set(told.map(({ activityId }) => activityId))], noProgressKeys: [...new Set(keys)] };
  }

  /** Notes when an institution had first answered all that a request asks it. */
  async noteDelivery(
    { commissionId, requestId, institutionId }: Omit<LinePlace, 'elementId'>,
    by: Deed,
  ): Promise<void> {
    const place = await this.requests.heldInstitution(commissionId, requestId, institutionId);
    if (place === null || place.deliveredAt !== null) return;
    const { tasks, rows } = await this.reading.standing(requestId, [commissionId], by.at);
    const task = tasks.find((each) => each.place.institutionId === institutionId);
    const answered = [...(task?.answers.values() ?? [])].filter(({ submittedAt }) => submittedAt !== null).length;
    const questions = { asked: rows.questions.length, answered, begun: answered };
    const states = task?.lines.map(({ state }) => state) ?? [];
    if (isDelivered(states, questions)) await this.requests.saveInstitution({ ...place, deliveredAt: by.at });
  }

  private record(
    submission: LineSubmission,
    last: LineSubmission | undefined,
    wanted: WantedSubmission,
    by: Deed,
  ): void {
    const { id, commissionId, content, letterNumber, onBehalfOf } = submission;
    const label = `${wanted.line.code}, ${wanted.institution}, ${wanted.request.number}`;
    const subject = { kind: 'line_submission', id, label };
    const before = last === undefined ? null : (JSON.parse(last.content) as TypedDraft);
    const after = { ...(JSON.parse(content) as TypedDraft), letterNumber, onBehalfOf };
    this.audit.record({ by, commissionId, action: 'report.send', subject, before, after });
  }
}

function tellWhyNot({ request, reading }: WantedSubmission): void {
  if (request.closedAt !== null)
    throw new Refusal('La secretaría cerró este requerimiento; pídale que lo abra para enviar su reporte.', 'conflict');
  const [problem] = [...reading.problems, ...reading.warnings];
  if (problem !== undefined) throw new Refusal(problem.sentence);
}

function noProgressOf(
  { line, institution, request, reading }: WantedSubmission,
  place: LinePlace,
): NoProgressContent[] {
  const declared = reading.noProgress;
  if (declared === null) return [];
  return line.indicators.map(({ element, number }) => ({
    key: declarationKey(place, number),
    element,
    number,
    institution,
    declaredOn: request.cutoff,
    reason: declared.reason,
  }));
}

function declarationKey({ requestId, institutionId, elementId }: LinePlace, number: number): string {
  return `R${requestId}-I${institutionId}-E${elementId}-${number}`;
}

// A line has few indicators; a key of one that it has not names nothing.
const MOST_INDICATORS = 40;

function declarationKeys(submission: LineSubmission): string[] {
  return Array.from({ length: MOST_INDICATORS }, (_, index) => declarationKey(submission, index + 1));
}

function submissionRow(place: LinePlace, wanted: WantedSubmission, attempt: number, by: Deed): Partial<LineSubmission> {
  const { letter, typed, reading, onceKey } = wanted;
  return {
    ...place,
    attempt,
    content: JSON.stringify(typed),
    noProgress: reading.noProgress !== null,
    submittedBy: by.actor.name,
    submittedAt: by.at,
    receiptCode: randomBytes(10).toString('hex').toUpperCase(),
    letterNumber: letter.number,
    letterDate: letter.date,
    onBehalfOf: letter.onBehalfOf,
    review: 'waiting',
    reviewedBy: null,
    reviewedAt: null,
    reviewNote: null,
    onceKey,
  };
}
