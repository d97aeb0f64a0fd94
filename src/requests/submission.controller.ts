import { Body, Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { readDate } from '../domain/dates';
import { Does } from '../web/does';
import { onceKey } from '../web/once';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { addressedLine } from './addressed-line';
import { DraftsService } from './drafts.service';
import type { OwnLine } from './own-task';
import { SubmissionsService } from './submissions.service';
import { TasksService } from './tasks.service';
import { checkView, lineAddress, taskAddress } from './tasks.view';

/** The check of a report before it is sent, and the sending. */
@Controller('mis-reportes/:request/:institution/:line/revision')
export class SubmissionController {
  constructor(
    private readonly tasks: TasksService,
    private readonly drafts: DraftsService,
    private readonly submissions: SubmissionsService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Get()
  async show(
    @Who() visitor: Visitor,
    @Param('request', ParseIntPipe) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
  ): Promise<Page | Redirect> {
    const own = await this.own(visitor, request, institution, line);
    const { typed } = await this.drafts.open(own.place);
    const { problems, warnings } = this.tasks.read(own, typed, this.clock.now());
    const form = lineAddress(own, own.line.code);
    if (problems.length + warnings.length > 0) return redirectTo(form, 'Todavía falta algo en el borrador.', 'wrong');
    return page('requests/check', checkView(own, typed, `${form}/revision`));
  }

  @Does('activity.report')
  @Post()
  async send(
    @Who() visitor: Visitor,
    @Param('request', ParseIntPipe) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<Redirect> {
    const own = await this.own(visitor, request, institution, line);
    const { typed } = await this.drafts.open(own.place);
    const wanted = {
      ...{ at: own.standing.at, request: own.standing.rows.request, line: own.line },
      ...{ institution: own.task.institution.acronym, typed, reading: this.tasks.read(own, typed, this.clock.now()) },
      letter: letterOf(body),
      onceKey: onceKey(body),
    };
    await this.submissions.submit(own.place, wanted, { actor: actorOf(visitor), at: this.clock.now() });
    return redirectTo(taskAddress(own), `Se envió el reporte de ${own.line.code}; la secretaría lo revisará.`);
  }

  private own({ person }: Visitor, request: number, institution: string, line: string): Promise<OwnLine> {
    return this.tasks.line(request, institution, addressedLine(line), person, this.clock.now());
  }
}

function letterOf(body: Readonly<Record<string, unknown>>) {
  const text = (name: string): string | null => {
    const sent = body[name];
    return typeof sent === 'string' && sent.trim() !== '' ? sent.trim().slice(0, 200) : null;
  };
  return { number: text('oficio'), date: readDate(text('fechaOficio') ?? ''), onBehalfOf: text('enNombreDe') };
}
