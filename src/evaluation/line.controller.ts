import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressedCode } from '../domain/addressed-code';
import { addressedReference } from '../domain/plan-reference';
import { lineAddress } from '../presentation/addresses';
import { Does } from '../web/does';
import { isMoved } from '../web/moved';
import { page, type Page } from '../web/page';
import { reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { LineService } from './line.service';
import { lineView } from './line.view';

/** A line of action over the years. */
@Controller('planes')
export class LineController {
  constructor(
    private readonly lines: LineService,
    private readonly clock: Clock,
  ) {}

  @Does('plan.read')
  @Get(':plan/lineas/:line')
  async show(
    @Who() visitor: Visitor,
    @Param('plan') plan: string,
    @Param('line') line: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | undefined> {
    const code = addressedCode(line) ?? line;
    const years = await this.lines.overYears(
      { plan: addressedReference(plan), reach: reachOfVisitor(visitor, 'plan.read') },
      code,
      this.clock.today(),
    );
    if (isMoved(request, reply, lineAddress(years.reference, years.line.code))) return undefined;
    return page('evaluation/line', lineView(years));
  }
}
