/** How wide a text is, from the widths of its glyphs; kerning is left out, which moves a line by less than a letter. */
import { type Face, glyphWidths, UNITS_PER_EM } from './faces';

/** Width in points of a text in one line at a size in points. */
export function widthOf(text: string, face: Face, size: number): number {
  const widthOfGlyph = glyphWidths(face);
  let units = 0;
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at++;
    units += widthOfGlyph(codePoint);
  }
  return (units * size) / UNITS_PER_EM;
}
