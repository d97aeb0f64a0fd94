/** Texts divided into lines by our own measuring, so that whoever prints them knows heights and page breaks before. */
import type { TextPart } from '../../presentation/annex-columns';
import { type FaceFamily, faceOf, glyphWidths, UNITS_PER_EM } from './faces';
import { lineSpans, lineTotal, type Span, type Stretch } from './line-spans';

/**
 * The lines of a paragraph, or of several parted by `\n`, each as the parts that stand in it; an empty line has no
 * part. `width` and `size` in points. Lines break after spaces and hyphens, a word wider than the line at any letter;
 * a glyph wider than the line stands in a line of its own.
 */
export function wrapped(parts: readonly TextPart[], width: number, size: number, family: FaceFamily): TextPart[][] {
  const spans = lineSpans(joined(parts), stretchesOf(parts, family), (width * UNITS_PER_EM) / size);
  return spans.map((span) => partsWithin(parts, span));
}

/** How many lines `wrapped` gives, without making them. */
export function lineCount(parts: readonly TextPart[], width: number, size: number, family: FaceFamily): number {
  return lineTotal(joined(parts), stretchesOf(parts, family), (width * UNITS_PER_EM) / size);
}

function joined(parts: readonly TextPart[]): string {
  return parts.length === 1 ? (parts[0]?.text ?? '') : parts.map((part) => part.text).join('');
}

function stretchesOf(parts: readonly TextPart[], family: FaceFamily): Stretch[] {
  let from = 0;
  return parts.map(({ text, bold }): Stretch => {
    const stretch = { from, widthOfGlyph: glyphWidths(faceOf(family, bold)) };
    from += text.length;
    return stretch;
  });
}

function partsWithin(parts: readonly TextPart[], { from, to }: Span): TextPart[] {
  const within: TextPart[] = [];
  let start = 0;
  for (const { text, bold } of parts) {
    const piece = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (piece !== '') within.push({ text: piece, bold });
    start += text.length;
  }
  return within;
}
