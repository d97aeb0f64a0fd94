/** The rows of a plan's sheet: those of the table, the footnotes below it, the legend that is not read. */
import { readCode } from '../../domain/codes';
import type { Legends } from '../../domain/legend';
import type { FootnoteContent } from '../../domain/plan';
import { cellAddress, type SheetCell } from '../../domain/sheet';
import { fold, oneLine } from '../../domain/text';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';
import type { Headings } from '../layout/find-headings';
import type { SheetGrid } from '../layout/sheet-grid';
import type { PlanColumn } from './plan-headings';
import { PlanRow, whyUnreadable } from './plan-row';
import { readFootnotes } from './read-footnotes';

const CODES: readonly PlanColumn[] = ['objective.item', 'axis', 'strategy.item', 'line.item'];
const INDICATORS: readonly PlanColumn[] = ['objective.indicator', 'line.indicator'];
/** A mark in a cell of its own, its text in the next. */
const MARK_ALONE = /^\s*([a-z]{1,2}|\d{1,2})\/\s*$/i;

export interface PlanRows {
  readonly table: readonly PlanRow[];
  readonly footnotes: readonly FootnoteContent[];
}

/** Parts the rows below the heading; what stands below the table and is neither note nor legend is told. */
export function planRows(
  grid: SheetGrid,
  headings: Headings<PlanColumn>,
  legends: Legends,
  findings: Findings,
): PlanRows {
  const legendTexts = new Set(['leyenda', ...legends.flat().map(({ label }) => fold(label))]);
  const numbers = grid.rows().filter((row) => row >= headings.firstRow && !headings.repeatedIn(row));
  const rows = numbers.map((number) => new PlanRow(number, grid, headings.columns, findings));
  const last = rows.findLast((row) => isOfTable(row, headings.columns))?.number ?? 0;
  const table: PlanRow[] = [];
  const notes: SheetCell[] = [];
  for (const row of rows) {
    const continued = continuedBy(row, table, grid, headings.columns);
    if (continued) {
      continued.goOnWith(row);
      continue;
    }
    const cells = grid.cellsOf(row.number);
    const isTable = isOfTable(row, headings.columns);
    const isLegend = !isTable && cells.some(({ text }) => legendTexts.has(fold(text)));
    if (isNote(cells, isTable, isLegend)) notes.push(...cells.slice(0, 1));
    else if (isLegend) continue;
    else if (row.number <= last) table.push(row);
    else tellLeftOut(cells, findings);
  }
  return { table, footnotes: footnotesOf(notes, grid, findings) };
}

// A label may look like a note; in a row of its own it is the legend's.
function isNote(cells: readonly SheetCell[], isTable: boolean, isLegend: boolean): boolean {
  if (isLegend && cells.length === 1) return false;
  return (!isTable || MARK_ALONE.test(cells[0]?.text ?? '')) && readFootnotes(textOf(cells)) !== null;
}

/**
 * The row that this one goes on with: all it has is Observaciones, beside an INDICADOR that is merged over both. A text
 * too long for the highest row of a sheet stands in several.
 */
function continuedBy(
  row: PlanRow,
  table: readonly PlanRow[],
  grid: SheetGrid,
  columns: ReadonlyMap<PlanColumn, number>,
): PlanRow | null {
  const indicator = columns.get('line.indicator') ?? 0;
  const top = grid.mergeAt(row.number, indicator)?.top ?? row.number;
  const above = table.at(-1);
  if (top === row.number || above?.number !== top || !row.has('observations')) return null;
  return [...columns.keys()].every((column) => column === 'observations' || !row.has(column)) ? above : null;
}

/** Whether a row is surely one of the table: it has a code, an indicator beside something else, or many cells. */
function isOfTable(row: PlanRow, columns: ReadonlyMap<PlanColumn, number>): boolean {
  const filled = [...columns.keys()].filter((column) => row.has(column));
  const isCoded = CODES.some((column) => {
    const text = oneLine(row.own(column)?.text ?? '');
    return readCode(column === 'axis' ? (/^EE\s*\d+/i.exec(text)?.[0] ?? '') : text) !== null;
  });
  return isCoded || filled.length >= 3 || (filled.length === 2 && INDICATORS.some((column) => filled.includes(column)));
}

function footnotesOf(notes: readonly SheetCell[], grid: SheetGrid, findings: Findings): FootnoteContent[] {
  const found = new Map<string, FootnoteContent & { readonly cell: string }>();
  for (const { row, column } of notes) {
    const cell = cellAddress(row, column);
    const cells = grid.cellsOf(row);
    const why = cells.map(whyUnreadable).find((each) => each !== null);
    if (why) findings.refuse(cell, why);
    for (const note of readFootnotes(textOf(cells)) ?? []) {
      const known = found.get(note.mark);
      if (!known) found.set(note.mark, { ...note, cell });
      else if (fold(known.text) !== fold(note.text)) {
        findings.refuse(
          cell,
          `La nota ${note.mark} ya está en ${known.cell} con otro texto; deje una o cambie la llamada.`,
        );
      }
    }
  }
  return [...found.values()].map(({ mark, text }) => ({ mark, text }));
}

function tellLeftOut(cells: readonly SheetCell[], findings: Findings): void {
  const [first] = cells;
  if (!first) return;
  findings.warn(
    cellAddress(first.row, first.column),
    `${quoted(first.text)} está debajo de la tabla y no es una nota al pie; no se importa.`,
  );
}

function textOf(cells: readonly SheetCell[]): string {
  return cells.map(({ text }) => text).join(' ');
}
