/** The twenty columns of the annex across the sheet, in points. */
import { CONTENT_WIDTH } from './pdf-sheet';

export const PADDING = { across: 2.5, above: 2, below: 2.5 } as const;
export const LINE_WIDTH = 0.5;

const OBJECTIVE = [25, 60, 56, 37, 24, 50];
const STRATEGY = [52, 25, 64];
const ACTION_LINE = [34.5, 84, 80, 37, 28, 66];
const EXECUTION = [27, 26, 27, 26];
const FIXED = [...OBJECTIVE, ...STRATEGY, ...ACTION_LINE, ...EXECUTION];
const COLUMNS = FIXED.length + 1;
const BETWEEN = COLUMNS * 2 * PADDING.across + (COLUMNS + 1) * LINE_WIDTH;

/** Width for text in each column, paddings and rules left out; the observations have what is left of the sheet. */
export const TEXT_WIDTHS: readonly number[] = [
  ...FIXED,
  CONTENT_WIDTH - BETWEEN - FIXED.reduce((sum, width) => sum + width, 0),
];

/** Width for the text of a cell that covers several columns. */
export function textWidth(column: number, columns: number): number {
  const widths = TEXT_WIDTHS.slice(column, column + columns);
  return widths.reduce((sum, width) => sum + width, 0) + (columns - 1) * (2 * PADDING.across + LINE_WIDTH);
}

/** What a row is higher than its text: paddings and the rule below it. */
export const ROW_EXTRA = PADDING.above + PADDING.below + LINE_WIDTH;
