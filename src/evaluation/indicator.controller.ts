import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressedKey } from '../domain/addressed-code';
import { askedCutoff } from '../domain/cutoff';
import { askedPage } from '../domain/page-number';
import { addressedReference } from '../domain/plan-reference';
import { indicatorAddress } from '../presentation/addresses';
import { Does } from '../web/does';
import { isMoved } from '../web/moved';
import { page, type Page } from '../web/page';
import { reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { ActivityHistoryService } from './activity-history.service';
import { IndicatorService } from './indicator.service';
import { indicatorView } from './indicator.view';

/** An indicator of a plan with everything behind its figure. */
@Controller('planes')
export class IndicatorController {
  constructor(
    private readonly indicators: IndicatorService,
    private readonly history: ActivityHistoryService,
    private readonly clock: Clock,
  ) {}

  @Does('plan.read')
  @Get(':plan/indicadores/:indicator')
  async show(
    @Who() visitor: Visitor,
    @Param('plan') plan: string,
    @Param('indicator') indicator: string,
    @Query('corte') cutoff: unknown,
    @Query('pagina') asked: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | undefined> {
    const named = { plan: addressedReference(plan), key: addressedKey(indicator) ?? indicator };
    const reach = reachOfVisitor(visitor, 'plan.read');
    const wanted = { ...named, cutoff: askedCutoff(cutoff), page: askedPage(asked), reach };
    const account = await this.indicators.account(wanted, this.clock.today());
    if (isMoved(request, reply, indicatorAddress(account.reference, account.key, account.cutoff))) return undefined;
    const history = await this.history.of(account, visitor.person);
    return page('evaluation/indicator', indicatorView(account, history));
  }
}
