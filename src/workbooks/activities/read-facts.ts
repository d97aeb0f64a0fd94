/** What the rows of one activity share: when, where, what, by whom and with which documents. */
import type { IsoDate } from '../../domain/dates';
import { slashedDate } from '../../domain/dates';
import type { IndicatorContent, PlanPeriod } from '../../domain/plan';
import { oneLine } from '../../domain/text';
import type { ActivityRow } from './activity-row';
import type { ActivityField } from './columns';
import type { Lookups } from './lookups';
import type { DaySpan } from './read-day';
import { readOrdinal } from '../layout/read-words';

export interface ActivityFacts {
  readonly title: string;
  readonly startsOn: IsoDate;
  readonly endedOn: IsoDate;
  readonly region: string | null;
  readonly institutions: readonly string[];
  readonly documents: readonly string[];
}

/** The facts of a row; null where one of them was refused. */
export function readFacts(row: ActivityRow, lookups: Lookups, period: PlanPeriod): ActivityFacts | null {
  const title = required(row, 'title', 'escriba qué se hizo, o sí en SIN AVANCE si no se hizo nada.');
  const span = readSpan(row, lookups, period);
  const region = readRegion(row, lookups);
  const institutions = readInstitutions(row, lookups);
  const documents = readDocuments(row);
  if (title === null || span === null || region === null || institutions === null || documents === null) return null;
  return { title, startsOn: span.first, endedOn: span.last, region: region.code, institutions, documents };
}

/** The indicator of the plan that a row names; null where it was refused. */
export function readIndicator(row: ActivityRow, lookups: Lookups): IndicatorContent | null {
  const typed = required(row, 'line', 'escriba el código, por ejemplo LA 1.3.3.');
  if (typed === null) return null;
  if (row.cell('line')?.kind === 'date') {
    return row.refuse(
      'line',
      'Excel convirtió el código en una fecha; escríbalo con sus letras, por ejemplo LA 1.3.3.',
    );
  }
  const element = lookups.element(typed);
  if ('refused' in element) return row.refuse('line', element.refused);
  const cell = row.cell('indicator');
  if (cell === null && row.has('indicator')) return null;
  const found = lookups.indicator(element.value, cell === null ? 1 : readOrdinal(cell), cell?.text ?? '1');
  return 'value' in found ? found.value : row.refuse(cell === null ? 'line' : 'indicator', found.refused);
}

/** FECHA up to FECHA FIN, both within the plan's period; null where one was refused. */
export function readSpan(row: ActivityRow, lookups: Lookups, period: PlanPeriod): DaySpan | null {
  const start = readPlanDay(row, 'startsOn', lookups, period);
  if (start === null && !row.has('startsOn')) row.refuse('startsOn', 'FECHA está vacía; escriba cuándo se hizo.');
  const end = readPlanDay(row, 'endedOn', lookups, period) ?? (row.has('endedOn') ? null : start);
  if (start === null || end === null) return null;
  if (end.last < start.first) {
    const dates = `FECHA FIN (${slashedDate(end.last)}) es anterior a FECHA (${slashedDate(start.first)})`;
    return row.refuse('endedOn', `${dates}; corrija una de las dos.`);
  }
  return { first: start.first, last: end.last };
}

/** Acronyms of INSTITUCIÓN, the reporting one first; null where it was refused. */
export function readInstitutions(row: ActivityRow, lookups: Lookups): readonly string[] | null {
  const typed = required(row, 'institution', 'escriba la sigla de la institución que informa.');
  if (typed === null) return null;
  const found = lookups.institutions(typed);
  return 'value' in found ? found.value : row.refuse('institution', found.refused);
}

/** A text that must be there; null where it is empty (with an error that says what to write) or was refused. */
export function required(row: ActivityRow, field: ActivityField, whatToWrite: string): string | null {
  const text = row.text(field);
  if (text !== '') return text;
  return row.has(field) ? null : row.refuse(field, `Falta este dato; ${whatToWrite}`);
}

function readPlanDay(
  row: ActivityRow,
  field: 'startsOn' | 'endedOn',
  lookups: Lookups,
  period: PlanPeriod,
): DaySpan | null {
  const cell = row.cell(field);
  if (cell === null) return null;
  const day = lookups.day(cell);
  if ('refused' in day) return row.refuse(field, day.refused);
  const outside = [day.value.first, day.value.last].find((date) => date < period.startsOn || date > period.endsOn);
  if (outside === undefined) return day.value;
  const span = `del ${slashedDate(period.startsOn)} al ${slashedDate(period.endsOn)}`;
  return row.refuse(
    field,
    `La fecha ${slashedDate(outside)} está fuera del periodo del plan (${span}); corríjala o quite la fila.`,
  );
}

function readRegion(row: ActivityRow, lookups: Lookups): { readonly code: string | null } | null {
  const cell = row.cell('region');
  if (cell === null) return row.has('region') ? null : { code: null };
  const found = lookups.region(row.text('region'));
  return 'value' in found ? { code: found.value } : row.refuse('region', found.refused);
}

function readDocuments(row: ActivityRow): readonly string[] | null {
  if (row.cell('documents') === null) return row.has('documents') ? null : [];
  const lines = row.text('documents').split('\n').map(oneLine);
  return lines.filter((line) => line !== '');
}
