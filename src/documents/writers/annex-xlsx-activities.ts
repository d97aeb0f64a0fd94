/** The sheet with the observations that no cell of the table can hold, a line in each row. */
import type { Annex, AnnexRow } from '../../domain/annex';
import { nameOf, type TextPart } from '../../presentation/annex-columns';
import { richValue } from './annex-xlsx-cells';
import type { WrittenCell, XlsxBook, XlsxSheet } from './xlsx-book';
import { CENTRED_LOOK, HEADING_LOOK, TEXT_LOOK } from './xlsx-looks';
import { heightOfLines, LineCounts, type Paragraphs } from './xlsx-measure';
import { piecesOf } from './xlsx-pieces';
import { cellText } from './xlsx-package';

const HEADINGS = ['LÍNEA DE ACCIÓN', 'INDICADOR', 'OBSERVACIONES'] as const;
const WIDTHS = [70, 300, 1100] as const;

/** Adds the sheet where some observations need it. */
export function writeActivities(book: XlsxBook, annex: Annex): void {
  const rows = annex.rows.filter(({ indicator }) => indicator.observationTotals !== null);
  if (rows.length === 0) return;
  const footer = [`${annex.plan.code} · Anexo 1 · Actividades`, ''] as const;
  const sheet = book.sheet({ name: 'Actividades', widths: WIDTHS, frozenRows: 1, headingRows: [1, 1], footer });
  const heading = HEADINGS.map((text): WrittenCell => ({ value: text, look: HEADING_LOOK }));
  sheet.write(heightOfLines(headingLines()) + 6, heading);
  for (const row of rows) writeLines(sheet, row);
  sheet.end();
}

function headingLines(): number {
  return Math.max(...HEADINGS.map((text, column) => new LineCounts(WIDTHS[column] ?? 0).of([[{ text, bold: true }]])));
}

function writeLines(sheet: XlsxSheet, { line, indicator }: AnnexRow): void {
  const name = nameOf(indicator);
  const lowest = new LineCounts(WIDTHS[1]).of(name);
  for (const text of indicator.observations.split('\n')) {
    const part: TextPart = { text, bold: false };
    for (const piece of piecesOf([[part]], WIDTHS[2])) {
      sheet.write(heightOfLines(Math.max(lowest, piece.lines)), cellsOf(line.code, name, piece.paragraphs));
    }
  }
}

function cellsOf(code: string, name: Paragraphs, told: Paragraphs): WrittenCell[] {
  return [
    { value: cellText(code), look: CENTRED_LOOK },
    { value: richValue(name, null), look: TEXT_LOOK },
    { value: richValue(told, null), look: TEXT_LOOK },
  ];
}
