import { Injectable } from '@nestjs/common';
import { standingOf } from '../domain/counting';
import { PlansService } from '../plans/plans.service';
import { ActivitiesRepository } from './activities.repository';
import type { Contribution } from './contribution.entity';
import { DuplicatesRepository, type JoinInForce } from './duplicates.repository';

/** Has an event that two institutions reported count once, whatever becomes of either report. */
@Injectable()
export class DuplicateCounting {
  constructor(
    private readonly activities: ActivitiesRepository,
    private readonly duplicates: DuplicatesRepository,
    private readonly plans: PlansService,
  ) {}

  /** Decides anew about these activities and those joined with them; most are not, and it is one question. */
  async recount(commissionId: number, activityIds: readonly number[]): Promise<void> {
    const joins = await this.duplicates.touching(commissionId, activityIds);
    if (joins.length === 0) return;
    await this.decide(
      commissionId,
      joins.map(({ activityId }) => activityId),
    );
  }

  /** The same where joins of these activities are gone, or new. */
  async decide(commissionId: number, activityIds: readonly number[]): Promise<void> {
    const ids = [...new Set(activityIds)];
    const inForce = joinsByPlace(await this.duplicates.inForceOf(commissionId, ids));
    const countsFrom = await this.plans.countsFromByIndicator(commissionId);
    const contributions = (await this.activities.ofIds(commissionId, ids)).flatMap((rows) => rows.contributions);
    const changed = contributions.flatMap((row) => {
      const facts = { endedOn: row.endedOn, choice: row.countChoice, reason: row.countReason };
      const countedWith = inForce.has(placeOf(row)) ? 'another' : null;
      const standing = standingOf({ ...facts, countedWith, countsFrom: countsFrom.get(row.indicatorId) ?? null });
      const counted = row.validatedAt !== null && standing.counts;
      return counted === row.counted ? [] : [{ ...row, counted }];
    });
    if (changed.length === 0) return;
    await this.activities.saveContributions(changed);
    await this.plans.markChanged(
      commissionId,
      changed.map(({ indicatorId }) => indicatorId),
      null,
    );
  }
}

function placeOf({ activityId, indicatorId }: Pick<Contribution, 'activityId' | 'indicatorId'>): string {
  return `${activityId} ${indicatorId}`;
}

/** By activity and indicator; see `joinedKey`. */
export function joinsByPlace(joins: readonly JoinInForce[]): ReadonlyMap<string, JoinInForce> {
  return new Map(joins.map((join) => [placeOf(join), join]));
}

/** The key of a contribution among joins. */
export function joinedKey(activityId: number, indicatorId: number): string {
  return placeOf({ activityId, indicatorId });
}
