import { Injectable } from '@nestjs/common';
import type { Instant, IsoDate } from '../domain/dates';
import type { Reach } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import {
  deadlineOf,
  type LineState,
  lineState,
  type TaskState,
  taskState,
  type Timeliness,
  timelinessOf,
} from '../domain/request';
import { type AskedInstitution, type TaskLine, taskLines } from '../domain/task-lines';
import { type LineDraft as TypedDraft, isEmptyDraft } from '../domain/line-draft';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { AnswersRepository } from './answers.repository';
import type { LineDraft } from './line-draft.entity';
import type { LineSubmission } from './line-submission.entity';
import type { QuestionAnswer } from './question-answer.entity';
import type { RequestedInstitution } from './requested-institution.entity';
import { type RequestRows, RequestsRepository } from './requests.repository';

/** One line of one institution in a request. */
export interface LineTask extends TaskLine {
  readonly elementId: number;
  readonly state: LineState;
  readonly draft: LineDraft | null;
  readonly submission: LineSubmission | null;
}

/** A request as one institution has it before it. */
export interface InstitutionTask {
  readonly place: RequestedInstitution;
  readonly institution: AskedInstitution;
  readonly deadline: IsoDate;
  readonly state: TaskState;
  readonly lines: readonly LineTask[];
  /** By the question's row. */
  readonly answers: ReadonlyMap<number, QuestionAnswer>;
}

/** A request with what every institution has done with it. */
export interface RequestStanding {
  readonly rows: RequestRows;
  readonly at: PlanAtVersion;
  readonly tasks: readonly InstitutionTask[];
  readonly timeliness: readonly Timeliness[];
  /** Acronyms of those that have not answered all, in the request's order. */
  readonly silent: readonly string[];
}

/** How far requests have come: read, computed, never written. */
@Injectable()
export class RequestReading {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly answers: AnswersRepository,
    private readonly plans: PlansService,
  ) {}

  /** A request; refused as if it did not exist where it is out of reach. */
  async standing(id: number, reach: Reach, now: Instant): Promise<RequestStanding> {
    const request = await this.requests.ofId(id, reach);
    if (request === null)
      throw new Refusal('No hay ningún requerimiento en esta dirección; vuelva a la lista.', 'not-found');
    const [rows] = await this.requests.rowsOf(request.commissionId, [request]);
    if (rows === undefined) throw new Error(`No rows of request ${id}`);
    return this.standingOf(rows, now);
  }

  async standingOf(rows: RequestRows, now: Instant): Promise<RequestStanding> {
    const { request, institutions, questions } = rows;
    const plan = await this.plans.ofId(request.commissionId, request.planId);
    const at = await this.plans.atVersion(plan, request.cutoff);
    const of = [request.commissionId, [request.id]] as const;
    const drafts = await this.answers.draftsOf(...of);
    const submissions = await this.answers.lastSubmissions(...of);
    const answers = await this.answers.answersTo(
      request.commissionId,
      questions.map(({ id }) => id),
    );
    const known = { rows, at, now, drafts, submissions, answers };
    const tasks = institutions.map((place) => taskOf(place, known));
    const silent = tasks.filter(({ state }) => state !== 'delivered' && state !== 'not-requested');
    const expected = tasks.filter(({ state }) => state !== 'not-requested');
    return {
      rows,
      at,
      tasks,
      timeliness: timelinessOf(
        expected.map(({ institution, deadline, place }) => ({
          institution: institution.acronym,
          deadline,
          deliveredAt: place.deliveredAt,
        })),
      ),
      silent: silent.map(({ institution }) => institution.acronym),
    };
  }
}

interface Known {
  readonly rows: RequestRows;
  readonly at: PlanAtVersion;
  readonly now: Instant;
  readonly drafts: readonly LineDraft[];
  readonly submissions: readonly LineSubmission[];
  readonly answers: readonly QuestionAnswer[];
}

function taskOf(place: RequestedInstitution, known: Known): InstitutionTask {
  const { rows, at, now } = known;
  const { institutionId } = place;
  const institution = askedInstitution(at, institutionId);
  const keys = new Map(at.indicators.map(({ id, key }) => [id, key]));
  const requested = new Set(rows.indicatorIds.map((id) => keys.get(id) ?? ''));
  const lines = taskLines(at.content, requested, institution).map((line) => lineTask(line, institutionId, known));
  const own = known.answers.filter((each) => each.institutionId === institutionId);
  const questions = {
    asked: rows.questions.length,
    answered: own.filter(({ submittedAt }) => submittedAt !== null).length,
    begun: own.filter(({ text }) => text.trim() !== '').length,
  };
  const deadline = deadlineOf(rows.request.dueOn, place.extendedTo);
  const facts = { lines: lines.map(({ state }) => state), questions, deadline, deliveredAt: place.deliveredAt };
  const answers = new Map(own.map((each) => [each.questionId, each]));
  return { place, institution, deadline, state: taskState(facts, now), lines, answers };
}

/** An institution as the rules of asking know it. */
export function askedInstitution({ directory }: PlanAtVersion, institutionId: number): AskedInstitution {
  const collective = directory.collectiveOf(institutionId);
  const acronym = directory.acronymOf(institutionId);
  return { acronym, collective: collective === null ? null : directory.acronymOf(collective) };
}

function lineTask(line: TaskLine, institutionId: number, { at, drafts, submissions }: Known): LineTask {
  const elementId = at.elementIds.get(line.code) ?? 0;
  const isHere = (each: { institutionId: number; elementId: number }): boolean =>
    each.institutionId === institutionId && each.elementId === elementId;
  const draft = drafts.find(isHere) ?? null;
  const submission = submissions.find(isHere) ?? null;
  const state = lineState({ draft: draft && draftState(draft), submission: submission && sent(submission) });
  return { ...line, elementId, state, draft, submission };
}

function draftState({ content, isComplete }: LineDraft): 'empty' | 'incomplete' | 'complete' {
  if (isEmptyDraft(JSON.parse(content) as TypedDraft)) return 'empty';
  return isComplete ? 'complete' : 'incomplete';
}

function sent({ review, noProgress }: LineSubmission) {
  return { review: review as 'waiting' | 'observed' | 'validated', noProgress };
}
