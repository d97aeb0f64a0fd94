/** Looks of a plan's sheet. */
import type { Borders, Style } from 'exceljs';

const LINE = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const BORDER: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

export const FONT = { name: 'Calibri', size: 10 } as const;

export const TITLE: Partial<Style> = {
  font: { ...FONT, size: 12, bold: true },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
};

export const HEADING: Partial<Style> = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E1F2' } },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: BORDER,
};

export const BODY: Partial<Style> = { font: FONT, alignment: { vertical: 'top', wrapText: true }, border: BORDER };

const CENTRED: Partial<Style> = { ...BODY, alignment: { horizontal: 'center', vertical: 'top', wrapText: true } };

/** The look of a cell of the table by what it holds. */
export function bodyStyle(kind: 'text' | 'code' | 'figure' | 'percent'): Partial<Style> {
  if (kind === 'text') return BODY;
  return kind === 'percent' ? { ...CENTRED, numFmt: '0%' } : CENTRED;
}

/** A look with the fill and text colour of a light, RGB hex; null: none. */
export function filled(style: Partial<Style>, fill: string | null, text: string | null): Partial<Style> {
  if (fill === null) return style;
  return {
    ...style,
    font: { ...FONT, color: { argb: `FF${text ?? '000000'}` } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill}` } },
  };
}
