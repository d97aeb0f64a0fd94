import { slashedDate } from '../domain/dates';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import { asksForWork, LINE_WORDS, TASK_WORDS, timelinessParagraph } from '../presentation/request-words';
import { listed } from '../presentation/words';
import type { InstitutionFile, InstitutionTask, RequestFile, RequestList, RequestStanding } from './request-file';

const LIST = '/requerimientos';

/** The list, the newest request first. */
export function requestsView({ standings, page, pages }: RequestList) {
  return {
    title: 'Requerimientos',
    crumbs: crumbs(),
    newHref: `${LIST}/nuevo`,
    requests: standings.map((standing) => {
      const { request } = standing.rows;
      return {
        href: `${LIST}/${request.id}`,
        number: request.number,
        subject: request.subject,
        state: request.closedAt === null ? 'Abierto' : 'Cerrado',
        deadline: slashedDate(request.dueOn),
        answered: answeredWords(standing),
        silent: standing.silent.length === 0 ? 'Ninguna' : listed(standing.silent),
      };
    }),
    earlierHref: page < pages ? `${LIST}?pagina=${page + 1}` : null,
    laterHref: page > 1 ? `${LIST}?pagina=${page - 1}` : null,
  };
}

/** One request: the silent institutions first. */
export function requestView({ standing, answerers, mails }: RequestFile) {
  const { request, questions } = standing.rows;
  const here = `${LIST}/${request.id}`;
  const isOpen = request.closedAt === null;
  const mute = standing.tasks.filter(({ place }) => (answerers.get(place.institutionId) ?? []).length === 0);
  return {
    title: `Requerimiento ${request.number}`,
    crumbs: crumbs(request.number),
    subject: request.subject,
    facts: factsOf(standing),
    silent: standing.silent.length === 0 ? null : listed(standing.silent),
    answered: answeredWords(standing),
    withoutPeople: mute.length === 0 ? null : listed(mute.map(({ institution }) => institution.acronym)),
    institutions: silentFirst(standing).map((task) => institutionRow(task, here)),
    timeliness: standing.timeliness,
    paragraph: timelinessParagraph(request.number, standing.timeliness),
    questions: questions.map(({ id, text }) => ({
      text,
      answers: standing.tasks.flatMap(({ institution, answers }) => {
        const answer = answers.get(id);
        return answer?.submittedAt ? [{ institution: institution.acronym, paragraphs: paragraphsOf(answer.text) }] : [];
      }),
      missing: standing.tasks
        .filter(({ answers }) => !answers.get(id)?.submittedAt)
        .map((each) => each.institution.acronym),
    })),
    mails: mails.map(mailRow),
    files: ['pdf', 'docx'].map((ending) => ({ ending, href: `${here}/oficio.${ending}` })),
    reminderAction: isOpen && standing.silent.length > 0 ? `${here}/recordatorio` : null,
    closeAction: isOpen ? `${here}/cierre` : null,
    openAction: isOpen ? null : `${here}/apertura`,
  };
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
    crumbs: [...crumbs(null, request), { text: institution.acronym, href: null }],
    facts: `${TASK_WORDS[task.state]}. Plazo: ${slashedDate(task.deadline)}, hasta las 23:59.`,
    people: answerers.map(({ name, email }) => `${name} (${email})`),
    lines: task.lines.map(({ code, name, state, submission, draft }) => ({
      code,
      name,
      state: LINE_WORDS[state],
      who: submission
        ? `${submission.submittedBy}, ${shownInstant(submission.submittedAt)}`
        : draft
          ? `En borrador: ${draft.typedBy}, ${shownInstant(draft.typedAt)}`
          : 'Nadie todavía',
    })),
    questions: questions.map(({ id, text }) => {
      const answer = task.answers.get(id);
      return {
        text,
        who: answer?.submittedAt ? `${answer.submittedBy ?? ''}, ${shownInstant(answer.submittedAt)}` : 'Sin respuesta',
      };
    }),
    extensions: extensions.map(({ extendedTo, reason, givenBy, givenAt }) => {
      return { to: slashedDate(extendedTo), reason, who: `${givenBy}, ${shownInstant(givenAt)}` };
    }),
    isOpen: request.closedAt === null,
    receipt: place.receivedOn === null ? null : `Recibido el ${slashedDate(place.receivedOn)}: ${place.receipt ?? ''}.`,
    extensionForm: { action: `${here}/prorroga`, form: forms.extension },
    receiptForm: { action: `${here}/recepcion`, form: forms.receipt },
  };
}

/** Where one institution of a request stands. */
export function institutionAddress(id: number, acronym: string): string {
  return `${LIST}/${id}/instituciones/${encodeURIComponent(acronym)}`;
}

function factsOf({ rows, at }: RequestStanding): string[] {
  const { request } = rows;
  return [
    `${at.plan.title}. Se pide lo hecho del ${slashedDate(request.startsOn)} al ${slashedDate(request.endsOn)}, con corte al ${slashedDate(request.cutoff)}.`,
    `Enviado por ${request.sentBy} el ${shownInstant(request.sentAt)}. Plazo: ${slashedDate(request.dueOn)}, hasta las 23:59.`,
    request.closedAt === null
      ? 'Está abierto.'
      : `Cerrado por ${request.closedBy ?? ''} el ${shownInstant(request.closedAt)}: ya no recibe respuestas.`,
  ];
}

function answeredWords({ tasks, silent }: RequestStanding): string {
  const expected = tasks.filter(({ state }) => state !== 'not-requested').length;
  return `${expected - silent.length} de ${expected}`;
}

function silentFirst({ tasks, silent }: RequestStanding): InstitutionTask[] {
  const isSilent = ({ institution }: InstitutionTask): boolean => silent.includes(institution.acronym);
  return [...tasks.filter(isSilent), ...tasks.filter((task) => !isSilent(task))];
}

function institutionRow({ institution, place, state, deadline, lines, answers }: InstitutionTask, here: string) {
  const sent = lines.flatMap(({ submission }) => submission ?? []);
  const answered = [...answers.values()].filter(({ submittedAt }) => submittedAt !== null);
  const last = [...sent, ...answered].sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0)).at(-1);
  return {
    acronym: institution.acronym,
    href: `${here}/instituciones/${encodeURIComponent(institution.acronym)}`,
    state: TASK_WORDS[state],
    deadline: slashedDate(deadline),
    lines: `${lines.filter((line) => !asksForWork(line.state)).length} de ${lines.length}`,
    questions: answered.length,
    last: last?.submittedAt ? `${last.submittedBy ?? ''}, ${shownInstant(last.submittedAt)}` : 'Nada todavía',
    receipt: place.receivedOn === null ? 'Sin anotar' : slashedDate(place.receivedOn),
  };
}

const MAIL_STATES = { waiting: 'Por enviar', sent: 'Enviado', 'given-up': 'No se pudo enviar' } as const;

function mailRow({ recipient, kind, about, madeAt, sentAt, state, failure }: RequestFile['mails'][number]) {
  return {
    recipient,
    what: MAIL_KINDS[kind] ?? kind,
    about,
    madeAt: shownInstant(madeAt),
    state: sentAt === null ? MAIL_STATES[state] : `Enviado el ${shownInstant(sentAt)}`,
    failure,
  };
}

const MAIL_KINDS: Readonly<Record<string, string>> = {
  requested: 'Requerimiento nuevo',
  'due-7': 'Aviso del plazo',
  'due-3': 'Aviso del plazo',
  'due-1': 'Aviso del plazo',
  'due-today': 'Aviso del plazo',
  overdue: 'Plazo vencido',
};

function paragraphsOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

function crumbs(
  here: string | null = null,
  below: { readonly id: number; readonly number: string } | null = null,
): Crumb[] {
  const isList = here === null && below === null;
  return [
    { text: 'Tablero', href: '/' },
    { text: 'Requerimientos', href: isList ? null : LIST },
    ...(here === null ? [] : [{ text: here, href: null }]),
    ...(below === null ? [] : [{ text: below.number, href: `${LIST}/${below.id}` }]),
  ];
}
