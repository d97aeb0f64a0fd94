/** The twenty columns of an annex as each format shows them, in one shape: what is read back is compared cell by cell. */
import { columnLetters } from '../../src/domain/sheet';
import { htmlTable } from './read-html-table';
import type { ReadCell, ReadSheet } from './read-xlsx';

export interface GridCell {
  readonly text: string;
  readonly bold: readonly string[];
  /** Rows of the annex that the cell spans. */
  readonly rows: number;
  /** Of a cell of execution, RGB of its fill; null: none. */
  readonly fill: string | null;
}

/** By row, then by column; where a cell above covers the place, null. */
export type Grid = (GridCell | null)[][];

const COLUMNS = 20;
const OBSERVATIONS = 19;
const EXECUTION = { from: 15, to: 18 };

/** Fills by the class of a light, as the legend of the commission has them. */
const FILLS: Readonly<Record<string, string | null>> = {
  met: 'C6EFCE',
  partial: 'FFEB9C',
  'not-done': 'FFC7CE',
  'no-data': 'EDEDED',
};

/** What the html shows; of observations the label of the light is the first line. */
export function htmlGrid(html: string): Grid {
  const grid: Grid = [];
  const taken: boolean[][] = [];
  htmlTable(html).forEach((cells, row) => {
    const places: (GridCell | null)[] = Array<null>(COLUMNS).fill(null);
    let column = 0;
    for (const cell of cells) {
      while (taken[row]?.[column]) column += 1;
      for (let span = 0; span < cell.rows; span++) (taken[row + span] ??= [])[column] = true;
      const isLit = column >= EXECUTION.from && column <= EXECUTION.to;
      const label = column === OBSERVATIONS && cell.label !== '' ? [cell.label] : [];
      places[column] = {
        text: [...label, ...cell.paragraphs].join('\n'),
        bold: [...label, ...cell.bold],
        rows: cell.rows,
        fill: isLit ? (FILLS[cell.light ?? ''] ?? null) : null,
      };
    }
    grid.push(places);
  });
  return grid;
}

/** What the sheet shows from row `top` on; rows of the sheet that hold parts of one row are put together. */
export function sheetGrid(sheet: ReadSheet, top: number, rows: number): Grid {
  const blocks = new Map(sheet.merges.map((merge) => [merge.split(':')[0] ?? '', rowOf(merge.split(':')[1] ?? '')]));
  const bottomOf = (row: number, column: number): number => blocks.get(`${columnLetters(column + 1)}${row}`) ?? row;
  const firsts: number[] = [];
  // The number of an indicator's row is told by its name, which no other row shares.
  for (let row = top; firsts.length < rows; row = bottomOf(row, 11) + 1) firsts.push(row);
  const ends = firsts.map((row) => bottomOf(row, 11));
  const covered = new Set<string>();
  return firsts.map((first, index) =>
    Array.from({ length: COLUMNS }, (_, column): GridCell | null => {
      if (covered.has(`${first} ${column}`)) return null;
      const last = column === OBSERVATIONS ? (ends[index] ?? first) : bottomOf(first, column);
      const spanned = firsts.filter((row) => row >= first && row <= last);
      spanned.forEach((row) => covered.add(`${row} ${column}`));
      const cells: ReadCell[] = [];
      for (let row = first; row <= last; row++) {
        const cell = sheet.cells.get(`${columnLetters(column + 1)}${row}`);
        if (cell && (row === first || cell.text !== '')) cells.push(cell);
      }
      return {
        text: joined(cells.map(({ text }) => text)),
        bold: cells.flatMap(({ bold }) => bold),
        rows: spanned.length,
        fill: column >= EXECUTION.from && column <= EXECUTION.to ? (cells[0]?.fill ?? null) : null,
      };
    }),
  );
}

// A part that ends within a paragraph keeps the space behind its last word.
function joined(parts: readonly string[]): string {
  return parts.reduce((whole, part) => `${whole}${whole.endsWith(' ') ? '' : '\n'}${part}`, '').replace(/^\n/, '');
}

function rowOf(address: string): number {
  return Number(address.replace(/\D/g, ''));
}
