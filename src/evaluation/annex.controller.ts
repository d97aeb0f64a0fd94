import { Controller, Get, Param, Query } from '@nestjs/common';
import { type IsoDate, readDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { annexPage } from '../presentation/annex-page';
import { page, type Page } from '../web/page';
import { Clock } from '../work/clock';
import { EvaluationService } from './evaluation.service';

/** Anexo 1 of a plan as a page. */
@Controller('planes')
export class AnnexController {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly clock: Clock,
  ) {}

  /** At the cutoff of `?corte=`; without one today, or the plan's last day where it is over. */
  @Get(':plan/anexo-1')
  async show(@Param('plan') plan: string, @Query('corte') asked?: string | string[]): Promise<Page> {
    const cutoff = asked ? dayOf(String(asked)) : await this.evaluation.latestCutoff(plan, this.clock.today());
    return page('evaluation/annex', annexPage(await this.evaluation.annex({ plan, cutoff })));
  }
}

function dayOf(text: string): IsoDate {
  const day = readDate(text);
  if (day === null) throw new Refusal(`La fecha de corte «${text}» no existe; escríbala como AAAA-MM-DD.`);
  return day;
}
