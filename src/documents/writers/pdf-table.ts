/** A table whose heights are known, drawn at its place: fills, then rules, then what stands in the cells. */
import type { Placed } from './pdf-placed';
import type { PdfElement } from './pdf-structure';

/** The columns of a table across the sheet, in points. */
export interface TableGrid {
  readonly left: number;
  /** For text, without paddings and rules. */
  readonly widths: readonly number[];
  readonly padding: { readonly across: number; readonly above: number; readonly below: number };
  readonly rule: { readonly width: number; readonly color: string };
}

export interface TableRow {
  /** For text, without paddings and rule. */
  readonly height: number;
  /** The cells that begin in this row. */
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly kind: 'TH' | 'TD';
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly fill: string | null;
  /** What stands in the cell. */
  readonly drawn: (area: Area, element: PdfElement) => readonly Placed[];
}

/** Where the text of a cell stands: its upper left corner, its width and its height. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnTable {
  readonly placed: readonly Placed[];
  readonly element: PdfElement;
}

/** Draws rows from a height on, the rule above them included. */
export function drawnTable(grid: TableGrid, rows: readonly TableRow[], top: number): DrawnTable {
  const [lefts, tops] = [leftEdges(grid), topEdges(grid, rows, top)];
  const [fills, texts]: [Placed[], Placed[]] = [[], []];
  const lines = rows.map(({ cells }, row): PdfElement => {
    const children = cells.map((cell): PdfElement => {
      const { kind, columns, fill } = cell;
      const element: PdfElement = { kind, columns, rows: cell.rows };
      const outer = outerArea({ lefts, tops }, row, cell);
      if (fill !== null) fills.push(filled(outer, fill));
      texts.push(...cell.drawn(inner(grid, outer), element));
      return element;
    });
    return { kind: 'TR', children };
  });
  const placed = [...fills, ...rules(grid, rows, { lefts, tops }), ...texts];
  return { placed, element: { kind: 'Table', children: lines } };
}

/** Middles of the rules. */
interface Edges {
  readonly lefts: readonly number[];
  readonly tops: readonly number[];
}

function leftEdges({ left, widths, padding, rule }: TableGrid): number[] {
  const edges = [left + rule.width / 2];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width + 2 * padding.across + rule.width);
  return edges;
}

function topEdges({ padding, rule }: TableGrid, rows: readonly TableRow[], top: number): number[] {
  const edges = [top + rule.width / 2];
  for (const { height } of rows) edges.push((edges.at(-1) ?? 0) + height + padding.above + padding.below + rule.width);
  return edges;
}

/** From the middle of one rule to that of another. */
function outerArea({ lefts, tops }: Edges, row: number, { column, columns, rows }: TableCell): Area {
  const [x, y] = [lefts[column] ?? 0, tops[row] ?? 0];
  return { x, y, width: (lefts[column + columns] ?? 0) - x, height: (tops[row + rows] ?? 0) - y };
}

function inner({ padding, rule }: TableGrid, { x, y, width, height }: Area): Area {
  return {
    x: x + rule.width / 2 + padding.across,
    y: y + rule.width / 2 + padding.above,
    width: width - rule.width - 2 * padding.across,
    height: height - rule.width - padding.above - padding.below,
  };
}

function filled({ x, y, width: w, height: h }: Area, color: string): Placed {
  return { shape: { type: 'rect', x, y, w, h, lineWidth: 0, color } };
}

/** Each as long as it goes on: between cells, not within them. */
function rules({ rule }: TableGrid, rows: readonly TableRow[], { lefts, tops }: Edges): Placed[] {
  const cellAt = occupied(rows);
  const half = rule.width / 2;
  const line = (x1: number, y1: number, x2: number, y2: number): Placed => ({
    shape: { type: 'line', x1, y1, x2, y2, lineWidth: rule.width, lineColor: rule.color },
  });
  const across = tops.flatMap((y, row) =>
    runs(lefts.length - 1, (column) => cellAt(row - 1, column) !== cellAt(row, column)).map(([from, to]) =>
      line((lefts[from] ?? 0) - half, y, (lefts[to] ?? 0) + half, y),
    ),
  );
  const down = lefts.flatMap((x, column) =>
    runs(tops.length - 1, (row) => cellAt(row, column - 1) !== cellAt(row, column)).map(([from, to]) =>
      line(x, (tops[from] ?? 0) - half, x, (tops[to] ?? 0) + half),
    ),
  );
  return [...across, ...down];
}

/** Which cell covers a place; null outside the table. */
function occupied(rows: readonly TableRow[]): (row: number, column: number) => TableCell | null {
  const places = rows.map(() => new Map<number, TableCell>());
  rows.forEach(({ cells }, row) => {
    for (const cell of cells) {
      for (let below = 0; below < cell.rows; below++) {
        for (let beside = 0; beside < cell.columns; beside++) places[row + below]?.set(cell.column + beside, cell);
      }
    }
  });
  return (row, column) => places[row]?.get(column) ?? null;
}

/** Stretches of indices for which something holds, each to before its end. */
function runs(count: number, holds: (index: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let index = 0; index < count; index++) {
    const last = found.at(-1);
    if (!holds(index)) continue;
    if (last?.[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}
