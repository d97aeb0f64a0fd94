import { Controller, Get, Param, Query } from '@nestjs/common';
import { addressedKey } from '../domain/addressed-code';
import { askedCutoff } from '../domain/cutoff';
import { askedPage } from '../domain/page-number';
import { page, type Page } from '../web/page';
import { Clock } from '../work/clock';
import { IndicatorService } from './indicator.service';
import { indicatorView } from './indicator.view';

/** An indicator of a plan with everything behind its figure. */
@Controller('planes')
export class IndicatorController {
  constructor(
    private readonly indicators: IndicatorService,
    private readonly clock: Clock,
  ) {}

  @Get(':plan/indicadores/:indicator')
  async show(
    @Param('plan') plan: string,
    @Param('indicator') indicator: string,
    @Query('corte') cutoff: unknown,
    @Query('pagina') asked: unknown,
  ): Promise<Page> {
    const key = addressedKey(indicator) ?? indicator;
    const request = { plan, key, cutoff: askedCutoff(cutoff), page: askedPage(asked) };
    return page('evaluation/indicator', indicatorView(await this.indicators.account(request, this.clock.today())));
  }
}
