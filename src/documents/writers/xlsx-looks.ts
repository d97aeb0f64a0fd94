/** Looks of the cells of a report's workbook. Made once each: the library knows a look again by its object. */
import type { Borders, Style } from 'exceljs';
import type { LightStyle } from '../../presentation/light-style';

export type Look = Partial<Style>;

/** Size in points that tables are written in. */
export const TABLE_SIZE = 9;

export const PLAIN_FONT = { name: 'Arial', size: TABLE_SIZE } as const;
export const BOLD_FONT = { ...PLAIN_FONT, bold: true } as const;

const LINE = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const BORDER: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const TOP_LEFT = { horizontal: 'left', vertical: 'top', wrapText: true } as const;
const CENTRED = { horizontal: 'center', vertical: 'top', wrapText: true } as const;
const MIDDLE = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;

export const TEXT_LOOK: Look = { font: PLAIN_FONT, alignment: TOP_LEFT, border: BORDER };
export const CENTRED_LOOK: Look = { font: PLAIN_FONT, alignment: CENTRED, border: BORDER };
export const BARE_LOOK: Look = { font: PLAIN_FONT, alignment: TOP_LEFT };
export const BARE_BOLD_LOOK: Look = { font: BOLD_FONT, alignment: { horizontal: 'left', vertical: 'middle' } };
export const HEADING_LOOK: Look = { font: BOLD_FONT, alignment: MIDDLE, border: BORDER, fill: solid('FFD9E1F2') };
export const TITLE_LOOK: Look = { font: { ...BOLD_FONT, size: 14 }, alignment: MIDDLE };
export const SUBTITLE_LOOK: Look = { font: { ...BOLD_FONT, size: 11 }, alignment: MIDDLE };
export const FACTS_LOOK: Look = { font: { ...PLAIN_FONT, size: 10 }, alignment: MIDDLE };

/** The blocks of a letterhead from left to right; the last look serves all further ones. */
export const LETTERHEAD_LOOKS: readonly Look[] = [
  letterheadLook('FF9B0A1A', 'FFFFFFFF'),
  letterheadLook('FF404040', 'FFFFFFFF'),
  letterheadLook('FFD9D9D9', 'FF1A1A1A'),
];

/** Parts of one text that goes on in the cell below: bordered as one cell. */
export const PIECE_LOOKS = {
  first: { ...TEXT_LOOK, border: { top: LINE, left: LINE, right: LINE } },
  middle: { ...TEXT_LOOK, border: { left: LINE, right: LINE } },
  last: { ...TEXT_LOOK, border: { left: LINE, right: LINE, bottom: LINE } },
} as const satisfies Record<string, Look>;

const figureLooks = new Map<string, Look>();

/** A figure with so many decimals, or a percent, in the colours of a light; null: none. */
export function figureLook(decimals: number | 'percent', light: LightStyle | null): Look {
  const key = `${decimals} ${light?.cssClass ?? ''}`;
  const known = figureLooks.get(key);
  if (known) return known;
  const point = decimals === 'percent' || decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  const look: Look = {
    ...CENTRED_LOOK,
    numFmt: decimals === 'percent' ? '#,##0 %' : `#,##0${point}`,
    ...(light?.xlsxFill ? { fill: solid(light.xlsxFill), font: coloured(light, false) } : {}),
  };
  figureLooks.set(key, look);
  return look;
}

/** A label in the colours of its light, in one line or in several. */
export function labelLook(light: LightStyle, isWrapped: boolean): Look {
  const fill = light.xlsxFill ? { fill: solid(light.xlsxFill) } : {};
  return {
    font: coloured(light, true),
    alignment: { horizontal: 'left', vertical: 'middle', ...(isWrapped ? { wrapText: true } : {}) },
    border: BORDER,
    ...fill,
  };
}

const colouredFonts = new Map<string, NonNullable<Look['font']>>();

/** Arial in the text colour of a light; made once each. */
export function coloured(light: LightStyle, bold: boolean): NonNullable<Look['font']> {
  const key = `${light.cssClass} ${bold}`;
  const known = colouredFonts.get(key);
  if (known) return known;
  const font = { ...(bold ? BOLD_FONT : PLAIN_FONT), ...(light.xlsxText ? { color: { argb: light.xlsxText } } : {}) };
  colouredFonts.set(key, font);
  return font;
}

function letterheadLook(fill: string, text: string): Look {
  return { font: { ...BOLD_FONT, size: 11, color: { argb: text } }, alignment: MIDDLE, fill: solid(fill) };
}

function solid(argb: string): NonNullable<Look['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
