/** A workbook as bytes that depend on its content alone: neither on the clock nor on the time zone. */
import type { Workbook } from 'exceljs';
import { unzipSync, zipSync } from 'fflate';

/** No document is older, so that nobody takes it for the day on which it was made. */
const MADE_AT = new Date('1980-01-01T00:00:00Z');

/** Packs a workbook; the same content always gives the same bytes. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  workbook.created = MADE_AT;
  workbook.modified = MADE_AT;
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  // Packages keep the wall clock of their parts, which the constructor takes as it is here.
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
}

/** A text as cells keep it: what looks like the escape of a character (`_x000D_`) stays what it says. */
export function cellText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
