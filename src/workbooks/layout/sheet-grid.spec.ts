import { sheetOf } from '../../../test/support/sheets';
import { SheetGrid } from './sheet-grid';

describe('a sheet by row and column', () => {
  const grid = new SheetGrid(sheetOf([['a', null, 'b'], [], [null, 'c']], ['A1:B2', 'C1:C1', 'A4:A6', 'A8:A8']));

  it('gives cells with content', () => {
    expect(grid.rows()).toEqual([1, 3]);
    expect(grid.cellsOf(1).map((cell) => cell.text)).toEqual(['a', 'b']);
    expect(grid.cell(3, 2)?.text).toBe('c');
    expect(grid.cell(2, 2)).toBeUndefined();
    expect(grid.cellsOf(2)).toEqual([]);
  });

  it.each([
    [1, 1, 'a'],
    [2, 2, 'a'],
    [3, 2, 'c'],
    [3, 1, undefined],
    [5, 1, undefined],
  ])('shows at row %d, column %d: %s', (row, column, text) => {
    expect(grid.shown(row, column)?.text).toBe(text);
  });

  it.each([
    [2, 1, 1],
    [3, 1, undefined],
    [4, 1, 4],
    [6, 1, 4],
    [7, 1, undefined],
    [8, 1, 8],
    [1, 9, undefined],
  ])('knows the block at row %d, column %d', (row, column, top) => {
    expect(grid.mergeAt(row, column)?.top).toBe(top);
  });

  it('holds a block over a whole sheet', () => {
    const whole = new SheetGrid({
      name: 'x',
      cells: [],
      merges: [{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }],
    });
    expect(whole.mergeAt(1_000_000, 16_000)?.top).toBe(1);
  });
});
