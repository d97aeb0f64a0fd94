/** A sheet by row and column, with its merged blocks; look-ups do not walk the sheet. */
import type { Sheet, SheetCell, SheetMerge } from '../../domain/sheet';

export class SheetGrid {
  private readonly byRow = new Map<number, Map<number, SheetCell>>();
  /** By column, from the top down; a merge over a whole sheet costs its columns, not its cells. */
  private readonly mergesByColumn = new Map<number, SheetMerge[]>();

  constructor(sheet: Sheet) {
    for (const cell of sheet.cells) {
      const row = this.byRow.get(cell.row) ?? new Map<number, SheetCell>();
      this.byRow.set(cell.row, row.set(cell.column, cell));
    }
    for (const merge of [...sheet.merges].sort((a, b) => a.top - b.top)) {
      for (let column = merge.left; column <= merge.right; column++) {
        const above = this.mergesByColumn.get(column);
        if (above) above.push(merge);
        else this.mergesByColumn.set(column, [merge]);
      }
    }
  }

  /** Rows with content, from the top down. */
  rows(): number[] {
    return [...this.byRow.keys()].sort((a, b) => a - b);
  }

  /** The cells with content of a row, from left to right. */
  cellsOf(row: number): SheetCell[] {
    return [...(this.byRow.get(row)?.values() ?? [])].sort((a, b) => a.column - b.column);
  }

  /** What stands in this very cell; of a merged block only the first cell holds something. */
  cell(row: number, column: number): SheetCell | undefined {
    return this.byRow.get(row)?.get(column);
  }

  /** What a person sees there: the cell's own content or that of the block that covers it. */
  shown(row: number, column: number): SheetCell | undefined {
    const merge = this.mergeAt(row, column);
    return merge ? this.cell(merge.top, merge.left) : this.cell(row, column);
  }

  /** The merged block that covers a cell. */
  mergeAt(row: number, column: number): SheetMerge | undefined {
    const merges = this.mergesByColumn.get(column) ?? [];
    let [low, high] = [0, merges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merges[middle]?.top ?? Infinity) <= row) low = middle + 1;
      else high = middle;
    }
    const candidate = merges[low - 1];
    return candidate && candidate.bottom >= row ? candidate : undefined;
  }
}
