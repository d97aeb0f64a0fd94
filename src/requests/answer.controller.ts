import { Body, Controller, Param, Post } from '@nestjs/common';
import { Refusal } from '../domain/refusal';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { answerOf, type TypedAnswer } from './answer.form';
import { AnswersService } from './answers.service';
import { TasksService } from './tasks.service';
import type { OwnTask } from './own-task';
import { taskAddress } from './task-addresses';
import { taskView } from './tasks.view';

/** The answer of an institution to a question in free text: kept as a draft, or sent. */
@Controller('mis-reportes/:request/:institution/preguntas/:position')
export class AnswerController {
  constructor(
    private readonly tasks: TasksService,
    private readonly answers: AnswersService,
    private readonly clock: Clock,
  ) {}

  @Does('activity.report')
  @Post()
  async answer(
    @Who() visitor: Visitor,
    @Param('request', RowNumber) request: number,
    @Param('institution') institution: string,
    @Param('position', RowNumber) position: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const by = { actor: actorOf(visitor), at: this.clock.now() };
    const own = await this.tasks.one(request, institution, visitor.person, by.at);
    const question = own.standing.rows.questions.find((each) => each.position === position);
    if (question === undefined)
      throw new Refusal('El requerimiento no hace esa pregunta; vuelva a su página.', 'not-found');
    const typed = answerOf(body, position);
    try {
      if (typed.refused !== null) throw new Refusal(typed.refused);
      await this.answers.save(own, question, typed, by);
      return redirectTo(
        `${taskAddress(own)}#respuesta-${position}`,
        typed.isSent ? 'Se envió la respuesta.' : 'Se guardó la respuesta sin enviarla.',
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
      const now = await this.tasks.one(request, institution, visitor.person, by.at);
      return refusedPage(now, question, { typed, error });
    }
  }
}

// Who was told of another's answer goes on from it; who made a mistake goes on from what they saw.
function refusedPage(
  now: OwnTask,
  { id, position }: OwnTask['standing']['rows']['questions'][number],
  { typed, error }: { readonly typed: TypedAnswer; readonly error: Refusal },
): Page {
  const isConflict = error.kind === 'conflict';
  const rowVersion = isConflict ? (now.task.answers.get(id)?.rowVersion ?? 0) : typed.rowVersion;
  const refused = { position, text: typed.text, rowVersion, sentence: error.sentence };
  return page('requests/task', taskView(now, refused), isConflict ? 409 : 422);
}
