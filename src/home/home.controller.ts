import { Controller, Get } from '@nestjs/common';
import { slashedDate } from '../domain/dates';
import { CommissionsService } from '../institutions/commissions.service';
import type { Plan } from '../plans/plan.entity';
import { PlansService } from '../plans/plans.service';
import { page, type Page, type PageView } from '../web/page';

interface HomeView extends PageView {
  readonly plans: readonly {
    readonly annexHref: string;
    readonly title: string;
    readonly code: string;
    readonly commission: string;
    readonly period: string;
  }[];
}

/** The first page: the plans with their annexes. */
@Controller()
export class HomeController {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
  ) {}

  @Get()
  async show(): Promise<Page> {
    const plans = await this.plans.all();
    const commissions = new Map((await this.commissions.all()).map((each) => [each.id, each.name]));
    const view: HomeView = { title: 'Planes', plans: plans.map((plan) => planView(plan, commissions)) };
    return page('home/index', view);
  }
}

function planView(plan: Plan, commissions: ReadonlyMap<number, string>): HomeView['plans'][number] {
  const { code, title, startsOn, endsOn, commissionId } = plan;
  return {
    annexHref: `/planes/${encodeURIComponent(code)}/anexo-1`,
    title,
    code,
    commission: commissions.get(commissionId) ?? '',
    period: `${slashedDate(startsOn)} – ${slashedDate(endsOn)}`,
  };
}
