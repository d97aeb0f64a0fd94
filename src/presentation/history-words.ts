/** The history of a thing as pages show it. */
import type { FieldChange, HistoryStep } from '../domain/history';
import { shownInstant } from './format';

export interface ShownHistory {
  /** `Historia: 3 hechos`. */
  readonly heading: string;
  readonly steps: readonly ShownStep[];
}

export interface ShownStep {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  /** `Motivo: …`, then what changed; empty: nothing to add. */
  readonly details: readonly string[];
}

/** Fields that people know by a name; what else the log holds, such as numbers of rows, says nothing to them. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ name: 'nombre', lastOrdinary: 'última sesión ordinaria', secondFactorRequired: 'segundo paso obligatorio' },
  ...{ acronym: 'sigla', article: 'artículo', kind: 'tipo', parent: 'pertenece a', aliases: 'otros nombres' },
  ...{ since: 'desde', until: 'hasta', member: 'integrante', collective: 'colectivo' },
  ...{ country: 'primera parte', ministry: 'segunda parte', cause: 'tercera parte' },
};

/** @param steps in the order in which they are shown; null where there are none. */
export function shownHistory(steps: readonly HistoryStep[]): ShownHistory | null {
  if (steps.length === 0) return null;
  return {
    heading: `Historia: ${steps.length === 1 ? 'un hecho' : `${steps.length} hechos`}`,
    steps: steps.map(({ at, who, what, why, changes }) => ({
      ...{ when: shownInstant(at), who, what },
      details: [...(why === null ? [] : [`Motivo: ${why}`]), ...changes.flatMap(changeWords)],
    })),
  };
}

function changeWords({ field, was, is }: FieldChange): string[] {
  const name = FIELDS[field];
  if (name === undefined || (isNothing(was) && isNothing(is))) return [];
  if (isNothing(was)) return [`${name}: ${said(is)}`];
  return [`${name}: ${said(was)} → ${said(is)}`];
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function said(value: unknown): string {
  if (isNothing(value)) return '(vacío)';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  const texts = [value].flat().map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  return `«${texts.join('», «')}»`;
}
