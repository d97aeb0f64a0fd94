/** The annex as an html table shows it: headings, cells with the rows they span, and the texts around the table. */
import type { Annex, AnnexIndicator } from '../domain/annex';
import { slashedDate } from '../domain/dates';
import type { Legend } from '../domain/legend';
import type { Light } from '../domain/light';
import type { FootnoteContent } from '../domain/plan';
import type { LightCounts } from '../domain/roll-up';
import { ANNEX_COLUMNS, type AnnexColumn, type CellText, type PrintedRow } from './annex-columns';
import { longDate } from './format';
import { lightStyle } from './light-style';
import { reportingWords, shownNotes, validatedThroughWords } from './words';

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
  /** Marks as they are printed: `a/`, `TF =`. */
  readonly footnotes: readonly FootnoteContent[];
}

export interface Heading {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

export interface Cell {
  /** Its place among the twenty columns, from 0. */
  readonly column: number;
  readonly kind: AnnexColumn['kind'];
  /** Rows that the cell spans. */
  readonly rows: number;
  readonly text: CellText;
  /** Of the cells of execution and observations of a row of the annex; else null. */
  readonly light: ShownLight | null;
}

export interface ShownLight {
  readonly light: Light;
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
    title: annexTitle(annex.plan),
    plan: { code, title, commission },
    cutoff: longDate(annex.cutoff),
    validatedThrough: validatedThroughWords(annex.validatedThrough),
    countsFrom: countsFromWords(annex),
    groups: runs(ANNEX_COLUMNS.map((column) => column.group)).filter((columns) => columns > 0),
    headings: headings(),
    rows: bodyOf(annex),
    legend: annex.legend.map(({ light }) => ({
      ...shown(light, '', annex.legend),
      count: annex.summary[COUNTS[light]],
    })),
    footnotes: shownNotes(annex.footnotes),
  };
}

/** As the commission's acta heads its Anexo 1. */
export function annexTitle({ title }: Pick<Annex['plan'], 'title'>): string {
  const ofPlan = /^plan\b/i.test(title) ? `del ${title}` : `de «${title}»`;
  return `Anexo 1: Evaluación del cumplimiento de las actividades realizadas ${ofPlan}`;
}

/** From when activities count and by which norm; null: from the plan's start. */
export function countsFromWords({ plan }: Pick<Annex, 'plan'>): string | null {
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

/** The rows of the table in plan order; objectives without lines have a row of their own. */
export function printedRows(annex: Annex): PrintedRow[] {
  const rows = new Map<string, PrintedRow[]>(annex.objectives.map(({ code }) => [code, []]));
  const objectives = new Map(annex.objectives.map((objective) => [objective.code, objective]));
  for (const row of annex.rows) {
    const objective = objectives.get(row.objective.code);
    if (objective) rows.get(objective.code)?.push({ objective, row });
  }
  return annex.objectives.flatMap((objective) => {
    const own = rows.get(objective.code) ?? [];
    return own.length > 0 ? own : [{ objective, row: null }];
  });
}

/** By column, how many rows a cell spans that begins in a row; 0 where the cell above covers it. */
export function columnSpans(printed: readonly PrintedRow[]): number[][] {
  return ANNEX_COLUMNS.map(({ sharedBy }) =>
    runs(printed.map(({ row }, index) => (row === null || sharedBy === null ? `own ${index}` : sharedBy(row)))),
  );
}

function bodyOf(annex: Annex): Cell[][] {
  const printed = printedRows(annex);
  const spans = columnSpans(printed);
  return printed.map((each, index) =>
    ANNEX_COLUMNS.flatMap((column, place): Cell[] => {
      const rows = spans[place]?.[index] ?? 0;
      return rows === 0 ? [] : [cellOf({ column, place }, each, rows, annex)];
    }),
  );
}

function cellOf({ column, place }: PlacedColumn, printed: PrintedRow, rows: number, annex: Annex): Cell {
  const isLit = column.kind === 'observations' || column.pair !== null;
  const light = isLit && printed.row !== null ? shownLight(printed.row.indicator, annex) : null;
  return { column: place, kind: column.kind, rows, text: column.text(printed), light };
}

interface PlacedColumn {
  readonly column: AnnexColumn;
  readonly place: number;
}

/** The light of an indicator with what stands behind its label. */
export function shownLight(
  indicator: AnnexIndicator,
  { cutoff, legend }: Pick<Annex, 'cutoff' | 'legend'>,
): ShownLight {
  return shown(indicator.light, reportingWords(indicator.light, indicator.figure.reporting, cutoff), legend);
}

function shown(light: Light, detail: string, legend: Legend): ShownLight {
  const { cssClass, sign, label } = lightStyle(light, legend);
  return { light, cssClass, sign, label, detail };
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
