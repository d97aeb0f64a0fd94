import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import { type Person, reachOf } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { deadlineOf } from '../domain/request';
import { type PagePortion, portionsOfPage, type WaitingPlace } from '../domain/review-queue';
import { compareNames } from '../domain/text';
import { type InstitutionDirectory, InstitutionsService } from '../institutions/institutions.service';
import type { InformationRequest } from './information-request.entity';
import type { QueueFilter, QueueRow, ReviewQueue } from './review-queue';
import { ReviewRights } from './review-rights.service';
import { ReviewRepository, type WaitingCount, type WaitingSubmission } from './review.repository';

const PAGE_SIZE = 50;

interface Place extends WaitingPlace {
  readonly request: InformationRequest;
}

/** The queue of the secretariat: what institutions sent and nobody reviewed, the nearest deadline first. */
@Injectable()
export class ReviewQueueService {
  constructor(
    private readonly review: ReviewRepository,
    private readonly rights: ReviewRights,
    private readonly institutions: InstitutionsService,
  ) {}

  /** A page of what waits within the person's reach; refused where there are fewer pages. */
  async page(
    person: Person,
    { filter, page }: { readonly filter: QueueFilter; readonly page: number },
    today: IsoDate,
  ): Promise<ReviewQueue> {
    const reach = reachOf(person, 'activity.validate');
    const all = await this.places(await this.review.waiting(reach));
    const chosen = all.filter((each) => isChosen(each, filter));
    const waiting = chosen.reduce((sum, each) => sum + each.waiting, 0);
    const pages = Math.max(1, Math.ceil(waiting / PAGE_SIZE));
    if (page > pages) throw new Refusal('La cola tiene menos páginas; vuelva a la primera.', 'not-found');
    const directory = await this.institutions.directory(today);
    const portions = portionsOfPage(chosen, { page, size: PAGE_SIZE });
    const rows = await this.rows(person, portions, directory);
    const requests = new Map(all.map(({ request }) => [request.id, request.number]));
    const institutions = new Map(all.map((each) => [each.institutionId, directory.acronymOf(each.institutionId)]));
    const [first, second] = [choices(requests), choices(institutions)];
    return { rows, waiting, page, pages, filter, requests: first, institutions: second };
  }

  /** How many reports wait for the person, and the nearest deadline of who sent them; null: nothing waits. */
  async waitingFor(person: Person): Promise<{ readonly count: number; readonly deadline: IsoDate } | null> {
    const counts = await this.review.waiting(reachOf(person, 'activity.validate'));
    const commissions = [...new Set(counts.map(({ commissionId }) => commissionId))];
    const things = commissions.map((commissionId) => ({ commissionId, institutionId: 0, reportedBy: [] }));
    const denials = await this.rights.whyNotEach('activity.validate', person, things);
    const open = new Set(commissions.filter((_, index) => denials[index] === null));
    const places = await this.places(counts.filter(({ commissionId }) => open.has(commissionId)));
    const deadlines = places.map(({ deadline }) => deadline).sort();
    const [deadline] = deadlines;
    return deadline === undefined ? null : { count: places.reduce((sum, each) => sum + each.waiting, 0), deadline };
  }

  private async places(counts: readonly WaitingCount[]): Promise<Place[]> {
    const ids = [...new Set(counts.map(({ requestId }) => requestId))];
    const requests = new Map((await this.review.requests(ids)).map((each) => [each.id, each]));
    const asked = await this.review.extensions(ids);
    const extended = new Map(asked.map((each) => [placeKey(each), each.extendedTo]));
    return counts.flatMap((count) => {
      const request = requests.get(count.requestId);
      if (request === undefined) return [];
      const deadline = deadlineOf(request.dueOn, extended.get(placeKey(count)) ?? null);
      return [{ ...count, deadline, request }];
    });
  }

  private async rows(
    person: Person,
    portions: readonly PagePortion<Place>[],
    directory: InstitutionDirectory,
  ): Promise<QueueRow[]> {
    const places = portions.map(({ place }) => place);
    const found = await this.review.submissionsOf(
      reachOf(person, 'activity.validate'),
      [...new Set(places.map(({ requestId }) => requestId))],
      [...new Set(places.map(({ institutionId }) => institutionId))],
    );
    const shown = portions.flatMap(({ place, skipped, shown: most }) =>
      found
        .filter((each) => placeKey(each) === placeKey(place))
        .slice(skipped, skipped + most)
        .map((submission) => ({ submission, place })),
    );
    const submissions = shown.map(({ submission }) => submission);
    const denials = await this.denials(person, submissions);
    const lines = await this.review.lines(submissions.map(({ elementId }) => elementId));
    return shown.map(({ submission, place }, index) => ({
      submission,
      code: lines.get(submission.elementId)?.code ?? '',
      name: lines.get(submission.elementId)?.name ?? '',
      institution: directory.acronymOf(submission.institutionId),
      request: place.request.number,
      deadline: place.deadline,
      denial: denials[index] ?? null,
    }));
  }

  private async denials(person: Person, submissions: readonly WaitingSubmission[]): Promise<(string | null)[]> {
    if (submissions.length === 0) return [];
    const senders = new Map<string, string[]>();
    for (const each of await this.review.sendersOf(submissions))
      senders.set(lineKey(each), [...(senders.get(lineKey(each)) ?? []), each.submittedBy]);
    const things = submissions.map((each) => ({ ...each, reportedBy: senders.get(lineKey(each)) ?? [] }));
    const denials = await this.rights.whyNotEach('activity.validate', person, things);
    return denials.map((denial) => denial?.sentence ?? null);
  }
}

function isChosen(place: Place, { requestId, institutionId }: QueueFilter): boolean {
  return (
    (requestId === null || place.requestId === requestId) &&
    (institutionId === null || place.institutionId === institutionId)
  );
}

function placeKey({
  requestId,
  institutionId,
}: {
  readonly requestId: number;
  readonly institutionId: number;
}): string {
  return `${requestId} ${institutionId}`;
}

function lineKey(each: Pick<WaitingSubmission, 'requestId' | 'institutionId' | 'elementId'>): string {
  return `${placeKey(each)} ${each.elementId}`;
}

function choices(names: ReadonlyMap<number, string>): { id: number; text: string }[] {
  return [...names].map(([id, text]) => ({ id, text })).sort((a, b) => compareNames(a.text, b.text));
}
