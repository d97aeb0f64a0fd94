import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import type { TypedAnswer } from './answer.form';
import { AnswersRepository } from './answers.repository';
import type { OwnTask } from './own-task';
import type { QuestionAnswer } from './question-answer.entity';
import type { RequestQuestion } from './request-question.entity';
import { RequestsRepository } from './requests.repository';
import { SubmissionsService } from './submissions.service';

/** Answers to questions in free text: kept as one types, and sent. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: AnswersRepository,
    private readonly requests: RequestsRepository,
    private readonly submissions: SubmissionsService,
    private readonly audit: AuditService,
  ) {}

  /** Stores an answer; refused where the request is closed, or somebody else stored another since. */
  save({ standing, task }: OwnTask, question: RequestQuestion, typed: TypedAnswer, by: Deed): Promise<void> {
    const { id: requestId, commissionId, number, closedAt } = standing.rows.request;
    const { institutionId } = task.place;
    return this.transactions.within(async () => {
      if (closedAt !== null)
        throw new Refusal('La secretaría cerró este requerimiento; pídale que lo abra para responder.', 'conflict');
      if (typed.isSent && typed.text === '') throw new Refusal('Escriba la respuesta antes de enviarla.');
      await this.requests.heldInstitution(commissionId, requestId, institutionId);
      const all = await this.answers.answersTo(commissionId, [question.id]);
      const known = all.find((each) => each.institutionId === institutionId) ?? null;
      if ((known?.rowVersion ?? 0) !== typed.rowVersion && known?.text !== typed.text) throw changedBy(known);
      const told = { text: typed.text, typedBy: by.actor.name, typedAt: by.at };
      const sent = typed.isSent ? { submittedAt: by.at, submittedBy: by.actor.name } : standingOf(known);
      const place = known ?? { commissionId, questionId: question.id, institutionId };
      const saved = await this.answers.saveAnswer({ ...place, ...told, ...sent });
      if (typed.isSent) await this.submissions.noteDelivery({ commissionId, requestId, institutionId }, by);
      const label = `la pregunta ${question.position}, ${task.institution.acronym}, ${number}`;
      const subject = { kind: 'question_answer', id: saved.id, label };
      const action = typed.isSent ? ('answer.send' as const) : ('answer.save' as const);
      this.audit.record({ by, commissionId, action, subject, before: known?.text ?? null, after: typed.text });
    });
  }
}

function standingOf(known: QuestionAnswer | null): Pick<QuestionAnswer, 'submittedAt' | 'submittedBy'> {
  return { submittedAt: known?.submittedAt ?? null, submittedBy: known?.submittedBy ?? null };
}

function changedBy(known: QuestionAnswer | null): Refusal {
  return new Refusal(
    `${known?.typedBy ?? 'Otra persona'} cambió esta respuesta mientras usted escribía: «${known?.text ?? ''}». Lo suyo sigue en el formulario; compare y guarde otra vez.`,
    'conflict',
  );
}
