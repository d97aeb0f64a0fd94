/** Texts and shapes at places that are known beforehand, as pdfmake draws them once it has laid out a page. */
import type { PdfNode, PrintedLine } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';

/** A line of text, its upper left corner in points from the sheet's. */
export interface PlacedText {
  readonly line: PrintedLine;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  /** To which element it belongs; null: decoration. */
  readonly element: PdfElement | null;
}

/** A shape as pdfmake's canvas takes it, from the sheet's upper left corner. */
export interface PlacedShape {
  readonly shape: PdfNode;
}

export type Placed = PlacedText | PlacedShape;

/** A document's fonts. */
export interface FontSource {
  provideFont(family: string, bold: boolean, italics: boolean): Font;
}

interface Font {
  /** In thousandths of the size. */
  readonly ascender: number;
  lineHeight(size: number): number;
  widthOfString(text: string, size: number): number;
}

/** What pdfmake's renderer draws. */
export function placedItem(placed: Placed, fonts: FontSource): object {
  // It notes colours in the shapes that it draws: each draws a copy.
  if ('shape' in placed) return { type: 'vector', item: { ...placed.shape } };
  return { type: 'line', item: lineItem(placed, fonts) };
}

function lineItem({ line, x, y, size: fontSize, color, element }: PlacedText, fonts: FontSource): object {
  let beside = 0;
  const inlines = line.map(({ text, bold }, index) => {
    const font = fonts.provideFont('Roboto', bold, false);
    const inline = { text, font, fontSize, color, x: beside, width: 0 };
    // The width of the last is asked for by nobody.
    if (index < line.length - 1) inline.width = font.widthOfString(text, fontSize);
    beside += inline.width;
    return inline;
  });
  const face = fonts.provideFont('Roboto', false, false);
  return {
    ...{ x, y, inlines, element },
    getHeight: () => face.lineHeight(fontSize),
    getAscenderHeight: () => (face.ascender / 1000) * fontSize,
  };
}
