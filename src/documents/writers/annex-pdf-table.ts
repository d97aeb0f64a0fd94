/** One page's part of the annex's table for pdfmake: headings, cells in lines, heights that leave nothing to move. */
import type { Heading } from '../../presentation/annex-page';
import { lightStyle } from '../../presentation/light-style';
import { SIGN_WIDTH } from './annex-cells';
import type { SheetCell, SheetOfRows } from './annex-pages';
import { LINE_WIDTH, PADDING, ROW_EXTRA, TEXT_WIDTHS, textWidth } from './annex-pdf-columns';
import { lightSign } from './annex-pdf-sign';
import { COLOURS, lineHeight, linesNode, type PdfNode, plainLines, type PrintedLine, SIZES } from './pdf-sheet';

/** The heading of the table as it stands on every page. */
export interface PrintedHeading {
  /** Made anew for each page: pdfmake writes into what it lays out. */
  readonly rows: () => PdfNode[][];
  readonly heights: readonly number[];
  /** Paddings, rules and the rule above included. */
  readonly height: number;
}

const LAYOUT = {
  hLineWidth: () => LINE_WIDTH,
  vLineWidth: () => LINE_WIDTH,
  hLineColor: () => COLOURS.line,
  vLineColor: () => COLOURS.line,
  paddingLeft: () => PADDING.across,
  paddingRight: () => PADDING.across,
  paddingTop: () => PADDING.above,
  paddingBottom: () => PADDING.below,
};

/** Measures the heading; its three rows are as high as their longest texts need. */
export function printedHeading(headings: readonly (readonly Heading[])[]): PrintedHeading {
  const placed = placedHeadings(headings);
  const heights = headings.map((_row, index) => {
    const own = placed.filter(({ row, heading }) => row === index && heading.rows === 1);
    return Math.max(lineHeight(SIZES.small), ...own.map(({ lines }) => lines.length * lineHeight(SIZES.small)));
  });
  for (const { row, heading, lines } of placed) {
    const last = row + heading.rows - 1;
    const lacking = lines.length * lineHeight(SIZES.small) - spanHeight(heights, row, heading.rows);
    if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking;
  }
  const rows = (): PdfNode[][] => headings.map((_row, row) => headingRow(row, placed, heights));
  const height = heights.reduce((sum, each) => sum + each + ROW_EXTRA, LINE_WIDTH);
  return { rows, heights, height };
}

/** The table of a page, headings first. */
export function tableNode(heading: PrintedHeading, sheet: SheetOfRows): PdfNode {
  const body = [...heading.rows(), ...sheet.rows.map(({ cells }) => bodyRow(cells))];
  return {
    table: {
      widths: [...TEXT_WIDTHS],
      heights: [...heading.heights, ...sheet.rows.map(({ height }) => height)],
      body,
    },
    layout: LAYOUT,
  };
}

interface PlacedHeading {
  readonly row: number;
  readonly column: number;
  readonly heading: Heading;
  readonly lines: readonly PrintedLine[];
}

function placedHeadings(headings: readonly (readonly Heading[])[]): PlacedHeading[] {
  const filled = headings.map(() => new Set<number>());
  return headings.flatMap((row, index) =>
    row.map((heading): PlacedHeading => {
      const column = TEXT_WIDTHS.findIndex((_width, place) => filled[index]?.has(place) === false);
      for (let below = 0; below < heading.rows; below++) {
        for (let beside = 0; beside < heading.columns; beside++) filled[index + below]?.add(column + beside);
      }
      const lines = plainLines(heading.text, textWidth(column, heading.columns), SIZES.small, true);
      return { row: index, column, heading, lines };
    }),
  );
}

function headingRow(row: number, placed: readonly PlacedHeading[], heights: readonly number[]): PdfNode[] {
  const cells: PdfNode[] = TEXT_WIDTHS.map(() => ({}));
  for (const each of placed.filter((one) => one.row === row)) {
    cells[each.column] = headingNode(each, spanHeight(heights, row, each.heading.rows));
  }
  return cells;
}

function spanHeight(heights: readonly number[], row: number, rows: number): number {
  return heights.slice(row, row + rows).reduce((sum, height) => sum + height, 0) + (rows - 1) * ROW_EXTRA;
}

function headingNode({ heading, lines }: PlacedHeading, height: number): PdfNode {
  const above = (height - lines.length * lineHeight(SIZES.small)) / 2;
  return {
    ...linesNode(lines, { size: SIZES.small, color: COLOURS.ink, alignment: 'center' }),
    margin: [0, above, 0, 0],
    fillColor: COLOURS.heading,
    colSpan: heading.columns,
    rowSpan: heading.rows,
  };
}

function bodyRow(cells: readonly SheetCell[]): PdfNode[] {
  const row: PdfNode[] = TEXT_WIDTHS.map(() => ({}));
  for (const cell of cells) row[cell.column] = cellNode(cell);
  return row;
}

function cellNode(cell: SheetCell): PdfNode {
  const { kind, rows: rowSpan, light, labelled, lines } = cell;
  const text = linesNode(lines.slice(labelled), {
    size: SIZES.body,
    color: COLOURS.ink,
    alignment: kind === 'figure' ? 'right' : 'left',
  });
  if (light === null) return { ...text, rowSpan };
  const { pdfFill, pdfText } = lightStyle(light.light);
  const color = pdfText ?? COLOURS.ink;
  if (kind === 'figure') return { ...text, color, rowSpan, ...(pdfFill === null ? {} : { fillColor: pdfFill }) };
  if (labelled === 0) return { ...text, rowSpan };
  const label = { ...linesNode(lines.slice(0, labelled), { size: SIZES.body, color }), margin: [SIGN_WIDTH, 0, 0, 0] };
  return { stack: [...band(cell, pdfFill), lightSign(light.light, SIZES.body, color), label, text], rowSpan };
}

/** The colour of the light behind its label, as wide as the cell. */
function band({ column, labelled }: SheetCell, fill: string | null): PdfNode[] {
  if (fill === null) return [];
  const w = textWidth(column, 1) + 2 * PADDING.across;
  const h = labelled * lineHeight(SIZES.body) + PADDING.above;
  const rect = { type: 'rect', x: -PADDING.across, y: -PADDING.above, w, h, lineWidth: 0, color: fill };
  return [{ canvas: [rect], relativePosition: { x: 0, y: 0 } }];
}
