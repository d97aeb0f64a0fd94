import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import type { Deed } from '../domain/actor';
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
    private readonly audit: AuditService,
  ) {}

  /** Decides anew about these activities and those joined with them; most are not, and it is one question. */
  async recount(commissionId: number, activityIds: readonly number[], by: Deed): Promise<void> {
    const joins = await this.duplicates.touching(commissionId, activityIds);
    if (joins.length === 0) return;
    const changed = await this.decide(
      commissionId,
      joins.map(({ activityId }) => activityId),
    );
    // What was asked about has an entry of its own.
    for (const id of changed.filter((each) => !activityIds.includes(each))) {
      const subject = { kind: 'activity', id, label: String(id) };
      const content = { before: null, after: { recounted: true } };
      this.audit.record({ by, commissionId, action: 'duplicate.recount', subject, ...content });
    }
  }

  /** The same where joins of these activities are gone, or new; resolves to those in which anything changed. */
  async decide(commissionId: number, activityIds: readonly number[]): Promise<number[]> {
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
    if (changed.length === 0) return [];
    await this.activities.saveContributions(changed);
    await this.plans.markChanged(
      commissionId,
      changed.map(({ indicatorId }) => indicatorId),
      null,
    );
    return [...new Set(changed.map(({ activityId }) => activityId))];
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
