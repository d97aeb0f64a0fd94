import { blockOf, cellsOf, columnNumber, isCellOfRow } from './addresses';

describe('addresses of cells', () => {
  it.each([
    ['A', 1],
    ['Z', 26],
    ['AA', 27],
    ['XFD', 16384],
  ])('numbers column %s as %i', (letters, number) => expect(columnNumber(letters)).toBe(number));

  it.each([
    ['B2', { top: 2, left: 2, bottom: 2, right: 2 }, 1],
    ['B2:D5', { top: 2, left: 2, bottom: 5, right: 4 }, 12],
    ['D5:B2', { top: 2, left: 2, bottom: 5, right: 4 }, 12],
    ['A1:XFD1048576', { top: 1, left: 1, bottom: 1_048_576, right: 16_384 }, 17_179_869_184],
  ])('reads the block %s', (ref, block, cells) => {
    expect(blockOf(ref)).toEqual(block);
    expect(cellsOf(block)).toBe(cells);
  });

  it.each(['', 'A', '1', 'A0', 'a1', 'A1:', 'A1:B', 'XFE1', 'A1048577', 'A1:B2:C3', '#REF!', 'A:B'])(
    'finds no block in "%s"',
    (ref) => expect(blockOf(ref)).toBeNull(),
  );

  it.each([
    ['B12', '12', true],
    ['XFD12', '12', true],
    ['XFE12', '12', false],
    ['B112', '12', false],
    ['12', '12', false],
    ['b12', '12', false],
    ['B13', '12', false],
    ['ABCD12', '12', false],
    ['', '', false],
  ])('tells whether %s is a cell of row %s: %s', (address, row, expected) =>
    expect(isCellOfRow(address, row)).toBe(expected),
  );
});
