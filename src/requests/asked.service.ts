import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import type { Asked } from '../domain/light';
import { deadlineOf } from '../domain/request';
import { askedAbout, keyOf } from '../domain/task-lines';
import type { PlanAtVersion } from '../plans/plans.service';
import { askedInstitution } from './request-reading.service';
import { type RequestRows, RequestsRepository } from './requests.repository';

/** What was asked about the indicators of a plan, as the lights need it. */
@Injectable()
export class AskedService {
  constructor(private readonly requests: RequestsRepository) {}

  /**
   * By indicator key the newest request about it that was sent, or that asks about figures, up to a cutoff. Indicators
   * that nobody was asked about are not in it.
   */
  async askedAt(at: PlanAtVersion, cutoff: IsoDate): Promise<ReadonlyMap<string, Asked>> {
    const { commissionId, id } = at.plan;
    const sent = await this.requests.ofPlan(commissionId, id);
    const earlier = sent.filter((each) => each.requestedOn <= cutoff || each.cutoff <= cutoff);
    const asked = new Map<string, Asked>();
    if (earlier.length === 0) return asked;
    for (const rows of await this.requests.rowsOf(commissionId, earlier))
      for (const [key, each] of askedBy(rows, at)) asked.set(key, each);
    return asked;
  }
}

function askedBy({ request, institutions, indicatorIds }: RequestRows, at: PlanAtVersion): [string, Asked][] {
  const keys = new Map(at.indicators.map(({ id, key }) => [id, key]));
  const requested = new Set(indicatorIds.map((id) => keys.get(id)));
  const addressed = institutions.map((place) => ({ place, ...askedInstitution(at, place.institutionId) }));
  return at.content.indicators.flatMap((indicator) => {
    const key = keyOf(indicator);
    const about = requested.has(key) ? addressed.filter((each) => askedAbout(indicator, [each]).length > 0) : [];
    if (about.length === 0) return [];
    const deadlines = about.map(({ place }) => deadlineOf(request.dueOn, place.extendedTo)).sort();
    const dueOn = deadlines.at(-1) ?? request.dueOn;
    return [[key, { on: request.requestedOn, dueOn, institutions: about.map(({ acronym }) => acronym) }]];
  });
}
