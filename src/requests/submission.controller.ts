import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isEmptyDraft } from '../domain/line-draft';
import { Refusal } from '../domain/refusal';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { onceKey } from '../web/once';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { checkView } from './check.view';
import { LetterForm, RecordedLetterForm } from './letter.form';
import { whyLocked } from './line.view';
import type { OwnLine } from './own-task';
import { type ReceivedFile, ReceivedFiles } from './received-files';
import { ReportCheckService } from './report-check.service';
import { ReportSendingService } from './report-sending.service';
import type { Letter } from './submissions.service';
import { isOnBehalf, TasksService } from './tasks.service';
import { lineAddress } from './task-addresses';

const NOTHING_YET = 'Todavía no hay nada que enviar: registre una actividad o marque «Sin avance».';
const ALREADY_SENT = 'Este reporte ya se envió; cámbielo y guárdelo si quiere enviarlo otra vez.';
const SOMETHING_LEFT = 'Todavía falta algo en el borrador: pulse «Revisar y enviar» para ver qué.';

/** What a report is sent with. */
interface SentWith {
  readonly letter: Letter;
  readonly files: readonly ReceivedFile[];
  readonly onceKey: string | null;
}

/** The check of a report before it is sent, and the sending. */
@Controller('mis-reportes/:request/:institution/:line/revision')
export class SubmissionController {
  constructor(
    private readonly tasks: TasksService,
    private readonly checks: ReportCheckService,
    private readonly sending: ReportSendingService,
    private readonly received: ReceivedFiles,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Get()
  async show(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
  ): Promise<Page | Redirect> {
    const own = await this.tasks.addressed({ request, institution, line }, visitor.person, this.clock.now());
    const refusal = whyLocked(own) ?? (await this.whyNotYet(own));
    if (refusal !== null) return redirectTo(lineAddress(own, own.line.code), refusal, 'wrong');
    return this.checkPage(own, visitor, blankForm(), 200);
  }

  /** Sends the draft as it is stored; the same form sent twice sends once. */
  @Does('activity.report')
  @Post()
  async send(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('line') line: string,
    @Body() body: unknown,
    @Req() asked: FastifyRequest,
  ): Promise<Page | Redirect> {
    const own = await this.tasks.addressed({ request, institution, line }, visitor.person, this.clock.now());
    const again = (form: ShownForm, status: number) => this.checkPage(own, visitor, form, status);
    if (isOnBehalf(own, visitor.person)) {
      return answerForm(RecordedLetterForm, body, {
        act: async ({ oficio, fechaOficio, firmante }) => {
          const files = await this.received.of(asked);
          const letter = { number: oficio, date: fechaOficio, onBehalfOf: firmante };
          return this.sent(own, visitor, { letter, files, onceKey: onceKey(body) });
        },
        again,
      });
    }
    return answerForm(LetterForm, body, {
      act: ({ oficio, fechaOficio }) => {
        const letter = { number: oficio, date: fechaOficio, onBehalfOf: null };
        return this.sent(own, visitor, { letter, files: [], onceKey: onceKey(body) });
      },
      again,
    });
  }

  private async sent(own: OwnLine, visitor: Visitor, sentWith: SentWith): Promise<Redirect> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    const { draft, submission } = own.line;
    if (draft === null && submission !== null && submission.onceKey !== sentWith.onceKey)
      throw new Refusal(ALREADY_SENT, 'conflict');
    const { typed, reading } = await this.checks.of(own, by.at);
    const report = {
      ...{ at: own.standing.at, request: own.standing.rows.request, line: own.line, typed, reading },
      ...{ institution: own.task.institution.acronym, letter: sentWith.letter, letterFiles: sentWith.files },
      onceKey: sentWith.onceKey,
    };
    await this.sending.send(own, report, by);
    const sentence = `Se envió el reporte de ${own.line.code}; la secretaría lo revisará. Le mandamos la constancia por correo.`;
    return redirectTo(`${lineAddress(own, own.line.code)}/constancia`, sentence);
  }

  private async checkPage(own: OwnLine, visitor: Visitor, form: ShownForm, status: number): Promise<Page> {
    const { typed, files } = await this.checks.of(own, this.clock.now());
    const facts = { files, form, isOnBehalf: isOnBehalf(own, visitor.person) };
    return page('requests/check', checkView(own, typed, facts), status);
  }

  private async whyNotYet(own: OwnLine): Promise<string | null> {
    if (own.line.draft === null && own.line.submission !== null) return ALREADY_SENT;
    const { typed, reading } = await this.checks.of(own, this.clock.now());
    if (reading.problems.length + reading.warnings.length === 0) return null;
    return isEmptyDraft(typed) ? NOTHING_YET : SOMETHING_LEFT;
  }
}
