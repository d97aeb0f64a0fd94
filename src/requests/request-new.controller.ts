import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Refusal } from '../domain/refusal';
import { Does } from '../web/does';
import { blankForm, readForm, type ShownForm } from '../web/form';
import { onceKey } from '../web/once';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { actorOf, reachOfVisitor, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { type NewRequest, newRequestProblems } from './new-request';
import { askableAmong, indicatorChoices, type PlanChoice } from './request-choices';
import { checkedRequestView, cutoffOf, newRequestView, REQUESTS, usualRequest } from './request-new.view';
import { RequestNotices } from './request-notices.service';
import { RequestPlans } from './request-plans.service';
import { RequestForm, RequestPageForm } from './request.form';
import { RequestsService } from './requests.service';

/** The buttons that ask for nothing to be right yet; any other, and the Enter key, goes on to the check. */
const GOING_ON = ['filter', 'all', 'none', 'again'];

/**
 * A request in the making: one page whose buttons filter, tick, go on to the check and back, so that nothing that was
 * typed is lost and no script is needed; the texts are too long for an address.
 */
@Controller('requerimientos/nuevo')
export class RequestNewController {
  constructor(
    private readonly plans: RequestPlans,
    private readonly requests: RequestsService,
    private readonly notices: RequestNotices,
    private readonly clock: Clock,
  ) {}

  @Does('request.manage')
  @Get()
  async show(@Who() visitor: Visitor, @Query('plan') plan: unknown): Promise<Page> {
    const choice = await this.choice(visitor, asked(plan), undefined);
    return formPage(
      choice,
      readForm(RequestPageForm, {}).shown,
      blankForm(usualRequest(choice.at, this.clock.today())),
    );
  }

  @Does('request.manage')
  @Post()
  async go(@Who() visitor: Visitor, @Body() body: unknown, @Query('plan') plan: unknown): Promise<Page | Redirect> {
    const { shown: around } = readForm(RequestPageForm, body);
    const { value, shown } = readForm(RequestForm, body);
    const choice = await this.choice(visitor, textOf(around, 'plan') ?? asked(plan), shown.values['cutoff']);
    const step = textOf(around, 'step');
    if (step !== null && GOING_ON.includes(step)) return formPage(choice, around, ticked(choice, around, shown, step));
    if (value === null) return formPage(choice, around, shown, 422);
    const wanted = { ...value, onceKey: onceKey(body) };
    const problems = newRequestProblems(choice.at, wanted, this.clock.today());
    if (problems.length > 0) return formPage(choice, around, { ...shown, problems }, 422);
    return step === 'send' ? this.send(visitor, choice, wanted, { around, shown }) : this.check(choice, wanted);
  }

  private async check(choice: PlanChoice, wanted: NewRequest): Promise<Page> {
    const people = await this.notices.answerers(choice.at.plan.commissionId);
    return page('requests/request-check', checkedRequestView(choice, wanted, people));
  }

  private async send(
    visitor: Visitor,
    choice: PlanChoice,
    wanted: NewRequest,
    { around, shown }: { readonly around: ShownForm; readonly shown: ShownForm },
  ): Promise<Page | Redirect> {
    try {
      const by = { actor: actorOf(visitor), at: this.clock.now() };
      const { id, number } = await this.requests.send(choice.at, wanted, by);
      return redirectTo(`${REQUESTS}/${id}`, `Se envió el requerimiento ${number}; los avisos salen por correo.`);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
      const problems = [{ field: 'number', sentence: error.sentence }];
      return formPage(choice, around, { ...shown, problems }, 409);
    }
  }

  private choice(
    visitor: Visitor,
    plan: string | null,
    cutoff: string | readonly string[] | undefined,
  ): Promise<PlanChoice> {
    const now = this.clock.now();
    return this.plans.choice(plan, reachOfVisitor(visitor, 'request.manage'), (endsOn) =>
      cutoffOf(cutoff, now, endsOn),
    );
  }
}

function formPage(choice: PlanChoice, around: ShownForm, form: ShownForm, status = 200): Page {
  return page('requests/request-new', newRequestView(choice, filterIn(around), form), status);
}

function asked(plan: unknown): string | null {
  return typeof plan === 'string' && plan !== '' ? plan : null;
}

function filterIn(around: ShownForm) {
  const of = (name: string): string | null => textOf(around, name);
  return { institution: of('institution'), part: of('part'), axis: of('axis'), text: of('text') };
}

/** All or none of the indicators that the filter shows, besides those chosen before; without what is still to mend. */
function ticked(choice: PlanChoice, around: ShownForm, { values }: ShownForm, step: string | null): ShownForm {
  const before = textsOf(values['indicatorIds']);
  const found = indicatorChoices(choice.at, filterIn(around));
  const institutionIds = textsOf(values['institutionIds']).map(Number);
  const askable = askableAmong(choice.at, found, institutionIds.filter(Number.isInteger));
  const all = [...new Set([...before, ...askable.map(({ id }) => String(id))])];
  const shown = new Set(found.map(({ id }) => String(id)));
  const none = before.filter((id) => !shown.has(id));
  const indicatorIds = step === 'all' ? all : step === 'none' ? none : before;
  return blankForm({ ...values, indicatorIds });
}

function textOf({ values }: ShownForm, name: string): string | null {
  return textsOf(values[name])[0] ?? null;
}

function textsOf(value: string | readonly string[] | undefined): string[] {
  return [value ?? []].flat().filter((text) => text !== '');
}
