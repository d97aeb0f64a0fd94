/** The rows of the sheet `Actividades`, found by its headings. */
import { cellAddress, type Sheet, type SheetCell } from '../../domain/sheet';
import { fold } from '../../domain/text';
import { findHeadings, type Headings } from '../layout/find-headings';
import type { HeadingSpec } from '../layout/heading-spec';
import { SheetGrid } from '../layout/sheet-grid';
import { ActivityRow, type ColumnPlaces, type RowCells } from './activity-row';
import { ACTIVITY_COLUMNS, type ActivityField, headingOf, ROW_OWN_FIELDS } from './columns';
import type { Findings } from './findings';
import { quoted } from './read-words';

const SPEC: HeadingSpec<ActivityField> = {
  groups: [],
  anywhere: ACTIVITY_COLUMNS.map(({ field, heading, required }) => ({ key: field, name: heading, required })),
};

/** Rows with content under a known heading, in their order; none where the sheet or a needed heading is missing. */
export function activityRows(sheets: readonly Sheet[], findings: Findings): ActivityRow[] {
  const sheet = sheets.find(({ name }) => fold(name) === 'actividades');
  if (!sheet) {
    refuseWithoutSheet(sheets, findings);
    return [];
  }
  const grid = new SheetGrid(sheet);
  const headings = findHeadings(sheet, SPEC, grid);
  headings.errors.forEach(({ cell, message }) => findings.refuse(cell, message));
  if (ACTIVITY_COLUMNS.some(({ field, required }) => required && !headings.columns.has(field))) return [];
  const places = placesOf(headings);
  const hasMerges = sheet.merges.length > 0;
  const numbers = grid.rows().filter((row) => row >= headings.firstRow && !isHeadingAgain(grid, row, headings));
  return numbers.flatMap((number) => {
    const cells = ownCells(grid, number, places);
    if (cells === null) return [];
    const merged = hasMerges ? addMerged(grid, number, places, cells) : [];
    const row = new ActivityRow(number, cells, places, findings);
    merged.forEach((field) => row.refuse(field, oneQuantityForSeveral(field)));
    return [row];
  });
}

function refuseWithoutSheet(sheets: readonly Sheet[], findings: Findings): void {
  const names = sheets.map(({ name }) => quoted(name)).join(', ');
  findings.refuse('A1', `El libro no tiene la hoja «Actividades» (tiene ${names}); póngale ese nombre a la hoja.`);
}

function placesOf({ columns, firstRow }: Headings<ActivityField>): ColumnPlaces {
  const headingCell = cellAddress(Math.max(firstRow - 1, 1), Math.min(...columns.values()));
  return { columns, headingCell };
}

/** Whether a row prints the headings again; what has a date or no text in FECHA is none, which is quick to see. */
function isHeadingAgain(grid: SheetGrid, row: number, headings: Headings<ActivityField>): boolean {
  const date = grid.cell(row, headings.columns.get('startsOn') ?? 0);
  return date?.kind === 'text' && headings.repeatedIn(row);
}

/** The cells that stand in this very row; null where there is none. */
function ownCells(grid: SheetGrid, row: number, { columns }: ColumnPlaces): RowCells | null {
  const cells: RowCells = {};
  let any = false;
  for (const [field, column] of columns) {
    const cell = grid.cell(row, column);
    if (cell === undefined || isBlank(cell)) continue;
    cells[field] = cell;
    any = true;
  }
  return any ? cells : null;
}

/** What merged blocks bring from rows above, except a quantity: those columns are handed back. */
function addMerged(grid: SheetGrid, row: number, { columns }: ColumnPlaces, cells: RowCells): ActivityField[] {
  const doubtful: ActivityField[] = [];
  for (const [field, column] of columns) {
    const merge = grid.mergeAt(row, column);
    if (!merge || merge.bottom === merge.top || merge.left !== column) continue;
    const shown = grid.shown(row, column);
    if (shown === undefined || isBlank(shown)) continue;
    cells[field] = shown;
    if (ROW_OWN_FIELDS.has(field)) doubtful.push(field);
  }
  return doubtful;
}

function isBlank({ kind, text }: SheetCell): boolean {
  return kind === 'text' && text.trim() === '';
}

function oneQuantityForSeveral(field: ActivityField): string {
  return `${headingOf(field)} está combinada con otras filas; separe las celdas y escriba la cantidad de cada fila.`;
}
