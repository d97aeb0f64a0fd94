/** The annex as an html table shows it: headings, cells with the rows they span, and the texts around the table. */
import type { Annex, AnnexIndicator } from '../domain/annex';
import { slashedDate } from '../domain/dates';
import { LEGEND } from '../domain/legend';
import type { FootnoteContent } from '../domain/plan';
import type { LightCounts } from '../domain/roll-up';
import { ANNEX_COLUMNS, type AnnexColumn, type CellText, type PrintedRow } from './annex-columns';
import { longDate } from './format';
import { lightStyle } from './light-style';
import { reportingWords, validatedThroughWords } from './words';

export interface AnnexPage {
  readonly title: string;
  readonly plan: { readonly code: string; readonly title: string; readonly commission: string };
  readonly cutoff: string;
  readonly validatedThrough: string;
  /** From when activities count and by which norm; null: from the plan's start. */
  readonly countsFrom: string | null;
  /** Widths of the groups of columns, for `colgroup`. */
  readonly groups: readonly number[];
  readonly headings: readonly (readonly Heading[])[];
  readonly rows: readonly (readonly Cell[])[];
  /** One entry per light, those that no row shows included. */
  readonly legend: readonly (ShownLight & { readonly count: number })[];
  readonly footnotes: readonly FootnoteContent[];
}

export interface Heading {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

export interface Cell {
  readonly kind: AnnexColumn['kind'];
  /** Rows that the cell spans. */
  readonly rows: number;
  readonly text: CellText;
  /** Of the cells of execution and observations of a row of the annex; else null. */
  readonly light: ShownLight | null;
}

export interface ShownLight {
  readonly cssClass: string;
  readonly sign: string;
  readonly label: string;
  /** Who is silent, or how many answered; empty: nothing to add. */
  readonly detail: string;
}

const COUNTS = {
  met: 'met',
  partial: 'partial',
  'not-done': 'notDone',
  'no-data': 'noData',
  'not-applicable': 'notApplicable',
} as const satisfies Record<string, keyof LightCounts>;

/** The page of an annex; objectives without lines stand in their place with the rest of their row empty. */
export function annexPage(annex: Annex): AnnexPage {
  const { code, title, commission } = annex.plan;
  return {
    title: `Anexo 1: ${title}`,
    plan: { code, title, commission },
    cutoff: longDate(annex.cutoff),
    validatedThrough: validatedThroughWords(annex.validatedThrough),
    countsFrom: countsFromWords(annex),
    groups: runs(ANNEX_COLUMNS.map((column) => column.group)).filter((columns) => columns > 0),
    headings: headings(),
    rows: bodyOf(annex),
    legend: LEGEND.map(({ light }) => ({ ...shown(light, ''), count: annex.summary[COUNTS[light]] })),
    footnotes: annex.footnotes,
  };
}

function countsFromWords({ plan }: Annex): string | null {
  if (plan.countsFrom === null) return null;
  const norm = plan.countsFromNorm === null ? '' : ` (${plan.countsFromNorm})`;
  return `Cuentan las actividades desde el ${slashedDate(plan.countsFrom)}${norm}.`;
}

/** Three rows: groups, headings and pairs of headings, the two of each pair. */
function headings(): Heading[][] {
  const groupRuns = runs(ANNEX_COLUMNS.map(({ group }) => group));
  const pairRuns = runs(ANNEX_COLUMNS.map(({ group, pair, heading }) => `${group}/${pair ?? heading}`));
  const [top, middle, bottom]: [Heading[], Heading[], Heading[]] = [[], [], []];
  ANNEX_COLUMNS.forEach(({ group, pair, heading }, index) => {
    const [columns, pairColumns] = [groupRuns[index] ?? 0, pairRuns[index] ?? 0];
    const standsAlone = group === heading && columns === 1;
    if (columns > 0) top.push({ text: group, columns, rows: standsAlone ? 3 : 1 });
    if (pair !== null && pairColumns > 0) middle.push({ text: pair, columns: pairColumns, rows: 1 });
    if (pair === null && !standsAlone) middle.push({ text: heading, columns: 1, rows: 2 });
    if (pair !== null) bottom.push({ text: heading, columns: 1, rows: 1 });
  });
  return [top, middle, bottom];
}

function bodyOf(annex: Annex): Cell[][] {
  const printed = annex.objectives.flatMap((objective): PrintedRow[] => {
    const rows = annex.rows.filter((row) => row.objective.code === objective.code);
    return rows.length > 0 ? rows.map((row) => ({ objective, row })) : [{ objective, row: null }];
  });
  const spans = ANNEX_COLUMNS.map(({ sharedBy }) =>
    runs(printed.map(({ row }, index) => (row === null || sharedBy === null ? `own ${index}` : sharedBy(row)))),
  );
  return printed.map((each, index) =>
    ANNEX_COLUMNS.flatMap((column, place): Cell[] => {
      const rows = spans[place]?.[index] ?? 0;
      return rows === 0 ? [] : [cellOf(column, each, rows, annex)];
    }),
  );
}

function cellOf(column: AnnexColumn, printed: PrintedRow, rows: number, annex: Annex): Cell {
  const isLit = column.kind === 'observations' || column.pair !== null;
  const light = isLit && printed.row !== null ? lightOf(printed.row.indicator, annex) : null;
  return { kind: column.kind, rows, text: column.text(printed), light };
}

function lightOf(indicator: AnnexIndicator, { cutoff }: Annex): ShownLight {
  return shown(indicator.light, reportingWords(indicator.light, indicator.figure.reporting, cutoff));
}

function shown(light: AnnexIndicator['light'], detail: string): ShownLight {
  const { cssClass, sign, label } = lightStyle(light);
  return { cssClass, sign, label, detail };
}

/** How many equal keys follow from each place on; 0 where the key before is the same. */
function runs(keys: readonly string[]): number[] {
  const lengths = keys.map(() => 0);
  let length = 0;
  for (let index = keys.length - 1; index >= 0; index--) {
    length += 1;
    if (index > 0 && keys[index - 1] === keys[index]) continue;
    lengths[index] = length;
    length = 0;
  }
  return lengths;
}
