/** A worksheet as plain cells: what importers read, whoever opened the file. Rows and columns count from 1. */

/** A run of text in one typeface; who is responsible in a plan is told by bold runs. */
export interface TextRun {
  readonly text: string;
  readonly bold: boolean;
}

/**
 * What a cell holds. `text` is always what a person would read: a number in its shortest decimal form, a date as ISO
 * text. A formula counts by its stored result; `no-result` is a formula without one, `error` one such as `#DIV/0!`.
 */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'no-result';
  readonly text: string;
  /** Only of kind number. */
  readonly number?: number;
  /** Only of kind text: rich text by run, or one run with the cell's own typeface. */
  readonly runs?: readonly TextRun[];
}

/** A merged block, all four borders included. */
export interface SheetMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet; `cells` holds those with content alone, in order of rows, then columns. Merged cells hold it in the first. */
export interface Sheet {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly SheetMerge[];
}

/** Something an importer tells about one cell. */
export interface CellMessage {
  /** `H12`, or `Actividades!H12` where the workbook has several sheets that count. */
  readonly cell: string;
  readonly message: string;
}

/** A1 address of a cell: `cellAddress(12, 8)` is `H12`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** Letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
