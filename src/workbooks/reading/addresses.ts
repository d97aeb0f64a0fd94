import type { SheetMerge } from '../../domain/sheet';

const BLOCK = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/;
/** Sheets end at column XFD. */
export const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;
const A = 65;

/** Number of a column: A is 1, AA is 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let index = 0; index < letters.length; index++) number = number * 26 + letters.charCodeAt(index) - A + 1;
  return number;
}

/** `B2:D5` (corners in any order) or a single cell `B2`; null where it is neither or lies outside a sheet. */
export function blockOf(ref: string): SheetMerge | null {
  const match = BLOCK.exec(ref);
  if (!match) return null;
  const [, left = '', top = '', right = left, bottom = top] = match;
  const columns = [columnNumber(left), columnNumber(right)];
  const rows = [Number(top), Number(bottom)];
  const block = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  return block.bottom > LAST_ROW || block.right > LAST_COLUMN ? null : block;
}

/** How many cells a block covers. */
export function cellsOf(block: SheetMerge): number {
  return (block.bottom - block.top + 1) * (block.right - block.left + 1);
}

/** Whether `address` is a cell of the row that `row` numbers: `B12` of `12`. Asked once per cell, so without patterns. */
export function isCellOfRow(address: string, row: string): boolean {
  const letters = address.length - row.length;
  if (letters < 1 || letters > 3 || !address.endsWith(row)) return false;
  for (let index = 0; index < letters; index++) {
    const code = address.charCodeAt(index);
    if (code < A || code > A + 25) return false;
  }
  return letters < 3 || columnNumber(address.slice(0, 3)) <= LAST_COLUMN;
}
