/**
 * How high texts stand in a sheet. Excel grows no row for a merged cell and none beyond a limit, so that heights are
 * computed here.
 */
import type { TextPart } from '../../presentation/annex-columns';
import { lineCount } from '../text/wrapping';
import { TABLE_SIZE } from './xlsx-looks';

/** Paragraphs of a cell. */
export type Paragraphs = readonly (readonly TextPart[])[];

/** A row of a sheet is at most 409 points high. */
export const HIGHEST_ROW = 405;
/** Excel sets lines of Arial 9 with 16 pixels each, which is more than other programs do. */
const LINE_HEIGHT = 12;
const PADDING = 3;
/** What a cell keeps free at its sides. */
const SIDES_PX = 6;
/** On a screen glyphs have whole pixels, which makes some lines wider than they are by the face's own widths. */
const ROUNDED_GLYPHS = 0.95;
export const POINTS_PER_PX = 0.75;
/** Of a size of its own, a line is so much higher than its letters. */
const LEADING = 1.4;

/** Height in points of a row that shows so many lines of the table's size. */
export function heightOfLines(lines: number): number {
  return Math.max(1, lines) * LINE_HEIGHT + PADDING;
}

/** Lines of texts in cells that are together so many pixels wide. */
export class LineCounts {
  constructor(readonly widthPx: number) {}

  of(paragraphs: Paragraphs): number {
    const width = usableWidth(this.widthPx);
    let lines = 0;
    for (const parts of paragraphs) lines += lineCount(parts, width, TABLE_SIZE, 'arial');
    return lines;
  }
}

/** Height in points of a text of another size across a width in pixels. */
export function heightOfText(text: string, widthPx: number, size: number): number {
  const lines = lineCount([{ text, bold: true }], usableWidth(widthPx), size, 'arial');
  return Math.min(HIGHEST_ROW, lines * size * LEADING + PADDING);
}

/** Points that a text may take of a cell's width in pixels. */
export function usableWidth(widthPx: number): number {
  return (widthPx - SIDES_PX) * POINTS_PER_PX * ROUNDED_GLYPHS;
}
