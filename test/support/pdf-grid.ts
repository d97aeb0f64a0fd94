/** The table of an annex as its PDF shows it, put together from the tables of its pages by their own structure. */
import type { Grid } from './annex-grid';
import { pdfFills, type ShownFill } from './pdf-reader';
import { elementText, pdfStructure, type ReadElement } from './pdf-structure';

/** What a row shows in a column, whether the cell is its own or shared; letters alone, since lines break elsewhere. */
export interface ShownCell {
  readonly letters: string;
  readonly bold: string;
  readonly fill: string | null;
  /** Whether the cell begins in a row above; null: that row is on another page. */
  readonly isShared: boolean | null;
}

const COLUMNS = 20;
const [LINE_CODE, INDICATOR, INSTITUTIONS, OBSERVATIONS] = [9, 11, 14, 19] as const;
const EXECUTION = { from: 15, count: 4 };
const WIDEST_FIGURE = 40;
const SHEET_HEIGHT = 841.89;

/** By row of the annex, then by column; rows that go on on another page are one again. */
export function pdfGrid(bytes: Uint8Array): ShownCell[][] {
  const fills = pdfFills(bytes);
  const grid: ShownCell[][] = [];
  for (const table of pdfStructure(bytes).children.filter(({ kind }) => kind === 'Table')) {
    const page = table.children[0]?.children[0]?.page ?? 0;
    shownRows(table, fills[page] ?? []).forEach((row, index) => {
      const before = grid.at(-1);
      if (index === 0 && before && isContinued(before, row)) grid[grid.length - 1] = joined(before, row);
      else grid.push(row);
    });
  }
  return grid;
}

/** The grid of another format as it would be read from a PDF whose pages begin where those of `like` do. */
export function asInPdf(grid: Grid, like: readonly (readonly ShownCell[])[]): ShownCell[][] {
  const shown: ShownCell[][] = [];
  grid.forEach((cells, row) => {
    shown.push(
      cells.map((cell, column): ShownCell => {
        const above = shown[row - 1]?.[column];
        const isShared = like[row]?.[column]?.isShared === null ? null : cell === null;
        if (cell === null && above) return { ...above, isShared };
        const own = (text: string): string =>
          column === OBSERVATIONS ? letters(text).replace(SIGN, '') : letters(text);
        const bold = own(cell?.bold.join('') ?? '');
        return { letters: own(cell?.text ?? ''), bold, fill: cell?.fill ?? null, isShared };
      }),
    );
  });
  return shown;
}

const SIGN = /^[●◐○?–]/;
const AGAIN = /^.*?\(continuación\)/;

function letters(text: string): string {
  return text.replace(/\s/g, '');
}

function shownRows(table: ReadElement, fills: readonly ShownFill[]): ShownCell[][] {
  const rows = table.children.filter(({ children }) => children.every(({ kind }) => kind === 'TD'));
  const places: { element: ReadElement; from: number }[][] = rows.map(() => []);
  rows.forEach(({ children }, row) => {
    for (const element of children) {
      let column = 0;
      while (places[row]?.[column]) column += 1;
      for (let below = row; below < row + element.rows; below++) {
        const line = places[below];
        if (line) line[column] = { element, from: row };
      }
    }
  });
  return places.map((cells, row) => {
    const lit = litColours(cells[INDICATOR]?.element, fills);
    return Array.from({ length: COLUMNS }, (_, column): ShownCell => {
      const { element, from = row } = cells[column] ?? {};
      const bold = element?.texts.filter((each) => each.bold).map(({ text }) => text) ?? [];
      return {
        letters: letters(element ? elementText(element) : ''),
        bold: letters(bold.join('')),
        fill: lit[column - EXECUTION.from] ?? null,
        isShared: row === 0 ? null : from < row,
      };
    });
  });
}

/** Of the four cells of execution beside the name of an indicator, from the left. */
function litColours(name: ReadElement | undefined, fills: readonly ShownFill[]): string[] {
  const y = SHEET_HEIGHT - (name?.texts[0]?.y ?? 0);
  const beside = fills.filter((fill) => fill.width < WIDEST_FIGURE && fill.y < y && y < fill.y + fill.height);
  if (beside.length !== 0 && beside.length !== EXECUTION.count) throw new Error(`${beside.length} fills in a row`);
  return beside.sort((a, b) => a.x - b.x).map(({ color }) => color.toUpperCase());
}

function isContinued(before: readonly ShownCell[], row: readonly ShownCell[]): boolean {
  const number = (cells: readonly ShownCell[]) => /^\d+\./.exec(cells[INDICATOR]?.letters ?? '')?.[0];
  const isSameLine = before[LINE_CODE]?.letters === row[LINE_CODE]?.letters && row[LINE_CODE]?.letters !== '';
  return isSameLine && (number(row) === undefined || number(before) === number(row));
}

function joined(before: readonly ShownCell[], row: readonly ShownCell[]): ShownCell[] {
  return before.map((cell, column): ShownCell => {
    const next = row[column];
    const isRepeated = column < INDICATOR || column === INSTITUTIONS || next?.letters === cell.letters;
    if (!next || isRepeated) return cell;
    const more = (text: string): string => (column === OBSERVATIONS ? text.replace(AGAIN, '') : text);
    return { ...cell, letters: cell.letters + more(next.letters), bold: cell.bold + more(next.bold) };
  });
}
