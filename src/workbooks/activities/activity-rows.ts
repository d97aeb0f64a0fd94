/** The rows of the sheet `Actividades`, found by its headings. */
import { cellAddress, type Sheet, type SheetCell } from '../../domain/sheet';
import { fold } from '../../domain/text';
import { findHeadings, type Headings } from '../layout/find-headings';
import { foldHeading, type HeadingSpec } from '../layout/heading-spec';
import { SheetGrid } from '../layout/sheet-grid';
import { ActivityRow, type ColumnPlaces, type RowCells } from './activity-row';
import { ACTIVITY_COLUMNS, type ActivityField, headingOf, ROW_OWN_FIELDS } from './columns';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';

const SPEC: HeadingSpec<ActivityField> = {
  groups: [],
  anywhere: ACTIVITY_COLUMNS.map(({ field, heading, required }) => ({ key: field, name: heading, required })),
};
const DATE_HEADING = foldHeading(headingOf('startsOn'));
/** Headings stand in the first rows; to look at these alone spares putting every cell of a large sheet in a grid. */
const ROWS_WITH_HEADINGS = 200;

/** Rows with content under a known heading, in their order; none where the sheet or a needed heading is missing. */
export function activityRows(sheets: readonly Sheet[], findings: Findings): ActivityRow[] {
  const sheet = sheets.find(({ name }) => fold(name) === 'actividades');
  if (!sheet) {
    refuseWithoutSheet(sheets, findings);
    return [];
  }
  const grid = new SheetGrid(sheet.merges.length > 0 ? sheet : headOf(sheet));
  const headings = findHeadings(sheet, SPEC, grid);
  headings.errors.forEach(({ cell, message }) => findings.refuse(cell, message));
  if (ACTIVITY_COLUMNS.some(({ field, required }) => required && !headings.columns.has(field))) return [];
  const places = placesOf(headings);
  const rows = cellsByRow(sheet, headings);
  if (rows.length === 0) findings.warn(places.headingCell, 'La hoja Actividades no tiene filas.');
  return rows.map(([number, cells]) => {
    const merged = sheet.merges.length > 0 ? addMerged(grid, number, places, cells) : [];
    const row = new ActivityRow(number, cells, places, findings);
    merged.forEach((field) => row.refuse(field, oneQuantityForSeveral(field)));
    return row;
  });
}

function refuseWithoutSheet(sheets: readonly Sheet[], findings: Findings): void {
  const names = sheets.map(({ name }) => quoted(name)).join(', ');
  findings.refuse('A1', `El libro no tiene la hoja «Actividades» (tiene ${names}); póngale ese nombre a la hoja.`);
}

function headOf(sheet: Sheet): Sheet {
  const end = sheet.cells.findIndex(({ row }) => row > ROWS_WITH_HEADINGS);
  return end < 0 ? sheet : { ...sheet, cells: sheet.cells.slice(0, end) };
}

function placesOf({ columns, firstRow }: Headings<ActivityField>): ColumnPlaces {
  const headingCell = cellAddress(Math.max(firstRow - 1, 1), Math.min(...columns.values()));
  return { columns, headingCell };
}

/** The cells below the headings that stand under one, by row; rows that print the headings again are left out. */
function cellsByRow(sheet: Sheet, { columns, firstRow }: Headings<ActivityField>): [number, RowCells][] {
  const fields: (ActivityField | undefined)[] = [];
  columns.forEach((column, field) => (fields[column] = field));
  const rows: [number, RowCells][] = [];
  let current: [number, RowCells] = [0, {}];
  for (const cell of sheet.cells) {
    const field = cell.row < firstRow ? undefined : fields[cell.column];
    if (field === undefined || isBlank(cell)) continue;
    if (cell.row !== current[0]) rows.push((current = [cell.row, {}]));
    current[1][field] = cell;
  }
  return rows.filter(([, cells]) => !isHeadingAgain(cells));
}

function isHeadingAgain({ startsOn }: RowCells): boolean {
  return startsOn?.kind === 'text' && foldHeading(startsOn.text) === DATE_HEADING;
}

/** What merged blocks bring from rows above; columns where that leaves a quantity in doubt are handed back. */
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
