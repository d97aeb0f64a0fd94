import { Injectable } from '@nestjs/common';
import { activityHistory, type ActivityStep } from '../domain/activity-history';
import type { HistoryStep } from '../domain/history';
import type { IndicatorAccount } from '../domain/indicator-account';
import type { Person } from '../domain/permissions';
import { ActivityStepsRepository } from './activity-steps.repository';

/** What became of the activities behind an indicator. */
@Injectable()
export class ActivityHistoryService {
  constructor(private readonly steps: ActivityStepsRepository) {}

  /** Of those on the account's page, as the person may know it, the last step first. */
  async of({ commissionId, records }: IndicatorAccount, person: Person): Promise<HistoryStep[]> {
    const contributions = records.map(({ contribution }) => contribution.sequence);
    const activities = await this.steps.reported(commissionId, contributions);
    const reviews = await this.steps.reviews(
      commissionId,
      activities.map(({ id }) => id),
    );
    const steps = activities.flatMap((activity): ActivityStep[] => {
      const { id, title, ended_on: endedOn, institution_id: institutionId } = activity;
      const { reported_by: actor, reported_at: at } = activity;
      const what = { title, endedOn, institutionId };
      const own = reviews.filter((each) => each.activity_id === id);
      return [
        { kind: 'reported', at: Number(at), actor, reason: null, ...what },
        ...own.map((each) => ({
          ...{ kind: each.step, at: Number(each.at), actor: each.actor, reason: each.reason },
          ...what,
        })),
      ];
    });
    return activityHistory(steps, { person, commissionId });
  }
}
