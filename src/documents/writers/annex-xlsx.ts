/**
 * The annex as an Excel workbook: the twenty columns of Anexo 1 with parents merged, the responsible in bold, the
 * lights as fills, headings repeated on each printed page. Read again by the importer of plans it is the same plan.
 */
import type { Annex } from '../../domain/annex';
import { slashedDate } from '../../domain/dates';
import type { Letterhead } from '../../domain/letterhead';
import { type AnnexColumn, ANNEX_COLUMNS, type PrintedRow } from '../../presentation/annex-columns';
import { annexPage, annexTitle, printedRows } from '../../presentation/annex-page';
import { lightStyles } from '../../presentation/light-style';
import { writeActivities } from './annex-xlsx-activities';
import { figuresOf, numberOf, type RowFigures } from './annex-xlsx-cells';
import { writeBelow, writeHeadings, writeTop } from './annex-xlsx-around';
import { writeTable } from './annex-xlsx-table';
import { bookBytes, type XlsxBook } from './xlsx-book';
import { widthOf } from '../text/measuring';
import { TABLE_SIZE } from './xlsx-looks';
import { POINTS_PER_PX } from './xlsx-measure';

/** Of the twenty columns, in pixels; those of figures grow with their widest number. */
const WIDTHS = [48, 124, 108, 74, 54, 92, 86, 48, 120, 62, 146, 134, 76, 54, 142, 60, 54, 60, 54, 384] as const;
const FIGURE_SIDES_PX = 14;
const LIMA_MIDNIGHT = 'T05:00:00Z';

/**
 * The bytes of the workbook; the same annex gives the same bytes at any time, in any zone and locale. Runs where it is
 * called, which should be a worker thread: a thousand rows take a good part of a second.
 * @param letterhead null: none
 */
export function annexXlsx(annex: Annex, letterhead: Letterhead | null = null): Promise<Uint8Array> {
  const { code, commission } = annex.plan;
  const madeAt = annex.validatedThrough ?? Date.parse(`${annex.cutoff}${LIMA_MIDNIGHT}`);
  return bookBytes({ title: `${annexTitle(annex.plan)} (${code})`, creator: commission, madeAt }, (book) => {
    writeAnnex(book, annex, letterhead);
    writeActivities(book, annex);
  });
}

function writeAnnex(book: XlsxBook, annex: Annex, letterhead: Letterhead | null): void {
  const page = annexPage({ ...annex, objectives: [], rows: [] });
  const printed = printedRows(annex);
  const widths = columnWidths(printed);
  const top = letterhead === null ? 5 : 6;
  const sheet = book.sheet({
    name: 'Anexo 1',
    widths,
    frozenRows: top + page.headings.length - 1,
    headingRows: [top, top + page.headings.length - 1],
    footer: [`${annex.plan.code} · Anexo 1`, `Fecha de corte: ${slashedDate(annex.cutoff)}`],
  });
  writeTop(sheet, page, letterhead, widths);
  writeHeadings(sheet, page.headings, widths);
  writeTable(sheet, printed, widths, { cutoff: annex.cutoff, lights: lightStyles(annex.legend) });
  writeBelow(sheet, page, widths);
  sheet.end();
}

// A number that does not fit its column shows as ####.
function columnWidths(printed: readonly PrintedRow[]): number[] {
  const rows = printed.map((each) => ({ printed: each, figures: figuresOf(each) }));
  return ANNEX_COLUMNS.map((column, place) => {
    const width = WIDTHS[place] ?? 0;
    return column.kind === 'figure' ? Math.max(width, widestFigure(column, rows)) : width;
  });
}

/** All digits are equally wide, so that of whole numbers the largest is the widest and the only one that is set. */
function widestFigure(column: AnnexColumn, rows: readonly RowFigures[]): number {
  let [largest, place, widest] = [-1, -1, 0];
  rows.forEach((row, index) => {
    if (column.sharedBy !== null && row.printed.objective === rows[index - 1]?.printed.objective) return;
    const number = numberOf(column, row) ?? NaN;
    if (number > largest && Number.isInteger(number)) [largest, place] = [number, index];
    else if (!(number >= 0 && Number.isInteger(number))) widest = Math.max(widest, figureWidth(column, row.printed));
  });
  const row = rows[place];
  return row ? Math.max(widest, figureWidth(column, row.printed)) : widest;
}

/** In pixels, with what stands free at its sides; of several lines the widest. */
function figureWidth(column: AnnexColumn, row: PrintedRow): number {
  const lines = column.text(row).map((parts) => parts.map(({ text }) => text).join(''));
  const widest = Math.max(0, ...lines.map((text) => widthOf(text, 'arial', TABLE_SIZE)));
  return Math.ceil(widest / POINTS_PER_PX) + FIGURE_SIDES_PX;
}
