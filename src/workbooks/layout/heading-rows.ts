/** Where a sheet's heading stands: one to three rows, told by the most texts that are known. */
import type { SheetCell } from '../../domain/sheet';
import { foldHeading } from './heading-spec';
import type { SheetGrid } from './sheet-grid';

const ROWS_SEARCHED = 100;
const COLUMNS_SEARCHED = 300;
const MOST_ROWS = 3;
/** No heading is longer; texts of the table itself are not compared. */
const LONGEST_HEADING = 300;

export interface HeadingColumn {
  readonly column: number;
  /** The known text, folded. */
  readonly text: string;
  readonly cell: SheetCell;
}

export interface HeadingRows {
  readonly top: number;
  readonly bottom: number;
  /** Columns with a known text, from left to right. */
  readonly columns: readonly HeadingColumn[];
}

/** The rows with the most known texts; of equals the fewest rows, then the highest. Null: no text is known. */
export function findHeadingRows(grid: SheetGrid, known: ReadonlySet<string>): HeadingRows | null {
  let best: HeadingRows | null = null;
  for (const top of grid.rows().slice(0, ROWS_SEARCHED)) {
    for (let height = 1; height <= MOST_ROWS; height++) {
      const columns = knownColumns(grid, top, top + height - 1, known);
      const found = { top, bottom: top + height - 1, columns };
      if (columns.length > 0 && (best === null || isBetter(found, best))) best = found;
    }
  }
  return best && { ...best, bottom: Math.max(best.bottom, ...best.columns.map(({ cell }) => bottomOf(grid, cell))) };
}

function isBetter(a: HeadingRows, b: HeadingRows): boolean {
  return a.columns.length > b.columns.length || (a.columns.length === b.columns.length && heightOf(a) < heightOf(b));
}

function heightOf({ top, bottom }: HeadingRows): number {
  return bottom - top;
}

function knownColumns(grid: SheetGrid, top: number, bottom: number, known: ReadonlySet<string>): HeadingColumn[] {
  const found: HeadingColumn[] = [];
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => grid.cellsOf(top + index));
  for (const column of new Set(rows.flat().map((cell) => cell.column))) {
    if (column > COLUMNS_SEARCHED) continue;
    const path = pathOf(grid, top, bottom, column);
    const text = knownEnd(path, known);
    const cell = path.at(-1);
    if (text !== null && cell) found.push({ column, text, cell });
  }
  return found.sort((a, b) => a.column - b.column);
}

/** The heading cells over a column from the top down; a group's text also reaches columns that are not merged with it. */
function pathOf(grid: SheetGrid, top: number, bottom: number, column: number): SheetCell[] {
  const path: SheetCell[] = [];
  for (let row = bottom; row >= top; row--) {
    const shown = grid.shown(row, column) ?? (path.length > 0 ? nearestLeft(grid, row, column) : undefined);
    if (shown && shown !== path[0]) path.unshift(shown);
  }
  return path;
}

function nearestLeft(grid: SheetGrid, row: number, column: number): SheetCell | undefined {
  for (let left = column - 1; left >= 1; left--) {
    const cell = grid.cell(row, left);
    if (cell) return cell;
  }
  return undefined;
}

/** The shortest end of a path that is known: `ejecutado abs` of EJECUCIÓN DE METAS, Ejecutado, Abs. */
function knownEnd(path: readonly SheetCell[], known: ReadonlySet<string>): string | null {
  let text = '';
  for (const cell of [...path].reverse()) {
    text = `${cell.text} ${text}`;
    if (text.length > LONGEST_HEADING) return null;
    const folded = foldHeading(text);
    if (known.has(folded)) return folded;
  }
  return null;
}

function bottomOf(grid: SheetGrid, cell: SheetCell): number {
  return grid.mergeAt(cell.row, cell.column)?.bottom ?? cell.row;
}
