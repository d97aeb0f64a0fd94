/** What stands first on the first page: what to do now, with dates, and what changed since the last visit. */
import { type Agenda, type AgendaChange, dueWords, type OpenAnswer } from '../domain/agenda';
import { type IsoDate, slashedDate } from '../domain/dates';
import { shownInstant } from '../presentation/format';

export interface AgendaItem {
  readonly text: string;
  readonly href: string;
  /** `31/01/2020, vence en 3 días`. */
  readonly when: string;
  readonly isLate: boolean;
}

export interface AgendaView {
  readonly items: readonly AgendaItem[];
  readonly changesHeading: string;
  readonly changes: readonly { readonly text: string; readonly href: string; readonly when: string }[];
  readonly isFirstVisit: boolean;
}

/** Null: nothing is asked of the person. @param reviews whether the person may open the pages of review. */
export function agendaView(agenda: Agenda | null, today: IsoDate, reviews: boolean): AgendaView | null {
  if (agenda === null) return null;
  const { answers, review, falling, since, changes } = agenda;
  const item = (text: string, href: string, deadline: IsoDate): AgendaItem => ({
    ...{ text, href, isLate: deadline < today },
    when: `${slashedDate(deadline)}, ${dueWords(deadline, today)}`,
  });
  return {
    items: [
      ...answers.map((each) => item(answerText(each), answerHref(each), each.deadline)),
      ...(review === null ? [] : [item(reviewText(review.count), '/revision', review.deadline)]),
      ...falling.map(({ requestId, number, silent, deadline }) =>
        item(`Requerimiento ${number}: ${silentText(silent)}`, `/requerimientos/${requestId}`, deadline),
      ),
    ],
    changesHeading: since === null ? '' : `Qué cambió desde el ${shownInstant(since)}`,
    changes: changes.map((each) => ({
      text: changeText(each),
      href: changeHref(each, reviews),
      when: shownInstant(each.at),
    })),
    isFirstVisit: since === null,
  };
}

function answerText({ number, institution, observed }: OpenAnswer): string {
  if (observed === 0) return `Envíe el reporte de ${institution} al requerimiento ${number}`;
  const lines = observed === 1 ? '1 línea observada' : `${observed} líneas observadas`;
  return `Corrija ${lines} de ${institution} en el requerimiento ${number}`;
}

function answerHref({ requestId, institution }: Pick<OpenAnswer, 'requestId' | 'institution'>): string {
  return `/mis-reportes/${requestId}/${encodeURIComponent(institution)}`;
}

function reviewText(count: number): string {
  return count === 1 ? 'Revise 1 reporte que espera' : `Revise ${count} reportes que esperan`;
}

function silentText(silent: number): string {
  return silent === 1 ? '1 institución no ha respondido' : `${silent} instituciones no han respondido`;
}

const CHANGE_WORDS: Readonly<Record<AgendaChange['kind'], string>> = {
  requested: 'envió el requerimiento',
  sent: 'envió el reporte de',
  observed: 'observó el reporte de',
  validated: 'validó el reporte de',
  reopened: 'retiró la validación del reporte de',
};

function changeText({ kind, actor, code, institution, number }: AgendaChange): string {
  if (kind === 'requested') return `${actor} ${CHANGE_WORDS[kind]} ${number}`;
  return `${actor} ${CHANGE_WORDS[kind]} ${code}, ${institution} (${number})`;
}

// The secretariat reads a report where it reviews it, an institution where it wrote it.
function changeHref({ requestId, institution, code, submissionId }: AgendaChange, reviews: boolean): string {
  if (reviews) return submissionId === null ? `/requerimientos/${requestId}` : `/revision/${submissionId}`;
  if (submissionId === null) return '/mis-reportes';
  return `${answerHref({ requestId, institution })}/${code.replace(' ', '-')}`;
}
