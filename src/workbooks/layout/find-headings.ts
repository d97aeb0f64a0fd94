/**
 * Finds the columns of a sheet by the texts of a heading of up to three rows. Case, accents, spaces and line breaks do
 * not matter, columns may be reordered within their group, unknown columns are ignored.
 */
import { cellAddress, type CellMessage, type Sheet } from '../../domain/sheet';
import { placeInGroups, type Placement } from './heading-groups';
import { findHeadingRows, type HeadingColumn, type HeadingRows } from './heading-rows';
import { foldHeading, headingsOf, type HeadingSpec, labelOf, textsOf } from './heading-spec';
import { SheetGrid } from './sheet-grid';

/** A sheet has a few dozen headings; what is known and stands past these is not looked at. */
const MOST_COLUMNS = 120;

export interface Headings<K extends string> {
  /** Column number by heading; a heading that the sheet lacks is missing. */
  readonly columns: ReadonlyMap<K, number>;
  /** First row below the heading. */
  readonly firstRow: number;
  /** Missing required headings (one error that names them all) and repeated ones. */
  readonly errors: readonly CellMessage[];
  /** Whether a row below prints headings again, as each printed page does. */
  readonly repeatedIn: (row: number) => boolean;
}

/** Finds the headings of a spec; a grid made before may be handed over. */
export function findHeadings<K extends string>(
  sheet: Sheet,
  spec: HeadingSpec<K>,
  grid: SheetGrid = new SheetGrid(sheet),
): Headings<K> {
  const known = new Set(headingsOf(spec).flatMap(textsOf));
  const rows = findHeadingRows(grid, known) ?? { top: 1, bottom: 0, columns: [] };
  const { placed, left } = place(spec, rows.columns.slice(0, MOST_COLUMNS));
  const columns = new Map(placed.map(({ heading, at }) => [heading.key, at.column]));
  return {
    columns,
    firstRow: rows.bottom + 1,
    errors: [...missing(spec, columns, rows.top), ...left.map(repeated)],
    repeatedIn: repetition(grid, rows),
  };
}

function place<K extends string>(spec: HeadingSpec<K>, columns: readonly HeadingColumn[]): Placement<K> {
  const anywhere = spec.anywhere ?? [];
  const ownTexts = new Set(anywhere.flatMap(textsOf));
  const inGroups = placeInGroups(
    spec.groups,
    columns.filter(({ text }) => !ownTexts.has(text)),
  );
  const free = placeInGroups(
    [anywhere],
    columns.filter(({ text }) => ownTexts.has(text)),
  );
  return { placed: [...inGroups.placed, ...free.placed], left: [...inGroups.left, ...free.left] };
}

function missing<K extends string>(spec: HeadingSpec<K>, columns: ReadonlyMap<K, number>, top: number): CellMessage[] {
  const absent = headingsOf(spec).filter((heading) => heading.required && !columns.has(heading.key));
  if (absent.length === 0) return [];
  const names = absent.map((heading) => `«${labelOf(heading)}»`).join(', ');
  const verb = absent.length === 1 ? 'Falta el encabezado' : 'Faltan los encabezados';
  return [{ cell: cellAddress(top, 1), message: `${verb} ${names}; agréguelos como en el formato oficial.` }];
}

function repeated({ cell, column }: HeadingColumn): CellMessage {
  const text = cell.text.replace(/\s+/g, ' ').trim();
  return {
    cell: cellAddress(cell.row, column),
    message: `El encabezado «${text}» está repetido o fuera de su grupo de columnas; quite la columna o llévela a su grupo.`,
  };
}

function repetition(grid: SheetGrid, { top, bottom }: HeadingRows): (row: number) => boolean {
  const texts = new Set<string>();
  for (let row = top; row <= bottom; row++) grid.cellsOf(row).forEach(({ text }) => texts.add(foldHeading(text)));
  return (row) => {
    const cells = grid.cellsOf(row);
    return row > bottom && cells.length > 1 && cells.every(({ text }) => texts.has(foldHeading(text)));
  };
}
