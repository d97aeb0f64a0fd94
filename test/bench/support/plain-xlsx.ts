/** The table of an annex by exceljs's streaming writer: the same cells and looks, no merges and no heights. */
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import type { Annex } from '../../../src/domain/annex';
import { built } from './built';

const cells = built<typeof import('../../../src/documents/writers/annex-xlsx-cells')>(
  'documents/writers/annex-xlsx-cells',
);
const columns = built<typeof import('../../../src/presentation/annex-columns')>('presentation/annex-columns');
const lightStyle = built<typeof import('../../../src/presentation/light-style')>('presentation/light-style');
const page = built<typeof import('../../../src/presentation/annex-page')>('presentation/annex-page');

/** The rows that stand above the table in ours, so that cells have the same places. */
export const ROWS_ABOVE = 8;

export async function plainXlsx(annex: Annex): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const out = new PassThrough();
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: true });
  const sheet = workbook.addWorksheet('Anexo 1');
  sheet.columns = columns.ANNEX_COLUMNS.map(() => ({ width: 15 }));
  const printed = page.printedRows(annex);
  const spans = page.columnSpans(printed);
  const setting = { cutoff: annex.cutoff, lights: lightStyle.lightStyles(annex.legend) };
  printed.forEach((each, index) => {
    const isOwn = (place: number): boolean => spans[place]?.[index] !== 0;
    const texts = cells.rowTexts(each, isOwn, setting);
    const row = sheet.getRow(ROWS_ABOVE + index + 1);
    columns.ANNEX_COLUMNS.forEach((column, place) => {
      const cell = row.getCell(place + 1);
      if (!isOwn(place)) {
        cell.style = cells.emptyLook(column, texts);
        return;
      }
      const written = cells.cellOf(column, place, texts);
      cell.style = written.look;
      if (written.value !== null) cell.value = written.value;
    });
    row.commit();
  });
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(chunks);
}
