import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, Param, ParseIntPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LineDraft } from '../domain/line-draft';
import { emptyActivity } from '../domain/line-draft';
import type { FieldProblem } from '../domain/request';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { DraftConflict, DraftsService } from './drafts.service';
import { LineFactsService } from './line-facts.service';
import { draftOf, shownDraft } from './line-form';
import type { OwnLine } from './own-task';
import { addressedLine } from './addressed-line';
import { TasksService } from './tasks.service';
import { lineAddress, lineView } from './tasks.view';

/** The form of one line of action: typed, kept as a draft, and taken to its check. */
@Controller('mis-reportes/:request/:institution/:line')
export class LineReportController {
  constructor(
    private readonly tasks: TasksService,
    private readonly drafts: DraftsService,
    private readonly facts: LineFactsService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Get()
  async show(
    @Who() visitor: Visitor,
    @Param('request', ParseIntPipe) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
  ): Promise<Page> {
    const own = await this.own(visitor, request, institution, line);
    const { typed, rowVersion } = await this.drafts.open(own.place);
    return this.form(own, typed, { rowVersion });
  }

  /** Keeps what is typed; `paso` says what comes next: another activity, the check, or nothing. */
  @Does('activity.report')
  @Post()
  async save(
    @Who() visitor: Visitor,
    @Param('request', ParseIntPipe) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Body() body: Readonly<Record<string, unknown>>,
    @Req() { headers }: FastifyRequest,
  ): Promise<Page | Redirect | { readonly rowVersion: number }> {
    const own = await this.own(visitor, request, institution, line);
    const typed = draftOf(body);
    const step = typeof body.paso === 'string' ? body.paso : '';
    const rowVersion = Number(body.rowVersion) || 0;
    const reading = this.tasks.read(own, typed, this.clock.now());
    const isComplete = reading.problems.length === 0 && reading.warnings.length === 0;
    const place = { ...own.place, label: `${own.line.code}, ${own.task.institution.acronym}` };
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    try {
      const saved = await this.drafts.save(place, typed, { rowVersion, isComplete }, by);
      if (headers.accept === 'application/json') return { rowVersion: saved.rowVersion };
      if (step === 'revisar' && isComplete) return redirectTo(`${lineAddress(own, own.line.code)}/revision`);
      if (step === 'revisar') return await this.form(own, typed, { rowVersion: saved.rowVersion, ...reading }, 422);
      if (step !== 'otra')
        return redirectTo(lineAddress(own, own.line.code), 'Se guardó el borrador; puede seguir cuando quiera.');
      const keys = own.line.indicators.map((each) => `${each.element}-${each.number}`);
      const more = { ...typed, activities: [...typed.activities, emptyActivity(newKey(), keys)] };
      return await this.form(own, more, { rowVersion: saved.rowVersion });
    } catch (error) {
      if (!(error instanceof DraftConflict) || headers.accept === 'application/json') throw error;
      return this.form(own, typed, { rowVersion: error.theirs.rowVersion, conflict: error.sentence }, 409);
    }
  }

  private async form(
    own: OwnLine,
    typed: LineDraft,
    told: {
      readonly rowVersion: number;
      readonly problems?: readonly FieldProblem[];
      readonly warnings?: readonly FieldProblem[];
      readonly conflict?: string;
    },
    status = 200,
  ): Promise<Page> {
    const keys = own.line.indicators.map((each) => `${each.element}-${each.number}`);
    const key = newKey();
    const facts = {
      ...{ problems: [], warnings: [], conflict: null, ...told },
      ...{ draft: shownDraft(typed, keys, key), newKey: key, today: this.clock.now() },
      ...(await this.facts.of(own)),
    };
    return page('requests/line', lineView(own, facts), status);
  }

  private own({ person }: Visitor, request: number, institution: string, line: string): Promise<OwnLine> {
    return this.tasks.line(request, institution, addressedLine(line), person, this.clock.now());
  }
}

// Known by it from its first draft on, however often the report is sent.
function newKey(): string {
  return `R-${randomBytes(9).toString('base64url')}`;
}
