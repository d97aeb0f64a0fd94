/**
 * The annex divided into pages by the heights of its texts. A row that does not fit begins the next page; one taller
 * than half a page is divided at a line. Cells that rows share are printed again on every page that they continue on.
 */
import { type MeasuredTable, type OwnCell, type SharedCell } from './annex-cells';
import { ROW_EXTRA } from './annex-pdf-columns';
import { lineHeight, type PrintedLine, SIZES } from './pdf-sheet';

/** Heights in points that the rows may take on the first page and on every other. */
export interface Room {
  readonly first: number;
  readonly others: number;
}

/** The rows that stand on one page, from the top. */
export interface SheetOfRows {
  readonly rows: readonly SheetRow[];
  /** Paddings and rules included. */
  readonly height: number;
}

export interface SheetRow {
  /** Which row of the annex it is, or a part of. */
  readonly row: number;
  /** For text, without paddings and rule. */
  readonly height: number;
  readonly cells: readonly SheetCell[];
}

export interface SheetCell {
  readonly column: number;
  readonly kind: OwnCell['kind'];
  /** Rows of this page that the cell spans. */
  readonly rows: number;
  readonly light: OwnCell['light'];
  /** How many of the first lines are the label of the light. */
  readonly labelled: number;
  readonly lines: readonly PrintedLine[];
}

/** A row or a part of it: of each own cell the lines from one to before another. */
interface Piece {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A shared cell on a page: from which piece to which it reaches, and what it shows there. */
interface Stretch {
  readonly cell: SharedCell;
  readonly first: number;
  readonly last: number;
  readonly lines: readonly PrintedLine[];
}

const LINE = lineHeight(SIZES.body);
const FEWEST_LINES = 4;
const ELLIPSIS: PrintedLine = [{ text: '…', bold: false }];

/** Divides the table; no page is empty and each row stands on one page or, in parts, on several that follow. */
export function sheetsOf(table: MeasuredTable, room: Room): SheetOfRows[] {
  return new Paging(table, room).sheets();
}

class Paging {
  private readonly done: SheetOfRows[] = [];
  private page: Piece[] = [];
  /** On how many pages a shared cell stood already. */
  private readonly pagesOf = new Map<SharedCell, number>();
  private readonly sharedAt: readonly (readonly SharedCell[])[];
  /** Lines that a shared cell may show on one page. */
  private readonly mostShared: number;

  constructor(
    private readonly table: MeasuredTable,
    private readonly room: Room,
  ) {
    const sharedAt = table.rows.map((): SharedCell[] => []);
    for (const cell of table.shared) {
      for (let row = cell.from; row < cell.to; row++) sharedAt[row]?.push(cell);
    }
    this.sharedAt = sharedAt;
    this.mostShared = Math.floor((Math.min(room.first, room.others) - ROW_EXTRA) / LINE);
  }

  sheets(): SheetOfRows[] {
    this.table.rows.forEach((_cells, row) => {
      let piece: Piece | null = { row, from: 0, to: this.linesOf(row) };
      while (piece !== null) piece = this.placed(piece);
    });
    this.turn();
    return this.done;
  }

  /** Puts what fits of a piece on the page and gives what is left of it. */
  private placed(piece: Piece): Piece | null {
    if (this.fits(piece)) {
      this.page.push(piece);
      if (!this.hasMoreToShow(piece.row)) return null;
      this.turn();
      return { row: piece.row, from: piece.to, to: piece.to };
    }
    const to = this.cutAt(piece);
    if (to > piece.from) this.page.push({ ...piece, to });
    this.turn();
    return { ...piece, from: to };
  }

  /** Up to which line a piece that does not fit stands on this page; its own start: it begins the next page. */
  private cutAt(piece: Piece): number {
    const isEmpty = this.page.length === 0;
    if (!isEmpty && !this.isWorthDividing(piece)) return piece.from;
    const fewest = isEmpty ? 1 : FEWEST_LINES;
    const most = Math.min(piece.to - piece.from - 2, Math.floor(this.roomNow() / LINE));
    for (let lines = Math.max(most, fewest); lines >= fewest; lines--) {
      const to = Math.min(piece.from + lines, piece.to - 1);
      if (to > piece.from && this.fits({ ...piece, to })) return to;
    }
    if (isEmpty) throw new Error(`Row ${piece.row} of the annex fits on no page`);
    return piece.from;
  }

  private isWorthDividing(piece: Piece): boolean {
    const left = this.roomNow() - this.heightOf(this.page);
    return this.ownHeight(piece) > this.room.others / 2 && left > this.roomNow() / 3;
  }

  private fits(piece: Piece): boolean {
    return this.heightOf([...this.page, piece]) <= this.roomNow();
  }

  private roomNow(): number {
    return this.done.length === 0 ? this.room.first : this.room.others;
  }

  /** Whether a shared cell that ends with this row has lines for which the page has no room. */
  private hasMoreToShow(row: number): boolean {
    return (this.sharedAt[row] ?? []).some(
      (cell) => cell.to === row + 1 && cell.lines.length > this.mostShared * ((this.pagesOf.get(cell) ?? 0) + 1),
    );
  }

  private linesOf(row: number): number {
    return Math.max(1, ...(this.table.rows[row] ?? []).map(({ lines }) => lines.length));
  }

  private ownHeight(piece: Piece): number {
    const cells = this.table.rows[piece.row] ?? [];
    const lines = cells.map((cell) => headed(cell, piece).lines.length);
    return Math.max(1, ...lines) * LINE + ROW_EXTRA;
  }

  private heightOf(page: readonly Piece[]): number {
    return this.heights(page, this.stretches(page)).reduce((sum, height) => sum + height, 0);
  }

  /** Heights of the pieces; where shared cells need more, their last row grows. */
  private heights(page: readonly Piece[], stretches: readonly Stretch[]): number[] {
    const heights = page.map((piece) => this.ownHeight(piece));
    for (const { first, last, lines } of stretches) {
      const have = heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
      const lacking = lines.length * LINE + ROW_EXTRA - have;
      if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking;
    }
    return heights;
  }

  /** The shared cells of a page, those that end first before those that end later. */
  private stretches(page: readonly Piece[]): Stretch[] {
    const found = new Map<SharedCell, Stretch>();
    page.forEach(({ row }, index) => {
      for (const cell of this.sharedAt[row] ?? []) {
        const first = found.get(cell)?.first ?? index;
        found.set(cell, { cell, first, last: index, lines: this.shown(cell) });
      }
    });
    return [...found.values()].sort((a, b) => a.last - b.last || b.first - a.first);
  }

  /** A text taller than a page goes on from page to page, and after its end is told by its beginning. */
  private shown(cell: SharedCell): readonly PrintedLine[] {
    const { lines } = cell;
    if (lines.length <= this.mostShared) return lines;
    const from = (this.pagesOf.get(cell) ?? 0) * this.mostShared;
    return from < lines.length ? lines.slice(from, from + this.mostShared) : [...lines.slice(0, 2), ELLIPSIS];
  }

  /** Ends the page. */
  private turn(): void {
    if (this.page.length === 0) return;
    const stretches = this.stretches(this.page);
    const heights = this.heights(this.page, stretches);
    const rows = this.page.map((piece, index): SheetRow => {
      const shared = stretches.filter(({ first }) => first === index).map(sharedCell);
      const own = (this.table.rows[piece.row] ?? []).map((cell) => ownCell(cell, piece));
      const cells = [...shared, ...own].sort((a, b) => a.column - b.column);
      return { row: piece.row, height: (heights[index] ?? 0) - ROW_EXTRA, cells };
    });
    for (const { cell } of stretches) this.pagesOf.set(cell, (this.pagesOf.get(cell) ?? 0) + 1);
    this.done.push({ rows, height: heights.reduce((sum, height) => sum + height, 0) });
    this.page = [];
  }
}

/** The lines of an own cell that stand in a piece, headed anew where the piece continues a row. */
function headed(cell: OwnCell, { from, to }: Piece): { lines: readonly PrintedLine[]; labelled: number } {
  const lines = cell.lines.slice(from, to);
  const labelled = Math.max(0, Math.min(cell.labelled, to) - from);
  if (from === 0 || from < cell.labelled) return { lines, labelled };
  return from < cell.lines.length && cell.labelled === 0
    ? { lines, labelled }
    : { lines: [...cell.again.lines, ...lines], labelled: cell.again.labelled };
}

function sharedCell({ cell, first, last, lines }: Stretch): SheetCell {
  return { column: cell.column, kind: cell.kind, rows: last - first + 1, light: null, labelled: 0, lines };
}

function ownCell(cell: OwnCell, piece: Piece): SheetCell {
  const { lines, labelled } = headed(cell, piece);
  return { column: cell.column, kind: cell.kind, rows: 1, light: cell.light, labelled, lines };
}
