import { type CellSource, sheetOf } from '../../../test/support/sheets';
import { findHeadings } from './find-headings';
import type { HeadingSpec } from './heading-spec';

const SPEC: HeadingSpec<string> = {
  groups: [
    [
      { key: 'goal.code', name: 'ITEM', label: 'ITEM (del objetivo)', required: true },
      { key: 'goal.name', name: 'OBJETIVO ESPECÍFICO', required: true },
      { key: 'goal.unit', name: 'UNIDAD', required: true },
      { key: 'goal.sensitive', name: 'SENSIBLE', required: false },
    ],
    [
      { key: 'line.code', name: 'ITEM', label: 'ITEM (de la línea)', required: true },
      { key: 'line.name', name: 'LÍNEA DE ACCIÓN', others: ['LÍNEA'], required: true },
      { key: 'line.unit', name: 'UNIDAD', required: true },
      { key: 'line.sensitive', name: 'SENSIBLE', required: false },
    ],
  ],
  anywhere: [
    { key: 'done', name: 'Ejecutado Abs.', others: ['Ejecutado'], required: false },
    { key: 'done%', name: 'Ejecutado %', required: false },
    { key: 'left', name: 'Pendiente Abs.', required: false },
  ],
};
const GOAL = ['ITEM', 'OBJETIVO ESPECÍFICO', 'UNIDAD'];
const LINE = ['ITEM', 'LÍNEA DE ACCIÓN', 'UNIDAD'];

function found(rows: readonly (readonly CellSource[])[], merges: readonly string[] = []) {
  const { columns, firstRow, errors } = findHeadings(sheetOf(rows, merges), SPEC);
  return { columns: Object.fromEntries(columns), firstRow, errors };
}

describe('finding headings', () => {
  it('tells equal texts apart by the group in which they stand', () => {
    expect(found([[...GOAL, ...LINE], ['OE 1']])).toEqual({
      columns: { 'goal.code': 1, 'goal.name': 2, 'goal.unit': 3, 'line.code': 4, 'line.name': 5, 'line.unit': 6 },
      firstRow: 2,
      errors: [],
    });
  });

  it.each<[string, string[], Record<string, number>]>([
    ['columns in another order', ['UNIDAD', 'OBJETIVO ESPECÍFICO', 'ITEM', 'UNIDAD', 'LÍNEA', 'ITEM'], {}],
    [
      'case, accents, spaces, line breaks',
      [' ítem ', 'Objetivo\nespecifico', 'Unidad', 'Item', 'linea  de acción', 'UNIDAD'],
      {},
    ],
    [
      'what stands in parentheses',
      ['ITEM', 'OBJETIVO ESPECÍFICO (OE)', 'UNIDAD', 'ITEM (código)', 'LÍNEA', 'UNIDAD'],
      {},
    ],
    ['an optional column of the first group', [...GOAL, 'SENSIBLE', ...LINE], { 'goal.sensitive': 4 }],
    ['an optional column of the last group', [...GOAL, ...LINE, 'SENSIBLE'], { 'line.sensitive': 7 }],
    [
      'the same optional column in both',
      [...GOAL, 'SENSIBLE', 'SENSIBLE', ...LINE],
      { 'goal.sensitive': 4, 'line.sensitive': 5 },
    ],
    ['unknown columns', ['N°', ...GOAL, 'Comentario', ...LINE], { 'goal.code': 2, 'line.code': 6 }],
  ])('takes %s', (_, row, some) => {
    const { columns, errors } = found([row, ['OE 1']]);
    expect(errors).toEqual([]);
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(['goal.code', 'line.code', 'line.unit']));
    expect(columns).toMatchObject(some);
  });

  it('reads merged groups of up to three rows below a title', () => {
    const rows = [
      ['PLAN OPERATIVO'],
      [],
      [...GOAL, ...LINE, 'EJECUCIÓN DE METAS'],
      [null, null, null, null, null, null, 'Ejecutado', null, 'Pendiente'],
      [null, null, null, null, null, null, 'Abs.', '%', 'Abs.'],
      ['OE 1'],
    ];
    const merges = ['A1:I1', 'A3:A5', 'B3:B5', 'C3:C5', 'D3:D5', 'E3:E5', 'F3:F5', 'G3:I3', 'G4:H4'];
    const merged = found(rows, merges);
    expect(merged).toMatchObject({
      firstRow: 6,
      errors: [],
      columns: { done: 7, 'done%': 8, left: 9, 'line.unit': 6 },
    });
    expect(found(rows)).toEqual(merged);
  });

  it('begins below a heading merged over rows that add nothing', () => {
    expect(found([[...GOAL, ...LINE], [], ['OE 1']], ['A1:A2']).firstRow).toBe(3);
  });

  it('names every missing heading at once, with its group', () => {
    const { errors } = found([['Plan'], ['ITEM', 'OBJETIVO ESPECÍFICO', 'LÍNEA', 'UNIDAD']]);
    expect(errors).toEqual([
      { cell: 'A2', message: expect.stringMatching(/«UNIDAD», «ITEM \(de la línea\)»/) as string },
    ]);
  });

  it('says so where a sheet has none of them', () => {
    expect(found([['Hola']])).toMatchObject({ firstRow: 1, errors: [{ cell: 'A1' }] });
    expect(found([])).toMatchObject({ firstRow: 1, errors: [{ cell: 'A1' }] });
  });

  it('refuses a heading that is twice in its group', () => {
    expect(found([[...GOAL, ...LINE, 'ITEM']]).errors).toEqual([
      { cell: 'G1', message: expect.stringContaining('«ITEM» está repetido') as string },
    ]);
    expect(found([[...GOAL, ...LINE, 'Ejecutado', 'Ejecutado Abs.']]).errors).toHaveLength(1);
  });

  it('knows the heading again where a printed page repeats it', () => {
    const { repeatedIn } = findHeadings(
      sheetOf([
        [...GOAL, ...LINE],
        ['OE 1', 'UNIDAD'],
        [...GOAL, ...LINE],
      ]),
      SPEC,
    );
    expect([1, 2, 3].map(repeatedIn)).toEqual([false, false, true]);
  });
});
