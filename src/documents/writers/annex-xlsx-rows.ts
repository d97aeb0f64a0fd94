/**
 * Where rows of the annex stand in a sheet: how high each is, and into how many rows of the sheet it is divided where
 * its texts need more than one can have.
 */
import { OBSERVATIONS, type RowTexts } from './annex-xlsx-cells';
import { heightOfLines, HIGHEST_ROW, type LineCounts } from './xlsx-measure';
import { type Piece, piecesOf } from './xlsx-pieces';

/** Rows of the sheet that one row of the annex takes. */
export interface PlacedRow {
  /** The first of them, counted from the first row that is placed. */
  readonly from: number;
  /** Of each of them, in points. */
  readonly heights: readonly number[];
  /** Observations in pieces, each in the next row; null: one text over all of the rows. */
  readonly pieces: readonly Piece[] | null;
}

/** How many rows of the annex the cell at a place spans that begins in a row; 0: the cell above covers it. */
export type SpanOf = (place: number, row: number) => number;

interface SpanningCell {
  readonly row: number;
  readonly rows: number;
  readonly height: number;
}

/** Places rows of which no cell spans others; `counts` of the columns. */
export function placedRows(rows: readonly RowTexts[], spanOf: SpanOf, counts: readonly LineCounts[]): PlacedRow[] {
  const spanning: SpanningCell[] = [];
  const heights = rows.map((texts, row) => ownHeight(texts, row, { spanOf, counts, spanning }));
  spanning.sort((a, b) => a.rows - b.rows);
  spanning.forEach((cell) => stretch(heights, cell));
  let from = 0;
  return heights.map((height, row): PlacedRow => {
    const observations = rows[row]?.paragraphs[OBSERVATIONS] ?? [];
    const pieces = height > HIGHEST_ROW ? piecesOf(observations, counts[OBSERVATIONS]?.widthPx ?? 0) : [];
    const several = pieces.length > 1 ? pieces : null;
    const placed = { from, heights: dividedHeight(height, several), pieces: several };
    from += placed.heights.length;
    return placed;
  });
}

interface Measuring {
  readonly spanOf: SpanOf;
  readonly counts: readonly LineCounts[];
  readonly spanning: SpanningCell[];
}

/** What the cells need that no other row shares; those that span rows are put aside. */
function ownHeight({ paragraphs }: RowTexts, row: number, { spanOf, counts, spanning }: Measuring): number {
  let lines = 1;
  paragraphs.forEach((each, place) => {
    if (each.length === 0) return;
    const own = counts[place]?.of(each) ?? 0;
    const rows = spanOf(place, row);
    if (rows > 1) spanning.push({ row, rows, height: heightOfLines(own) });
    else lines = Math.max(lines, own);
  });
  return heightOfLines(lines);
}

// Shared out evenly: one high row among low ones would look as if something were missing in it.
function stretch(heights: number[], { row, rows, height }: SpanningCell): void {
  let together = 0;
  for (let index = row; index < row + rows; index++) together += heights[index] ?? 0;
  const more = (height - together) / rows;
  if (more <= 0) return;
  for (let index = row; index < row + rows; index++) heights[index] = (heights[index] ?? 0) + more;
}

/** The pieces' own heights, stretched as far as rows go; what is left stands in further rows below. */
function dividedHeight(height: number, pieces: readonly Piece[] | null): number[] {
  if (pieces === null) return equalRows(height);
  const heights = pieces.map(({ lines }) => heightOfLines(lines));
  let rest = height - heights.reduce((sum, each) => sum + each, 0);
  for (let index = 0; rest > 0 && index < heights.length; index++) {
    const own = heights[index] ?? 0;
    const more = Math.min(rest, HIGHEST_ROW - own);
    heights[index] = own + more;
    rest -= more;
  }
  return rest > 0 ? [...heights, ...equalRows(rest)] : heights;
}

function equalRows(height: number): number[] {
  const count = Math.ceil(height / HIGHEST_ROW);
  return Array<number>(count).fill(height / count);
}
