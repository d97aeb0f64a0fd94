import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { limaMinute } from '../domain/dates';
import { EMPTY_DRAFT, emptyActivity, isEmptyDraft, type LineDraft } from '../domain/line-draft';
import type { Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import type { FieldProblem } from '../domain/request';
import { keyOf } from '../domain/task-lines';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { DraftConflict, DraftsService } from './drafts.service';
import { LineEvidenceService } from './line-evidence.service';
import { LineFactsService } from './line-facts.service';
import { draftOf, newActivityKey, shownDraft } from './line-form';
import { lineView, whyLocked } from './line.view';
import type { OwnLine } from './own-task';
import { isOnBehalf, TasksService } from './tasks.service';
import { lineAddress } from './task-addresses';

/** What the browser is told that saves while one types. */
interface SavedDraft {
  readonly rowVersion: number;
  /** Hour and minute in Lima. */
  readonly savedAt: string;
}

/** What a form is shown with beside the draft. */
interface ToldForm {
  readonly rowVersion: number;
  readonly person: Person;
  readonly problems?: readonly FieldProblem[];
  readonly warnings?: readonly FieldProblem[];
  readonly conflict?: { readonly sentence: string; readonly theirs: LineDraft };
}

/** The form of one line of action: typed, kept as a draft, and taken to its check. */
@Controller('mis-reportes/:request/:institution/:line')
export class LineReportController {
  constructor(
    private readonly tasks: TasksService,
    private readonly drafts: DraftsService,
    private readonly evidence: LineEvidenceService,
    private readonly facts: LineFactsService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Get()
  async show(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
  ): Promise<Page> {
    const own = await this.tasks.addressed({ request, institution, line }, visitor.person, this.clock.now());
    const { typed, rowVersion } = await this.drafts.open(own.place);
    return this.form(own, typed, { rowVersion, person: visitor.person });
  }

  /** Keeps what is typed; `paso` says what comes next: another activity, the files, the check, or nothing. */
  @Does('activity.report')
  @Post()
  @HttpCode(200)
  async save(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Body() body: Readonly<Record<string, unknown>> | undefined,
    @Req() { headers }: FastifyRequest,
  ): Promise<Page | Redirect | SavedDraft> {
    const { person } = visitor;
    const own = await this.tasks.addressed({ request, institution, line }, person, this.clock.now());
    const locked = whyLocked(own);
    if (locked !== null) throw new Refusal(locked, 'conflict');
    const step = typeof body?.paso === 'string' ? body.paso : '';
    const typed = await this.typedIn(own, draftOf(body), step);
    const isQuiet = headers.accept === 'application/json';
    try {
      const rowVersion = await this.keep(own, typed, Number(body?.rowVersion) || 0, visitor);
      if (isQuiet) return { rowVersion, savedAt: limaMinute(this.clock.now()).time };
      return await this.next(own, typed, step, { rowVersion, person });
    } catch (error) {
      if (!(error instanceof DraftConflict) || isQuiet) throw error;
      const conflict = { sentence: error.sentence, theirs: error.theirs.typed };
      return this.form(own, typed, { rowVersion: error.theirs.rowVersion, conflict, person }, 409);
    }
  }

  private async keep(own: OwnLine, typed: LineDraft, rowVersion: number, visitor: Visitor): Promise<number> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    const { problems, warnings } = this.tasks.read(own, typed, by.at);
    const place = { ...own.place, label: `${own.line.code}, ${own.task.institution.acronym}` };
    const isComplete = problems.length + warnings.length === 0;
    const before = own.line.draft === null ? EMPTY_DRAFT : (JSON.parse(own.line.draft.content) as LineDraft);
    const saved = await this.drafts.save(place, typed, { rowVersion, isComplete }, by);
    await this.evidence.dropRemoved(own.place, before, typed, by);
    return saved.rowVersion;
  }

  private async next(own: OwnLine, typed: LineDraft, step: string, told: ToldForm): Promise<Page | Redirect> {
    const address = lineAddress(own, own.line.code);
    const keys = own.line.indicators.map(keyOf);
    switch (step) {
      case 'otra': {
        const more = { ...typed, activities: [...typed.activities, emptyActivity(newActivityKey(), keys)] };
        return this.form(own, more, told);
      }
      case 'archivos':
        return redirectTo(`${address}/sustentos`);
      case 'revisar': {
        const reading = this.tasks.read(own, typed, this.clock.now());
        if (reading.problems.length + reading.warnings.length > 0)
          return this.form(own, typed, { ...told, ...reading }, 422);
        return redirectTo(`${address}/revision`);
      }
      default:
        return redirectTo(address, 'Se guardó el borrador; puede seguir cuando quiera.');
    }
  }

  // The texts of the last validated report are taken into an empty draft alone: they never replace what was typed.
  private async typedIn(own: OwnLine, typed: LineDraft, step: string): Promise<LineDraft> {
    if (step !== 'tomar' || !isEmptyDraft(typed)) return typed;
    const last = await this.tasks.lastValidated(own);
    const keys = own.line.indicators.map(keyOf);
    const activities = (last?.draft.activities ?? []).map(({ title }) => ({
      ...emptyActivity(newActivityKey(), keys),
      title,
    }));
    return { ...typed, activities };
  }

  private async form(own: OwnLine, typed: LineDraft, told: ToldForm, status = 200): Promise<Page> {
    const draft = shownDraft(typed, own.line.indicators.map(keyOf), newActivityKey());
    const { rowVersion, person, problems = [], warnings = [], conflict = null } = told;
    const facts = {
      ...{ draft, rowVersion, problems, warnings, conflict, accountId: person.accountId },
      ...(await this.facts.of(own, draft)),
      isOnBehalf: isOnBehalf(own, person),
    };
    return page('requests/line', lineView(own, facts), status);
  }
}
