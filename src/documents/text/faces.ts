/** The faces that texts are measured in, and the widths of their glyphs, kept per code point once asked for. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ARIAL, ARIAL_BOLD, ARIAL_SIGNS, type LatinWidths } from './arial-widths';

/** Roboto is what the PDF embeds; its bold is Roboto Medium. Arial is what workbooks ask for. */
export type Face = 'roboto' | 'roboto-bold' | 'arial' | 'arial-bold';
export type FaceFamily = 'roboto' | 'arial';

/** All four faces are drawn on this many units per em. */
export const UNITS_PER_EM = 2048;

/** Ascent and descent together, and for Arial the gap that spreadsheets add, in units per em. */
const LINE_UNITS: Readonly<Record<FaceFamily, number>> = { roboto: 2400, arial: 2355 };

const ROBOTO_FILES = { roboto: 'Roboto-Regular.ttf', 'roboto-bold': 'Roboto-Medium.ttf' } as const;

type GlyphWidth = (codePoint: number) => number;

/** The little of fontkit that measuring needs; the package brings no types. */
interface Fontkit {
  openSync(path: string): { glyphForCodePoint(codePoint: number): { readonly advanceWidth: number } };
}

const load = createRequire(__filename);
const kept = new Map<Face, GlyphWidth>();

/** The face of a family, regular or bold. */
export function faceOf(family: FaceFamily, bold: boolean): Face {
  return bold ? `${family}-bold` : family;
}

/** Height of a line of text in points, as the face sets it without further spacing. */
export function lineHeightOf(family: FaceFamily, size: number): number {
  return (LINE_UNITS[family] * size) / UNITS_PER_EM;
}

/** Where pdfmake keeps the font file of a Roboto face. */
export function robotoPath(face: 'roboto' | 'roboto-bold'): string {
  return join(dirname(load.resolve('pdfmake/package.json')), 'fonts/Roboto', ROBOTO_FILES[face]);
}

/** Width of one glyph by its code point, in units per em; the font is opened when first asked for. */
export function glyphWidths(face: Face): GlyphWidth {
  const known = kept.get(face);
  if (known) return known;
  const widths = keeping(face === 'roboto' || face === 'roboto-bold' ? robotoWidth(face) : arialWidth(face));
  kept.set(face, widths);
  return widths;
}

/** One entry per code point of the basic plane, one above the width; 0: not yet asked for. */
function keeping(widthOf: GlyphWidth): GlyphWidth {
  const basic = new Uint16Array(0x10000);
  return (codePoint) => {
    if (codePoint >= basic.length) return widthOf(codePoint);
    const found = basic[codePoint] ?? 0;
    if (found > 0) return found - 1;
    const width = widthOf(codePoint);
    basic[codePoint] = width + 1;
    return width;
  };
}

function robotoWidth(face: 'roboto' | 'roboto-bold'): GlyphWidth {
  // pdfmake brings pdfkit and pdfkit brings fontkit: each is looked for from where it is needed.
  const fromPdfkit = createRequire(createRequire(load.resolve('pdfmake')).resolve('pdfkit'));
  const font = (fromPdfkit('fontkit') as Fontkit).openSync(robotoPath(face));
  return (codePoint) => Math.round(font.glyphForCodePoint(codePoint).advanceWidth);
}

function arialWidth(face: 'arial' | 'arial-bold'): GlyphWidth {
  const latin = face === 'arial' ? ARIAL : ARIAL_BOLD;
  return (codePoint) => latinWidth(codePoint, latin);
}

// A letter with an accent is as wide as without; what is not known is taken as wide as an em, so that space is left.
function latinWidth(codePoint: number, latin: LatinWidths): number {
  const sign = String.fromCodePoint(codePoint);
  const plain = sign.normalize('NFD').codePointAt(0) ?? codePoint;
  const known = latin.basic[codePoint - 0x20] ?? latin.supplement[codePoint - 0xa0] ?? ARIAL_SIGNS.get(sign);
  if (known !== undefined) return known;
  if (/^[\p{M}\p{C}]$/u.test(sign)) return 0;
  return plain === codePoint ? UNITS_PER_EM : latinWidth(plain, latin);
}
