/** The sheet that the annex is printed on: A3 across, its margins and its type sizes, all in points. */
import type { TextPart } from '../../presentation/annex-columns';
import { lineHeightOf } from '../text/faces';
import { wrapped } from '../text/wrapping';
import type { PdfElement } from './pdf-structure';

export const SHEET = {
  width: 1190.55,
  height: 841.89,
  side: 25.5,
  top: 40,
  bottom: 36,
} as const;

export const CONTENT_WIDTH = SHEET.width - 2 * SHEET.side;
export const CONTENT_HEIGHT = SHEET.height - SHEET.top - SHEET.bottom;

/** Smallest first: nothing is printed below 7 points. */
export const SIZES = { small: 7, body: 7.5, note: 8.5, facts: 9.5, commission: 11, title: 15 } as const;

export const COLOURS = {
  ink: '#1a1a1a',
  muted: '#4a4a4a',
  line: '#8c8c8c',
  heading: '#e4e8ee',
  red: '#9b0a1a',
} as const;

/** A line of text as it is printed: the parts that stand in it. */
export type PrintedLine = readonly TextPart[];

export interface LineStyle {
  readonly size: number;
  readonly color?: string;
  readonly alignment?: 'left' | 'center' | 'right';
  /** What the lines belong to; else they are decoration. */
  readonly element?: PdfElement;
}

/** What pdfmake takes for a piece of a document; it brings no types of its own. */
export type PdfNode = Readonly<Record<string, unknown>>;

/** Height of a line of Roboto. */
export function lineHeight(size: number): number {
  return lineHeightOf('roboto', size);
}

/** Lines of a text in Roboto, without what no font can show. */
export function linesOf(parts: readonly TextPart[], width: number, size: number): TextPart[][] {
  return wrapped(
    parts.map(({ text, bold }) => ({ text: printable(text), bold })),
    width,
    size,
    'roboto',
  );
}

/** Lines of a plain text. */
export function plainLines(text: string, width: number, size: number, bold = false): TextPart[][] {
  return linesOf([{ text, bold }], width, size);
}

/** Lines for pdfmake, each a text of its own that it neither wraps nor joins with the next. */
export function linesNode(lines: readonly PrintedLine[], style: LineStyle): PdfNode {
  const { size: fontSize, element, ...rest } = style;
  return { stack: lines.map((line) => ({ ...lineNode(line), element })), fontSize, noWrap: true, ...rest };
}

function lineNode(line: PrintedLine): PdfNode {
  const [first, ...others] = line;
  if (first === undefined) return { text: ' ', preserveLeadingSpaces: true };
  if (others.length === 0) return first.bold ? { text: first.text, bold: true } : { text: first.text };
  // Kerning may make a line a trifle wider than measured: its parts stay together all the same.
  const last = line.length - 1;
  return { text: line.map((part, index) => (index < last ? { ...part, noNewLine: true } : part)) };
}

// Marks of direction and other signs without a shape would be printed as boxes; a narrow space is one that binds.
function printable(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/\t/g, ' ')
    .replace(/[^\P{C}\n]/gu, '');
}

/** Texts of these characters alone are printed as they are. */
const ORDINARY = /^[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2026]*$/;
