/** Rows with SIN AVANCE: the word of an institution that nothing was done for an indicator up to a date. */
import type { NoProgressContent } from '../../domain/activity';
import type { PlanPeriod } from '../../domain/plan';
import type { ActivityRow } from './activity-row';
import { type ActivityField, headingOf } from './columns';
import type { Lookups } from './lookups';
import { readIndicator, readInstitutions, readSpan, required } from './read-facts';

const MUST_STAY_EMPTY: readonly ActivityField[] = ['title', 'quantity', 'women', 'men'];
const NOT_USED: readonly ActivityField[] = [
  'endedOn',
  'region',
  'documents',
  'choice',
  'denominator',
  'stage',
  'subject',
  'criterion',
  'validationNote',
];

/** The declaration of a row without its key; null where part of it was refused. */
export function readNoProgress(
  row: ActivityRow,
  lookups: Lookups,
  period: PlanPeriod,
): Omit<NoProgressContent, 'key'> | null {
  const indicator = readIndicator(row, lookups);
  const span = readSpan(row, lookups, period);
  const institution = readOneInstitution(row, lookups);
  const reason = required(row, 'reason', 'escriba por qué no hubo avance.');
  for (const field of MUST_STAY_EMPTY.filter((each) => row.has(each))) {
    row.refuse(field, `La fila dice SIN AVANCE; deje vacía ${headingOf(field)}, o borre el sí si hubo actividad.`);
  }
  for (const field of NOT_USED.filter((each) => row.has(each))) {
    row.warn(field, `La fila dice SIN AVANCE y ${headingOf(field)} no se guarda; deje la celda vacía.`);
  }
  if (indicator === null || span === null || institution === null || reason === null) return null;
  // Of a month alone the declaration holds up to its end.
  return { element: indicator.element, number: indicator.number, institution, declaredOn: span.last, reason };
}

function readOneInstitution(row: ActivityRow, lookups: Lookups): string | null {
  const institutions = readInstitutions(row, lookups);
  if (institutions === null) return null;
  if (institutions.length === 1) return institutions[0] ?? null;
  return row.refuse('institution', 'Cada institución declara su propio SIN AVANCE; escriba una fila por institución.');
}
