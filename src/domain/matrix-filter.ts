/**
 * Which rows of an annex a reader wants to see: by light, objective, axis, strategy, institution and words. Filters
 * narrow each other; words are found however they are spelt, at the beginning of a word.
 */
import type { Annex, AnnexRow } from './annex';
import { readCode } from './codes';
import type { Light } from './light';
import { compareNames, fold } from './text';

export interface MatrixFilter {
  readonly light: Light | null;
  /** Codes as they are stored: `OE 1`, `EE 2`, `E 1.3`. */
  readonly objective: string | null;
  readonly axis: string | null;
  readonly strategy: string | null;
  /** Acronym; responsible or involved, unless `onlyResponsible`. */
  readonly institution: string | null;
  readonly onlyResponsible: boolean;
  /** As it was typed; empty: any. */
  readonly text: string;
}

export const NO_FILTER: MatrixFilter = {
  light: null,
  objective: null,
  axis: null,
  strategy: null,
  institution: null,
  onlyResponsible: false,
  text: '',
};

/** The rows that pass, in the annex's order. */
export function filteredRows(annex: Annex, filter: MatrixFilter): readonly AnnexRow[] {
  const isWanted = wantedText(filter.text, annex.rows);
  const { light, objective, axis, strategy, institution, onlyResponsible } = filter;
  return annex.rows.filter(
    (row) =>
      (light === null || row.indicator.light === light) &&
      (objective === null || row.objective.code === objective) &&
      (axis === null || row.axis.code === axis) &&
      (strategy === null || row.strategy.code === strategy) &&
      (institution === null || takesPart(row, institution, onlyResponsible)) &&
      isWanted(row),
  );
}

/** Whether anything narrows the rows; who is responsible does only together with an institution. */
export function isFiltering({ light, objective, axis, strategy, institution, text }: MatrixFilter): boolean {
  return [light, objective, axis, strategy, institution].some((each) => each !== null) || fold(text) !== '';
}

/** The institutions of an annex's rows by name. */
export function institutionsOf(annex: Annex): string[] {
  const names = new Set(annex.rows.flatMap(({ indicator }) => [...indicator.responsible, ...indicator.involved]));
  return [...names].sort(compareNames);
}

function takesPart({ indicator }: AnnexRow, institution: string, onlyResponsible: boolean): boolean {
  return indicator.responsible.includes(institution) || (!onlyResponsible && indicator.involved.includes(institution));
}

/** A code finds its element's rows, any other text the rows in which each of its words begins a word. */
function wantedText(text: string, rows: readonly AnnexRow[]): (row: AnnexRow) => boolean {
  const code = readCode(text)?.code;
  if (code !== undefined) return (row) => codesOf(row).includes(code);
  const bare = bareCode(text);
  // Where the plan has no such code the numbers are plain words, a date perhaps.
  if (bare !== null && rows.some((row) => codesOf(row).includes(bare))) return (row) => codesOf(row).includes(bare);
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ` ${word}`);
  if (words.length === 0) return () => true;
  return (row) => {
    const told = toldOf(row);
    return words.every((word) => told.includes(word));
  };
}

/** A line or a strategy by its numbers: `2.1.7`, `2.1`. One number alone could be an objective or an axis: null. */
function bareCode(text: string): string | null {
  return (readCode(`LA ${text}`) ?? readCode(`E ${text}`))?.code ?? null;
}

function codesOf({ objective, axis, strategy, line }: AnnexRow): string[] {
  return [objective.code, axis.code, strategy.code, line.code];
}

// Folding the observations of 500 rows takes tens of milliseconds: once for as long as the row is known.
const told = new WeakMap<AnnexRow, string>();

function toldOf(row: AnnexRow): string {
  const known = told.get(row);
  if (known !== undefined) return known;
  const { objective, axis, strategy, line, indicator } = row;
  const names = [objective, axis, strategy, line].flatMap(({ code, name }) => [code, name]);
  const parts = [...names, indicator.name, indicator.unit, ...indicator.responsible, ...indicator.involved];
  const folded = ` ${fold([...parts, indicator.observations].join(' '))}`;
  told.set(row, folded);
  return folded;
}
