import { slashedDate } from '../domain/dates';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import { LINE_WORDS, TASK_WORDS } from '../presentation/request-words';
import type { InstitutionFile, InstitutionTask } from './request-file';

const LIST = '/requerimientos';

/** Where one institution of a request stands. */
export function institutionAddress(id: number, acronym: string): string {
  return `${LIST}/${id}/instituciones/${encodeURIComponent(acronym)}`;
}

/** One institution in a request: how far each line is, more time, and the charge of the letter. */
export function requestInstitutionView<Form>(
  file: InstitutionFile,
  forms: { readonly extension: Form; readonly receipt: Form },
) {
  const { standing, task, answerers, extensions } = file;
  const { request, questions } = standing.rows;
  const { institution, place } = task;
  const here = institutionAddress(request.id, institution.acronym);
  return {
    title: `${institution.acronym}: ${request.number}`,
    crumbs: crumbs(request, institution.acronym),
    facts: `${TASK_WORDS[task.state]}. Plazo: ${slashedDate(task.deadline)}, hasta las 23:59.`,
    people: answerers.map(({ name, email }) => `${name} (${email})`),
    lines: task.lines.map(lineRow),
    questions: questions.map(({ id, text }) => {
      const answer = task.answers.get(id);
      return { text, who: answer?.submittedAt ? whoAndWhen(answer.submittedBy, answer.submittedAt) : 'Sin respuesta' };
    }),
    extensions: extensions.map(({ extendedTo, reason, givenBy, givenAt }) => {
      return { to: slashedDate(extendedTo), reason, who: whoAndWhen(givenBy, givenAt) };
    }),
    isOpen: request.closedAt === null,
    receipt: place.receivedOn === null ? null : `Recibido el ${slashedDate(place.receivedOn)}: ${place.receipt ?? ''}.`,
    extensionForm: { action: `${here}/prorroga`, form: forms.extension },
    receiptForm: { action: `${here}/recepcion`, form: forms.receipt },
  };
}

function lineRow({ code, name, state, submission, draft }: InstitutionTask['lines'][number]) {
  const drafted = draft ? `En borrador: ${whoAndWhen(draft.typedBy, draft.typedAt)}` : 'Nadie todavía';
  const who = submission ? whoAndWhen(submission.submittedBy, submission.submittedAt) : drafted;
  return { code, name, state: LINE_WORDS[state], who };
}

function whoAndWhen(who: string | null, at: number): string {
  return `${who ?? ''}, ${shownInstant(at)}`;
}

function crumbs({ id, number }: { readonly id: number; readonly number: string }, here: string): Crumb[] {
  return [
    { text: 'Tablero', href: '/' },
    { text: 'Requerimientos', href: LIST },
    { text: number, href: `${LIST}/${id}` },
    { text: here, href: null },
  ];
}
