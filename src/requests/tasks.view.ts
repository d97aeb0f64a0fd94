import { slashedDate } from '../domain/dates';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import { asksForWork, LINE_WORDS, TASK_WORDS } from '../presentation/request-words';
import type { LineSubmission } from './line-submission.entity';
import type { OwnLine, OwnTask } from './own-task';
import { lineAddress, TASK_LIST, taskAddress } from './task-addresses';

/** The requests that the person's institutions have to answer. */
export function tasksView(tasks: readonly OwnTask[]) {
  return {
    title: 'Mis reportes',
    crumbs: crumbs(),
    tasks: tasks.map((own) => {
      const { request } = own.standing.rows;
      const left = own.task.lines.filter(({ state }) => asksForWork(state)).length;
      return {
        href: taskAddress(own),
        number: request.number,
        subject: request.subject,
        institution: own.task.institution.acronym,
        deadline: slashedDate(own.task.deadline),
        state: request.closedAt === null ? TASK_WORDS[own.task.state] : `${TASK_WORDS[own.task.state]} (cerrado)`,
        left: left === 0 ? 'Nada por enviar' : left === 1 ? 'Falta 1 línea' : `Faltan ${left} líneas`,
      };
    }),
  };
}

/** An answer that could not be kept, with what was typed. */
export interface RefusedAnswer {
  readonly position: number;
  readonly text: string;
  readonly rowVersion: number;
  readonly sentence: string;
}

/** One request with the lines and questions of an institution. */
export function taskView(own: OwnTask, refused: RefusedAnswer | null = null) {
  const { request, questions } = own.standing.rows;
  const { institution, deadline, state, lines } = own.task;
  return {
    title: `${request.subject} (${request.number})`,
    crumbs: crumbs([request.number]),
    message: request.message.split('\n').filter(Boolean),
    facts: `${institution.acronym}. Se pide lo hecho del ${slashedDate(request.startsOn)} al ${slashedDate(request.endsOn)}. Plazo: ${slashedDate(deadline)}, hasta las 23:59. Estado: ${TASK_WORDS[state]}.`,
    isClosed: request.closedAt !== null,
    lines: lines.map((line) => lineRow(own, line)),
    questions: questions.map((question) => questionRow(own, question, refused)),
  };
}

function questionRow(
  own: OwnTask,
  { id, position, text }: OwnTask['standing']['rows']['questions'][number],
  refused: RefusedAnswer | null,
) {
  const answer = own.task.answers.get(id);
  const typed = refused?.position === position ? refused : null;
  const field = `respuesta-${position}`;
  const sent = answer?.submittedAt
    ? `Enviada por ${answer.submittedBy ?? ''} el ${shownInstant(answer.submittedAt)}.`
    : null;
  return {
    ...{ position, text, field },
    action: `${taskAddress(own)}/preguntas/${position}`,
    form: {
      values: { [field]: typed?.text ?? answer?.text ?? '', rowVersion: '' },
      problems: typed === null ? [] : [{ field, sentence: typed.sentence }],
    },
    rowVersion: typed?.rowVersion ?? answer?.rowVersion ?? 0,
    sent: sent ?? 'Sin enviar.',
  };
}

function lineRow(own: OwnTask, { code, name, state, submission, draft }: OwnLine['line']) {
  const typed = draft === null ? 'Nadie todavía' : `${draft.typedBy} escribió el ${shownInstant(draft.typedAt)}`;
  return {
    code,
    name,
    href: lineAddress(own, code),
    state: LINE_WORDS[state],
    cssClass: `state-${state}`,
    who: submission === null ? typed : whoSent(submission),
    receiptHref: submission === null ? null : `${lineAddress(own, code)}/constancia`,
  };
}

/** Who sent a report and when; of one that the secretariat recorded, in whose name. */
export function whoSent({ submittedBy, submittedAt, onBehalfOf }: LineSubmission): string {
  const sent = `${submittedBy}, ${shownInstant(submittedAt)}`;
  return onBehalfOf === null ? sent : `${sent}, en nombre de la institución (firmó ${onBehalfOf})`;
}

/** The way to a page below the list; each a text and where it leads. */
export function crumbs(...below: readonly (readonly [string, string?])[]): Crumb[] {
  const trail: Crumb[] = [
    { text: 'Tablero', href: '/' },
    { text: 'Mis reportes', href: below.length === 0 ? null : TASK_LIST },
  ];
  return [
    ...trail,
    ...below.map(([text, href], index) => ({ text, href: index === below.length - 1 ? null : (href ?? null) })),
  ];
}
