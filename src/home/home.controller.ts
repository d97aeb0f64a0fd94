import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedCutoff } from '../domain/cutoff';
import { mayEver } from '../domain/permissions';
import { addressedReference } from '../domain/plan-reference';
import { Does } from '../web/does';
import { entityTag, isUnchanged, mark } from '../web/entity-tag';
import { FirstThis } from '../web/login-needed';
import { page, type Page } from '../web/page';
import { reachOfVisitor, visitorOf } from '../web/visitor';
import { Clock } from '../work/clock';
import { agendaView } from './agenda.view';
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
    // Open to everyone, but not so the board to who has something else to do before anything.
    if (visitor.mustFirst !== null) throw new FirstThis(visitor.mustFirst);
    if (!mayEver(visitor.person, 'plan.read')) return page('home/no-role', noRoleView());
    const reach = reachOfVisitor(visitor, 'plan.read');
    const asked = { plan: askedPlan(plan), cutoff: askedCutoff(cutoff), reach };
    const { plans, standing, state } = await this.home.standing(asked, this.clock.today());
    if (standing === null) return page('home/empty', emptyBoardView());
    const today = this.clock.today();
    const agenda = await this.home.agenda(visitor.person, visitor.loginSessionId, today);
    // What is due in so many days is another page on another day.
    const tag = entityTag(request, agenda === null ? state : `${state} ${today} ${JSON.stringify(agenda)}`);
    if (isUnchanged(request, reply, tag)) return undefined;
    const known = await this.home.board(standing, visitor.person);
    const board = boardView({ ...known, plans, reference: standing.reference });
    const reviews = mayEver(visitor.person, 'activity.validate');
    mark(reply, tag);
    return page('home/index', { ...board, agenda: agendaView(agenda, today, reviews) });
  }
}

/** Null: none is asked for. Of several the texts together, which name no plan. */
function askedPlan(asked: unknown): string | null {
  const text = Array.isArray(asked) ? asked.join(', ') : typeof asked === 'string' ? asked : '';
  return text === '' ? null : addressedReference(text);
}
