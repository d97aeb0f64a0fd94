import { slashedDate } from '../domain/dates';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import type { ReviewForm } from './review-form';
import type { QueueFilter, QueueRow, ReviewQueue } from './review-queue';

export const QUEUE = '/revision';

/** Of a report that was chosen what became of it. */
export interface ShownOutcome {
  readonly id: number;
  readonly refusal: string | null;
}

/** The queue; after several were chosen with what became of each. */
export function queueView(queue: ReviewQueue, form: ReviewForm, outcomes: readonly NamedOutcome[] = []) {
  const { rows, waiting, page, pages, filter } = queue;
  return {
    title: 'Revisión',
    crumbs: queueCrumbs(),
    form,
    action: queueAddress(filter, page),
    count: waiting === 1 ? 'Un reporte espera su revisión.' : `${waiting} reportes esperan su revisión.`,
    isEmpty: waiting === 0,
    isFiltered: filter.requestId !== null || filter.institutionId !== null,
    choices: [
      chosenField('requerimiento', 'Requerimiento', queue.requests, filter.requestId),
      chosenField('institucion', 'Institución', queue.institutions, filter.institutionId),
    ],
    rows: rows.map(rowView),
    mayValidateAny: rows.some(({ denial }) => denial === null),
    outcomes: outcomes.map(({ name, refusal }) => ({ name, words: refusal ?? 'Validado.', isDone: refusal === null })),
    pages: pages === 1 ? null : `Página ${page} de ${pages}`,
    previous: page > 1 ? queueAddress(filter, page - 1) : null,
    next: page < pages ? queueAddress(filter, page + 1) : null,
  };
}

export interface NamedOutcome {
  readonly name: string;
  readonly refusal: string | null;
}

/** What became of those chosen, under the names that they had on the page. */
export function namedOutcomes(outcomes: readonly ShownOutcome[], rows: readonly QueueRow[]): NamedOutcome[] {
  const names = new Map(rows.map((row) => [row.submission.id, `${row.code}, ${row.institution} (${row.request})`]));
  return outcomes.map(({ id, refusal }) => ({ name: names.get(id) ?? `Reporte ${id}`, refusal }));
}

export function queueAddress({ requestId, institutionId }: QueueFilter, page = 1): string {
  const asked = [
    ...(requestId === null ? [] : [`requerimiento=${requestId}`]),
    ...(institutionId === null ? [] : [`institucion=${institutionId}`]),
    ...(page === 1 ? [] : [`pagina=${page}`]),
  ];
  return asked.length === 0 ? QUEUE : `${QUEUE}?${asked.join('&')}`;
}

export function queueCrumbs(...below: readonly string[]): Crumb[] {
  const isHere = below.length === 0;
  const trail = [
    { text: 'Tablero', href: '/' },
    { text: 'Revisión', href: isHere ? null : QUEUE },
  ];
  return [...trail, ...below.map((text) => ({ text, href: null }))];
}

function chosenField(name: string, label: string, all: ReviewQueue['requests'], chosen: number | null) {
  const options = all.map(({ id, text }) => ({ value: String(id), text, isChosen: id === chosen }));
  return { name, label, options };
}

function rowView({ submission, code, name, institution, request, deadline, denial }: QueueRow) {
  const { id, rowVersion, attempt, noProgress, submittedBy, submittedAt, onBehalfOf } = submission;
  const again = attempt === 1 ? [] : [`${attempt}.º envío`];
  const behalf = onBehalfOf === null ? [] : ['registrado por la secretaría a nombre de la institución'];
  const facts = [...(noProgress ? ['sin avance'] : []), ...again, ...behalf];
  return {
    href: `${QUEUE}/${id}`,
    value: `${id}.${rowVersion}`,
    ...{ code, name, institution, request, denial },
    deadline: slashedDate(deadline),
    facts: facts.join(', '),
    sent: `${submittedBy}, ${shownInstant(submittedAt)}`,
  };
}
