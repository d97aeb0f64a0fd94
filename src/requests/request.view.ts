import { slashedDate } from '../domain/dates';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import { asksForWork, TASK_WORDS, timelinessParagraph } from '../presentation/request-words';
import { listed } from '../presentation/words';
import type { InstitutionTask, RequestFile, RequestList, RequestStanding } from './request-file';
import { institutionAddress } from './request-institution.view';

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
    institutions: silentFirst(standing).map((task) => institutionRow(task, request.id)),
    timeliness: standing.timeliness,
    paragraph: timelinessParagraph(request.number, standing.timeliness),
    questions: questions.map((question) => answersTo(question, standing)),
    mails: mails.map(mailRow),
    files: ['pdf', 'docx'].map((ending) => ({ ending, href: `${here}/oficio.${ending}` })),
    reminderAction: isOpen && standing.silent.length > 0 ? `${here}/recordatorio` : null,
    closeAction: isOpen ? `${here}/cierre` : null,
    openAction: isOpen ? null : `${here}/apertura`,
  };
}

/** A question with what was answered, and by whom it was not. */
function answersTo({ id, text }: { readonly id: number; readonly text: string }, { tasks }: RequestStanding) {
  const sent = tasks.map(({ institution, answers }) => {
    const answer = answers.get(id);
    return { institution: institution.acronym, text: answer?.submittedAt ? answer.text : null };
  });
  return {
    text,
    answers: sent.flatMap(({ institution, text: words }) =>
      words === null ? [] : [{ institution, paragraphs: words.split('\n').filter(Boolean) }],
    ),
    missing: sent.filter((each) => each.text === null).map(({ institution }) => institution),
  };
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

function institutionRow({ institution, place, state, deadline, lines, answers }: InstitutionTask, id: number) {
  const sent = lines.flatMap(({ submission }) => submission ?? []);
  const answered = [...answers.values()].filter(({ submittedAt }) => submittedAt !== null);
  const last = [...sent, ...answered].sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0)).at(-1);
  return {
    acronym: institution.acronym,
    href: institutionAddress(id, institution.acronym),
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

function crumbs(here: string | null = null): Crumb[] {
  return [
    { text: 'Tablero', href: '/' },
    { text: 'Requerimientos', href: here === null ? null : LIST },
    ...(here === null ? [] : [{ text: here, href: null }]),
  ];
}
