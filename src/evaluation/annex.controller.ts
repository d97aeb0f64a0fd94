import { Controller, Get, Param, Query } from '@nestjs/common';
import { readDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { PlansService } from '../plans/plans.service';
import { annexPage } from '../presentation/annex-page';
import { page, type Page } from '../web/page';
import { Clock } from '../work/clock';
import { EvaluationService } from './evaluation.service';

/** Anexo 1 of a plan as a page. */
@Controller('planes')
export class AnnexController {
  constructor(
    private readonly plans: PlansService,
    private readonly evaluation: EvaluationService,
    private readonly clock: Clock,
  ) {}

  /** At the cutoff of `?corte=`; without one today, or the plan's last day where it is over. */
  @Get(':plan/anexo-1')
  async show(@Param('plan') reference: string, @Query('corte') cutoff?: string): Promise<Page> {
    const plan = await this.plans.named(reference);
    const today = this.clock.today();
    const day = cutoff ? readDate(cutoff) : today < plan.endsOn ? today : plan.endsOn;
    if (day === null) throw new Refusal(`La fecha de corte «${cutoff}» no existe; escríbala como AAAA-MM-DD.`);
    return page('evaluation/annex', annexPage(await this.evaluation.annex({ plan: reference, cutoff: day })));
  }
}
