import { messagesByCell } from './messages-by-cell';

const NAMES = ['Plan', 'Hoja 2', "D'Angelo"];

function sorted(cells: readonly string[], sheet: string | null = null): unknown {
  const messages = cells.map((cell, index) => ({ cell, message: `m${index}` }));
  return [...messagesByCell(messages, NAMES, sheet)].map(([index, found]) => [index, Object.fromEntries(found)]);
}

describe('messages and their cells', () => {
  it.each([
    ['a bare address', ['H12'], null, [[0, { H12: ['m0'] }]]],
    ['a bare address of a sheet by name', ['H12'], 'Hoja 2', [[1, { H12: ['m0'] }]]],
    [
      'a sheet in the address',
      ['Hoja 2!H12', "'D''Angelo'!A1"],
      null,
      [
        [1, { H12: ['m0'] }],
        [2, { A1: ['m1'] }],
      ],
    ],
    ['two of one cell', ['H12', 'Plan!H12'], null, [[0, { H12: ['m0', 'm1'] }]]],
    [
      'what is no cell',
      ['fila 3', 'Otra!B2', 'A1:B2'],
      'Hoja 2',
      [[1, { A1: ['fila 3: m0', 'Otra!B2: m1', 'A1:B2: m2'] }]],
    ],
    ['nothing', [], null, []],
  ])('sorts %s', (_, cells, sheet, expected) => expect(sorted(cells, sheet)).toEqual(expected));
});
