import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { type Instant, type IsoDate, limaDate } from '../domain/dates';
import { type SuspectedPair, suspectedPairs, whyNotJoin } from '../domain/duplicates';
import { type Person, reachOf } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { PlansService } from '../plans/plans.service';
import { InstitutionsService } from '../institutions/institutions.service';
import { ActivitiesRepository, type ActivityRows } from './activities.repository';
import { DuplicateCounting } from './duplicate-counting.service';
import type { DuplicateJoin } from './duplicate-join.entity';
import type { DuplicateSide, NamedPair } from './duplicate-pairs';
import { DuplicatesRepository } from './duplicates.repository';

export interface DuplicatesFound {
  /** Not joined yet. */
  readonly suspected: readonly NamedPair[];
  /** The first of a pair counts. */
  readonly joined: readonly NamedPair[];
}

const LATELY_MS = 400 * 24 * 60 * 60 * 1000;

/** One event that two institutions reported: found, joined by the secretariat, parted again. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly duplicates: DuplicatesRepository,
    private readonly activities: ActivitiesRepository,
    private readonly counting: DuplicateCounting,
    private readonly plans: PlansService,
    private readonly institutions: InstitutionsService,
    private readonly audit: AuditService,
  ) {}

  /** Among what was reported in the last 400 days within the person's reach. */
  async found(person: Person, now: Instant): Promise<DuplicatesFound> {
    const reach = reachOf(person, 'activity.withdraw');
    const events = await this.duplicates.eventsSince(reach, now - LATELY_MS);
    const joins = await this.duplicates.within(reach);
    const known = new Set(
      joins.flatMap((join) => [`${join.activityId} ${join.countedWithId}`, `${join.countedWithId} ${join.activityId}`]),
    );
    const suspected: NamedPair[] = [];
    const joined: NamedPair[] = [];
    for (const commissionId of new Set([...events, ...joins].map((each) => each.commissionId))) {
      const own = events.filter((each) => each.commissionId === commissionId);
      const pairs = suspectedPairs(own).filter(({ first, second }) => !known.has(`${first} ${second}`));
      suspected.push(...(await this.shown(commissionId, pairs, limaDate(now))));
      joined.push(
        ...(await this.shown(
          commissionId,
          joinedPairs(joins.filter((each) => each.commissionId === commissionId)),
          limaDate(now),
        )),
      );
    }
    return { suspected, joined };
  }

  /** From now on the event counts with the first activity alone, for the indicators that both feed. */
  join(countingId: number, otherId: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const [counting, other] = await this.pair(countingId, otherId, person);
      const { commissionId } = counting.activity;
      const refusal = whyNotJoin(sideOf(counting), sideOf(other));
      if (refusal !== null) throw new Refusal(refusal);
      if (
        (await this.duplicates.touching(commissionId, [countingId, otherId])).some((join) =>
          isChained(join, countingId, otherId),
        )
      )
        throw new Refusal('Una de las dos actividades ya está reunida con otra; sepárela antes.', 'conflict');
      const fed = sideOf(other).indicatorIds;
      const indicatorIds = sideOf(counting).indicatorIds.filter((id) => fed.includes(id));
      const told = { commissionId, activityId: otherId, countedWithId: countingId };
      const made = { joinedBy: by.actor.name, joinedAt: by.at };
      await this.duplicates.add(indicatorIds.map((indicatorId) => ({ ...told, indicatorId, ...made })));
      await this.counting.decide(commissionId, [otherId]);
      await this.toldAnew(commissionId, indicatorIds);
      const after = { countsWith: counting.activity.key, indicatorIds };
      this.record('duplicate.join', other, { before: null, after }, by);
    });
  }

  /** Both count again, each by itself. */
  part(otherId: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const other = await this.held(otherId, person);
      const { commissionId } = other.activity;
      const joins = (await this.duplicates.touching(commissionId, [otherId])).filter(
        ({ activityId }) => activityId === otherId,
      );
      if (joins.length === 0)
        throw new Refusal('La actividad no está reunida con ninguna otra; abra la página de nuevo.', 'conflict');
      await this.duplicates.remove(joins);
      await this.counting.decide(commissionId, [otherId]);
      const indicatorIds = joins.map(({ indicatorId }) => indicatorId);
      await this.toldAnew(commissionId, indicatorIds);
      const before = { countsWithId: joins[0]?.countedWithId ?? null, indicatorIds };
      this.record('duplicate.part', other, { before, after: null }, by);
    });
  }

  // Observations name both institutions: they are made anew even where the figure stays.
  private toldAnew(commissionId: number, indicatorIds: readonly number[]): Promise<void> {
    return this.plans.markChanged(commissionId, indicatorIds, null);
  }

  private async pair(countingId: number, otherId: number, person: Person): Promise<[ActivityRows, ActivityRows]> {
    const counting = await this.held(countingId, person);
    const other = await this.held(otherId, person);
    if (counting.activity.commissionId !== other.activity.commissionId) throw absent();
    return [counting, other];
  }

  private async held(id: number, person: Person): Promise<ActivityRows> {
    const commissionId = await this.duplicates.commissionOf(reachOf(person, 'activity.withdraw'), id);
    if (commissionId === null) throw absent();
    await this.plans.hold(commissionId);
    const [rows] = await this.activities.ofIds(commissionId, [id]);
    if (rows === undefined) throw absent();
    return rows;
  }

  private async shown(commissionId: number, pairs: readonly SuspectedPair[], today: IsoDate): Promise<NamedPair[]> {
    const ids = new Set(pairs.flatMap(({ first, second }) => [first, second]));
    const rows = new Map((await this.activities.ofIds(commissionId, [...ids])).map((each) => [each.activity.id, each]));
    const keys = await this.duplicates.indicatorKeys(pairs.flatMap(({ indicatorIds }) => indicatorIds));
    const directory = await this.institutions.directory(today);
    const regions = new Map((await this.institutions.regions()).map(({ code, name }) => [code, name]));
    const side = ({ activity, contributions }: ActivityRows, [indicatorId]: readonly number[]): DuplicateSide => ({
      id: activity.id,
      institution: directory.acronymOf(activity.institutionId),
      title: activity.title,
      startsOn: activity.startsOn,
      endedOn: activity.endedOn,
      region: activity.regionCode === null ? null : (regions.get(activity.regionCode) ?? activity.regionCode),
      quantity: contributions.find((each) => each.indicatorId === indicatorId)?.quantity ?? 0n,
      isValidated: activity.validatedAt !== null,
    });
    return pairs.flatMap(({ first, second, indicatorIds }) => {
      const [one, other] = [rows.get(first), rows.get(second)];
      const indicators = indicatorIds.map((id) => keys.get(id) ?? '');
      return one && other ? [{ first: side(one, indicatorIds), second: side(other, indicatorIds), indicators }] : [];
    });
  }

  private record(
    action: 'duplicate.join' | 'duplicate.part',
    { activity }: ActivityRows,
    content: { readonly before: unknown; readonly after: unknown },
    by: Deed,
  ): void {
    const { id, key: label, commissionId } = activity;
    this.audit.record({ by, commissionId, action, subject: { kind: 'activity', id, label }, ...content });
  }
}

function sideOf({ activity, contributions }: ActivityRows) {
  const indicatorIds = [...new Set(contributions.map(({ indicatorId }) => indicatorId))];
  return { activityId: activity.id, institutionId: activity.institutionId, indicatorIds };
}

// What counts for others may not stop counting itself, and what does not count is no measure for others.
function isChained({ activityId, countedWithId }: DuplicateJoin, countingId: number, otherId: number): boolean {
  return activityId === countingId || activityId === otherId || countedWithId === otherId;
}

function joinedPairs(joins: readonly DuplicateJoin[]): SuspectedPair[] {
  const pairs = new Map<number, { first: number; second: number; indicatorIds: number[] }>();
  for (const { activityId, countedWithId, indicatorId } of joins) {
    const pair = pairs.get(activityId) ?? { first: countedWithId, second: activityId, indicatorIds: [] };
    pairs.set(activityId, { ...pair, indicatorIds: [...pair.indicatorIds, indicatorId] });
  }
  return [...pairs.values()];
}

function absent(): Refusal {
  return new Refusal('No hay ninguna actividad con ese número; abra la página de nuevo.', 'not-found');
}
