import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import { isActivityTyped, type LineDraft } from '../domain/line-draft';
import { type Person, reachOf } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { submissionDifference } from '../domain/submission-difference';
import { InstitutionsService } from '../institutions/institutions.service';
import { ReportsService } from '../progress/reports.service';
import { AnswersRepository } from './answers.repository';
import type { LineSubmission } from './line-submission.entity';
import type { OwnLine } from './own-task';
import { RequestReading } from './request-reading.service';
import type { CaseEvent, ReviewCase, ReviewedActivity, ReviewedDifference } from './review-case';
import { ReviewHistory } from './review-history.service';
import { ReviewRights } from './review-rights.service';
import { ReviewRepository } from './review.repository';
import type { Reviewed } from './reviews.service';
import { TasksService } from './tasks.service';

/** A report with all that whoever reviews it has to see; it changes nothing. */
@Injectable()
export class ReviewCases {
  constructor(
    private readonly review: ReviewRepository,
    private readonly answers: AnswersRepository,
    private readonly reading: RequestReading,
    private readonly tasks: TasksService,
    private readonly institutions: InstitutionsService,
    private readonly reports: ReportsService,
    private readonly history: ReviewHistory,
    private readonly rights: ReviewRights,
  ) {}

  /** Where a report stands; refused as if it did not exist where it is out of the person's reach. */
  async submission(id: number, person: Person): Promise<LineSubmission> {
    const submission = await this.review.within(reachOf(person, 'activity.validate'), id);
    if (submission !== null) return submission;
    throw new Refusal('No hay ningún reporte en esta dirección; vuelva a la cola.', 'not-found');
  }

  /** The reports chosen in a list with their commissions; those out of reach are refused when they are reviewed. */
  async placed(
    chosen: readonly { readonly id: number; readonly rowVersion: number }[],
    person: Person,
  ): Promise<Reviewed[]> {
    const reach = reachOf(person, 'activity.validate');
    const commissions = await this.review.commissionsOf(
      reach,
      chosen.map(({ id }) => id),
    );
    return chosen.map((each) => ({ ...each, commissionId: commissions.get(each.id) ?? 0 }));
  }

  async one(id: number, person: Person, now: Instant): Promise<ReviewCase> {
    const submission = await this.submission(id, person);
    const { commissionId, requestId, institutionId, elementId } = submission;
    const place = { commissionId, requestId, institutionId, elementId };
    const own = await this.own(place, now);
    const draft = JSON.parse(submission.content) as LineDraft;
    const attempts = await this.answers.submissionsOn(place);
    const history = await this.history.of(attempts);
    const thing = { commissionId, institutionId, reportedBy: attempts.map(({ submittedBy }) => submittedBy) };
    const review = await this.rights.whyNot('activity.validate', person, thing);
    const withdrawal = await this.rights.whyNot('activity.withdraw', person, thing);
    const files = await this.rights.whyNot('evidence.read', person, thing);
    return {
      submission,
      own,
      draft,
      isLast: attempts.at(-1)?.id === id,
      activities: await this.activities(submission, draft),
      warnings: this.warnings(own, draft, submission.submittedAt),
      differences: await this.differences(submission, attempts, history, own),
      history,
      reviewDenial: review?.sentence ?? null,
      withdrawalDenial: withdrawal?.sentence ?? null,
      mayReadFiles: files === null,
    };
  }

  private async own(place: OwnLine['place'], now: Instant): Promise<OwnLine> {
    const standing = await this.reading.standing(place.requestId, [place.commissionId], now);
    const task = standing.tasks.find((each) => each.place.institutionId === place.institutionId);
    const line = task?.lines.find((each) => each.elementId === place.elementId);
    if (!task || !line)
      throw new Refusal('El plan ya no pide esta línea a la institución; revise el requerimiento.', 'not-found');
    return { standing, task, line, place, regions: await this.institutions.regions() };
  }

  // They are stored in the order in which the draft tells them.
  private async activities({ commissionId, id }: LineSubmission, draft: LineDraft): Promise<ReviewedActivity[]> {
    if (draft.noProgress) return [];
    const rows = await this.answers.activityIdsOf(commissionId, [id]);
    const ids = rows.map(({ activityId }) => activityId);
    const { files, steps } = await this.reports.shownOf(commissionId, ids);
    const told = draft.activities.flatMap((each, index) => (isActivityTyped(each) ? [index] : []));
    return told.map((index, order) => {
      const activityId = ids[order] ?? 0;
      const own = files.get(activityId) ?? [];
      return {
        index,
        activityId,
        files: own.map((file) => ({ id: file.id, name: file.name })),
        steps: steps.get(activityId) ?? [],
      };
    });
  }

  // What was commented is told too: the secretariat reads the comment beside it.
  private warnings(own: OwnLine, draft: LineDraft, at: Instant): ReviewCase['warnings'] {
    const activities = draft.activities.map((each) => ({ ...each, comment: '' }));
    return this.tasks.read(own, { ...draft, activities }, at).warnings;
  }

  private async differences(
    submission: LineSubmission,
    attempts: readonly LineSubmission[],
    history: readonly CaseEvent[],
    own: OwnLine,
  ): Promise<ReviewedDifference[]> {
    const request = own.standing.rows.request.number;
    const earlier = attempts.filter(({ attempt }) => attempt < submission.attempt);
    const wasValidated = ({ attempt }: LineSubmission): boolean =>
      history.some((event) => event.kind === 'validated' && event.attempt === attempt);
    const [previous, validated] = [earlier.at(-1), earlier.findLast(wasValidated)];
    const found: ReviewedDifference[] = [];
    if (previous !== undefined && previous !== validated)
      found.push({ than: 'sent', request, difference: between(previous, submission) });
    if (validated !== undefined) found.push({ than: 'validated', request, difference: between(validated, submission) });
    const elsewhere = validated === undefined ? await this.review.validatedElsewhere(submission) : null;
    if (elsewhere === null) return found;
    const [other] = await this.review.requests([elsewhere.requestId]);
    const difference = between(elsewhere, submission);
    return [...found, { than: 'validated-elsewhere', request: other?.number ?? '', difference }];
  }
}

function between(before: LineSubmission, now: LineSubmission): ReviewedDifference['difference'] {
  return submissionDifference(JSON.parse(before.content) as LineDraft, JSON.parse(now.content) as LineDraft);
}
