import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedCutoff } from '../domain/cutoff';
import { addressedReference } from '../domain/plan-reference';
import { objectivesAddress } from '../presentation/addresses';
import { Does } from '../web/does';
import { isMoved } from '../web/moved';
import { page, type Page } from '../web/page';
import { reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { KnownAnnexes } from './known-annexes.service';
import { objectivesView } from './objectives.view';

/** The indicators of a plan's objectives, which stand outside of the matrix and its counts. */
@Controller('planes')
export class ObjectivesController {
  constructor(
    private readonly annexes: KnownAnnexes,
    private readonly clock: Clock,
  ) {}

  @Does('plan.read')
  @Get(':plan/objetivos')
  async show(
    @Who() visitor: Visitor,
    @Param('plan') plan: string,
    @Query('corte') cutoff: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | undefined> {
    const reach = reachOfVisitor(visitor, 'plan.read');
    const asked = { plan: addressedReference(plan), cutoff: askedCutoff(cutoff), reach };
    const { standing, annex } = await this.annexes.named(asked, this.clock.today());
    if (isMoved(request, reply, objectivesAddress(standing.reference, standing.cutoff))) return undefined;
    return page('evaluation/objectives', objectivesView(annex, standing.reference));
  }
}
