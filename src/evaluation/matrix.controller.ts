import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedCutoff } from '../domain/cutoff';
import { readMatrixQuery } from '../domain/matrix-query';
import { addressedReference } from '../domain/plan-reference';
import { matrixAddress } from '../presentation/addresses';
import { Does } from '../web/does';
import { entityTag, isUnchanged, mark } from '../web/entity-tag';
import { isMoved } from '../web/moved';
import { page, type Page } from '../web/page';
import { reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { ANNEX_FORMATS } from './annex-formats';
import { KnownAnnexes } from './known-annexes.service';
import { matrixView } from './matrix.view';

type Query = Readonly<Record<string, unknown>>;

/** Anexo 1 of a plan as a matrix that can be narrowed and folded. */
@Controller('planes')
export class MatrixController {
  constructor(
    private readonly annexes: KnownAnnexes,
    private readonly clock: Clock,
  ) {}

  /** At the cutoff of `?corte=`; without one today, or the plan's last day where it is over. */
  @Does('plan.read')
  @Get(':plan/anexo-1')
  async show(
    @Who() visitor: Visitor,
    @Param('plan') plan: string,
    @Query() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | undefined> {
    const reach = reachOfVisitor(visitor, 'plan.read');
    const asked = { plan: addressedReference(plan), cutoff: askedCutoff(query.corte), reach };
    const standing = await this.annexes.standing(asked, this.clock.today());
    if (isMoved(request, reply, matrixAddress(standing.reference, {}))) return undefined;
    const tag = entityTag(request, `${standing.cutoff} ${standing.stamp}`);
    if (isUnchanged(request, reply, tag)) return undefined;
    const { annex } = await this.annexes.annex(standing);
    const reading = readMatrixQuery(query, annex);
    const view = matrixView(annex, reading, standing.reference, ANNEX_FORMATS);
    if (reading.problems.length > 0) return page('evaluation/matrix', view, 422);
    mark(reply, tag);
    return page('evaluation/matrix', view);
  }
}
