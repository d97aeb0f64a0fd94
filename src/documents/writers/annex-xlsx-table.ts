/** The table of the annex in a sheet: its rows with parents merged and long texts divided. */
import { ANNEX_COLUMNS, type PrintedRow } from '../../presentation/annex-columns';
import { columnSpans } from '../../presentation/annex-page';
import {
  cellOf,
  emptyLook,
  OBSERVATIONS,
  richValue,
  type RowSetting,
  type RowTexts,
  rowTexts,
} from './annex-xlsx-cells';
import { type PlacedRow, placedRows, type SpanOf } from './annex-xlsx-rows';
import type { WrittenCell, XlsxSheet } from './xlsx-book';
import { PIECE_LOOKS } from './xlsx-looks';
import { LineCounts } from './xlsx-measure';

/** Writes the rows from the sheet's next row on; `widths` of the columns in pixels. */
export function writeTable(
  sheet: XlsxSheet,
  printed: readonly PrintedRow[],
  widths: readonly number[],
  setting: RowSetting,
): void {
  const spans = columnSpans(printed);
  const counts = widths.map((width) => new LineCounts(width));
  // No cell goes beyond its objective, so that the texts of one objective at a time are kept.
  for (const [first, end] of objectivesOf(printed)) {
    const spanOf: SpanOf = (place, row) => spans[place]?.[first + row] ?? 0;
    const rows = printed
      .slice(first, end)
      .map((each, row) => rowTexts(each, (place) => spanOf(place, row) > 0, setting));
    writeRows(sheet, rows, placedRows(rows, spanOf, counts), spanOf);
  }
}

/** From which row to before which one each objective goes. */
function objectivesOf(printed: readonly PrintedRow[]): [first: number, end: number][] {
  const runs: [number, number][] = [];
  printed.forEach(({ objective }, row) => {
    const last = runs.at(-1);
    if (last && printed[row - 1]?.objective === objective) last[1] = row + 1;
    else runs.push([row, row + 1]);
  });
  return runs;
}

function writeRows(sheet: XlsxSheet, rows: readonly RowTexts[], placed: readonly PlacedRow[], spanOf: SpanOf): void {
  const top = sheet.next;
  rows.forEach((texts, row) => {
    const own = placed[row];
    own?.heights.forEach((height, part) => {
      sheet.write(
        height,
        ANNEX_COLUMNS.map((column, place): WrittenCell => {
          if (place === OBSERVATIONS && own.pieces) return pieceCell(texts, own.pieces, part);
          const isFirst = part === 0 && spanOf(place, row) > 0;
          return isFirst ? cellOf(column, place, texts) : { value: null, look: emptyLook(column, texts) };
        }),
      );
    });
    mergeRow(sheet, placed, row, top, spanOf);
  });
}

function pieceCell({ light }: RowTexts, pieces: NonNullable<PlacedRow['pieces']>, part: number): WrittenCell {
  const piece = pieces[part];
  const look = part === 0 ? PIECE_LOOKS.first : part < pieces.length - 1 ? PIECE_LOOKS.middle : PIECE_LOOKS.last;
  return { value: piece ? richValue(piece.paragraphs, light) : null, look };
}

function mergeRow(sheet: XlsxSheet, placed: readonly PlacedRow[], row: number, top: number, spanOf: SpanOf): void {
  const own = placed[row];
  if (!own) return;
  const first = top + own.from;
  ANNEX_COLUMNS.forEach((_, place) => {
    const span = spanOf(place, row);
    const end = placed[row + span - 1];
    if (span === 0 || !end) return;
    const bottom = top + end.from + end.heights.length - 1;
    const isDivided = place === OBSERVATIONS && own.pieces !== null;
    sheet.merge(isDivided ? first + own.pieces.length - 1 : first, place + 1, bottom, place + 1);
  });
}
