/** Looks that the sheets of the template share. */
import type { Borders, Style } from 'exceljs';

const LINE = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** A heading, darker where its column has to be filled in. */
export function headingStyle(strong: boolean): Partial<Style> {
  return {
    font: { bold: true, color: { argb: 'FFFFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: strong ? 'FF1F3864' : 'FF44546A' } },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border: BORDER,
    protection: { locked: true },
  };
}

/** A cell that may be written in. */
export function writable(format?: string): Partial<Style> {
  return {
    alignment: { vertical: 'top', wrapText: true },
    protection: { locked: false },
    ...(format === undefined ? {} : { numFmt: format }),
  };
}

/** A cell that is only to be read. */
export const READABLE: Partial<Style> = { alignment: { vertical: 'top', wrapText: true }, border: BORDER };
