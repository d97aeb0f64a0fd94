import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedCutoff } from '../domain/cutoff';
import { mayEver } from '../domain/permissions';
import { addressedReference } from '../domain/plan-reference';
import { Does } from '../web/does';
import { entityTag, isUnchanged, mark } from '../web/entity-tag';
import { page, type Page } from '../web/page';
import { reachOfVisitor, visitorOf } from '../web/visitor';
import { Clock } from '../work/clock';
import { HomeService } from './home.service';
import { boardView, emptyBoardView, noRoleView, publicView } from './home.view';

/** The first page: the board of the current plan, or of the one asked for. */
@Controller()
export class HomeController {
  constructor(
    private readonly home: HomeService,
    private readonly clock: Clock,
  ) {}

  @Does('public')
  @Get()
  async show(
    @Query('plan') plan: unknown,
    @Query('corte') cutoff: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | undefined> {
    const visitor = visitorOf(request);
    if (visitor === null) return page('home/public', publicView());
    if (!mayEver(visitor.person, 'plan.read')) return page('home/no-role', noRoleView());
    const reach = reachOfVisitor(visitor, 'plan.read');
    const asked = { plan: askedPlan(plan), cutoff: askedCutoff(cutoff), reach };
    const { plans, standing, state } = await this.home.standing(asked, this.clock.today());
    if (standing === null) return page('home/empty', emptyBoardView());
    const tag = entityTag(request, state);
    if (isUnchanged(request, reply, tag)) return undefined;
    const known = await this.home.board(standing, visitor.person);
    const view = boardView({ ...known, plans, reference: standing.reference });
    mark(reply, tag);
    return page('home/index', view);
  }
}

/** Null: none is asked for. Of several the texts together, which name no plan. */
function askedPlan(asked: unknown): string | null {
  const text = Array.isArray(asked) ? asked.join(', ') : typeof asked === 'string' ? asked : '';
  return text === '' ? null : addressedReference(text);
}
