/** Sentences about figures that every output prints alike. */
import type { Instant, IsoDate } from '../domain/dates';
import { slashedDate } from '../domain/dates';
import type { Light, Reporting } from '../domain/light';
import type { FootnoteContent } from '../domain/plan';
import { shownInstant } from './format';

/**
 * What stands behind the label of a light: for "no data" which of its kinds it is; for a figure to which not all
 * institutions asked have answered, how many did; else empty.
 * @param cutoff a deadline before it has passed, whatever day the page is printed.
 */
export function reportingWords(light: Light, reporting: Reporting, cutoff: IsoDate): string {
  if (light === 'no-data') return noDataWords(reporting, cutoff);
  const isPartOfAsked = reporting.requestedOn !== null && reporting.received < reporting.expected;
  return isPartOfAsked ? `informaron ${reporting.received} de ${reporting.expected}` : '';
}

/** The sentence with the last validation taken in; null: nothing was validated. */
export function validatedThroughWords(instant: Instant | null): string {
  return instant === null ? 'Sin cifras validadas.' : `Cifras validadas hasta el ${shownInstant(instant)}.`;
}

/** How a footnote begins: `a/` before its text, and `TF =`. */
export function noteSign(mark: string): string {
  return mark.endsWith('/') ? mark : `${mark} =`;
}

/** Footnotes as they are printed, with their signs for marks. */
export function shownNotes(footnotes: readonly FootnoteContent[]): FootnoteContent[] {
  return footnotes.map(({ mark, text }) => ({ mark: noteSign(mark), text }));
}

/** Names in a row: `A, B y C`; `e` before the sound i (`Cusco e Ica`, but `agua y hielo`). */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const and = /^(i|hi(?!e))/i.test(last.normalize('NFD')) ? 'e' : 'y';
  return `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

function noDataWords({ state, requestedOn, dueOn, silent }: Reporting, cutoff: IsoDate): string {
  if (state === 'in-review') return 'en revisión';
  if (state !== 'requested' || requestedOn === null) return state === 'not-requested' ? 'no requerida' : '';
  const due = dueOn === null ? '' : ` (${dueOn < cutoff ? 'venció' : 'vence'} el ${slashedDate(dueOn)})`;
  return `requerida el ${slashedDate(requestedOn)}, sin respuesta de ${listed(silent)}${due}`;
}
