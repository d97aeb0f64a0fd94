/** One page's part of the annex's table: headings and rows with their cells in lines, as they were measured. */
import type { Heading } from '../../presentation/annex-page';
import { lightStyle } from '../../presentation/light-style';
import { faceOf } from '../text/faces';
import { widthOf } from '../text/measuring';
import { SIGN_WIDTH } from './annex-cells';
import type { SheetCell, SheetOfRows } from './annex-pages';
import { LINE_WIDTH, PADDING, ROW_EXTRA, TEXT_WIDTHS, textWidth } from './annex-pdf-columns';
import { placedSign } from './annex-pdf-sign';
import type { Placed } from './pdf-placed';
import { COLOURS, lineHeight, plainLines, type PrintedLine, SHEET, SIZES } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';
import { type Area, type DrawnTable, drawnTable, type TableCell, type TableRow } from './pdf-table';

/** The heading of the table as it stands on every page. */
export interface PrintedHeading {
  readonly rows: readonly TableRow[];
  /** Paddings, rules and the rule above included. */
  readonly height: number;
}

const GRID = {
  left: SHEET.side,
  widths: TEXT_WIDTHS,
  padding: PADDING,
  rule: { width: LINE_WIDTH, color: COLOURS.line },
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
  const rows = heights.map((height, row): TableRow => {
    return { height, cells: placed.filter((each) => each.row === row).map(headingCell) };
  });
  return { rows, height: heights.reduce((sum, each) => sum + each + ROW_EXTRA, LINE_WIDTH) };
}

/** The table of a page, headings first, from a height on. */
export function tableOf(heading: PrintedHeading, sheet: SheetOfRows, top: number): DrawnTable {
  const rows = sheet.rows.map(({ height, cells }): TableRow => ({ height, cells: cells.map(bodyCell) }));
  return drawnTable(GRID, [...heading.rows, ...rows], top);
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

function spanHeight(heights: readonly number[], row: number, rows: number): number {
  return heights.slice(row, row + rows).reduce((sum, height) => sum + height, 0) + (rows - 1) * ROW_EXTRA;
}

function headingCell({ column, heading: { columns, rows }, lines }: PlacedHeading): TableCell {
  const style = { size: SIZES.small, color: COLOURS.ink, side: 0.5 } as const;
  return {
    ...{ kind: 'TH', column, columns, rows, fill: COLOURS.heading },
    drawn: (area, element) => {
      const above = (area.height - lines.length * lineHeight(SIZES.small)) / 2;
      return placedLines(lines, { ...area, y: area.y + above }, { ...style, element });
    },
  };
}

interface PlacedStyle {
  readonly size: number;
  readonly color: string;
  /** What part of the free width stands before a line: none, half of it, all. */
  readonly side: 0 | 0.5 | 1;
  readonly element: PdfElement;
}

function placedLines(lines: readonly PrintedLine[], { x, y, width }: Area, { side, ...style }: PlacedStyle): Placed[] {
  return lines.flatMap((line, index): Placed[] => {
    if (line.length === 0) return [];
    const before = side === 0 ? 0 : side * (width - lineWidth(line, style.size));
    return [{ ...style, line, x: x + before, y: y + index * lineHeight(style.size) }];
  });
}

function lineWidth(line: PrintedLine, size: number): number {
  return line.reduce((sum, { text, bold }) => sum + widthOf(text, faceOf('roboto', bold), size), 0);
}

function bodyCell(cell: SheetCell): TableCell {
  const { kind, column, rows, light } = cell;
  const style = light === null ? null : lightStyle(light.light);
  const fill = kind === 'figure' ? (style?.pdfFill ?? null) : null;
  const color = (kind === 'figure' ? style?.pdfText : null) ?? COLOURS.ink;
  const side = kind === 'figure' ? 1 : 0;
  return {
    ...{ kind: 'TD', column, columns: 1, rows, fill },
    drawn: (area, element) => [
      ...labelOf(cell, area, element),
      ...placedLines(cell.lines.slice(cell.labelled), below(area, cell.labelled), {
        ...{ size: SIZES.body, color, side, element },
      }),
    ],
  };
}

/** The label of a light with its sign, on its colour across the cell. */
function labelOf({ light, labelled, lines }: SheetCell, area: Area, element: PdfElement): Placed[] {
  if (light === null || labelled === 0) return [];
  const { pdfFill, pdfText } = lightStyle(light.light);
  const style = { size: SIZES.body, color: pdfText ?? COLOURS.ink };
  const label = { ...area, x: area.x + SIGN_WIDTH };
  return [
    ...(pdfFill === null ? [] : [band(area, labelled, pdfFill)]),
    ...placedSign(light.light, { x: area.x, y: area.y, ...style }),
    ...placedLines(lines.slice(0, labelled), label, { ...style, side: 0, element }),
  ];
}

function band({ x, y, width }: Area, lines: number, color: string): Placed {
  const h = lines * lineHeight(SIZES.body) + PADDING.above;
  const corner = { x: x - PADDING.across, y: y - PADDING.above };
  return { shape: { type: 'rect', ...corner, w: width + 2 * PADDING.across, h, lineWidth: 0, color } };
}

function below(area: Area, lines: number): Area {
  return { ...area, y: area.y + lines * lineHeight(SIZES.body) };
}
