import { Injectable } from '@nestjs/common';
import type { ListedPlan } from '../domain/plan';
import { CommissionsService } from '../institutions/commissions.service';
import { PlansService } from '../plans/plans.service';

@Injectable()
export class HomeService {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
  ) {}

  /** The plans of the installation, the latest first. */
  async listedPlans(): Promise<ListedPlan[]> {
    const names = new Map((await this.commissions.all()).map((each) => [each.id, each.name]));
    return (await this.plans.all()).map(({ code, title, commissionId, startsOn, endsOn }) => ({
      code,
      title,
      commission: names.get(commissionId) ?? '',
      startsOn,
      endsOn,
    }));
  }
}
