import { FIRST, LINE, type PlanCells, readRows } from '../../../test/support/plan-sheets';
import { rich } from '../../../test/support/sheets';

const contains = (...parts: string[]): unknown[] =>
  parts.map((part) => expect.stringMatching(new RegExp(part, 's')) as unknown);

const COLUMNS = ['MEDICIÓN', 'SENTIDO', 'LÍNEA BASE', 'Ejecutado Abs.', 'Observaciones', 'PROG. T1', 'PROG. T2'];
const DONE: PlanCells = { S: 1, T: 'Taller de Ucayali.' };

describe('the same line and indicator again', () => {
  it('is dropped with a warning where it says the same', () => {
    const { content, errors, warnings, stated } = readRows(
      [
        { ...FIRST, ...DONE },
        { ...LINE, ...DONE, L: '1.  número de EVENTOS.', M: 'EVENTO', O: rich('SUNAFIL/ [MTPE]') },
      ],
      COLUMNS,
    );
    expect(errors).toEqual([]);
    expect(content.indicators).toHaveLength(1);
    expect(stated).toHaveLength(1);
    expect(warnings).toEqual(contains('L3: LA 1.3.3, indicador 1, ya está en L2 .*no se cuenta dos veces\\.$'));
  });

  it.each([
    ['Taller.', 'Taller de Ucayali.', 'Taller de Ucayali.', 'T3'],
    ['Taller de Ucayali.', 'Taller.', 'Taller de Ucayali.', 'T2'],
    [null, 'Taller.', 'Taller.', 'T3'],
    ['Taller.', null, 'Taller.', 'T2'],
  ])('keeps the longer of %j and %j', (first, again, kept, cell) => {
    const { stated, warnings } = readRows(
      [
        { ...FIRST, S: 1, T: first },
        { ...LINE, S: 1, T: again },
      ],
      COLUMNS,
    );
    expect(stated[0]?.observations).toBe(kept);
    expect(warnings).toEqual(contains(`queda la más larga, la de ${cell}`));
  });

  it.each<[string, PlanCells, string]>([
    ['name', { L: '1. Número de actas' }, 'L3: El indicador 1 de LA 1.3.3 ya está en la hoja: L2 tiene otro nombre'],
    ['unit', { M: 'Persona' }, 'M3: .*M2 tiene otra unidad de medida \\(«Evento» allí, «Persona» aquí\\)'],
    ['target', { N: 3 }, 'N3: .*N2 tiene otra meta \\(«2» allí, «3» aquí\\)'],
    ['note of the target', { N: '2 a/' }, 'N3: .*N2 tiene otra meta'],
    ['measure', { P: 'promedio' }, 'P3: .*P2 tiene otra medición'],
    ['institutions', { O: rich('[MTPE]/ GORES') }, 'O3: .*O2 tiene otras instituciones'],
    ['responsible', { O: rich('MTPE/ [SUNAFIL]') }, 'O3: .*O2 tiene otras instituciones'],
    ['executed value', { S: 2 }, 'S3: .*S2 tiene otro ejecutado \\(«1» allí, «2» aquí\\)'],
    ['no executed value', { S: null }, 'S3: .*S2 tiene otro ejecutado'],
    ['baseline', { R: 9 }, 'L3: .*L2 tiene otro sentido, línea base'],
    ['programming', { U: 2 }, 'L3: .*L2 tiene otro sentido, línea base, dato sensible o programación'],
  ])('is refused with another %s, naming both cells', (_, cells, message) => {
    const { errors } = readRows(
      [
        { ...FIRST, ...DONE },
        { ...LINE, ...DONE, ...cells },
      ],
      COLUMNS,
    );
    expect(errors).toEqual(contains(message));
  });

  it('tells two programmings apart that differ in the quarter alone', () => {
    const { errors } = readRows(
      [
        { ...FIRST, U: 2 },
        { ...LINE, V: 2 },
      ],
      COLUMNS,
    );
    expect(errors).toEqual(contains('L3: .*programación'));
  });

  it('takes who is responsible from the row that has it in bold', () => {
    const bold = rich('MTPE/ [SUNAFIL]');
    for (const [first, again] of [
      ['MTPE/ SUNAFIL', bold],
      [bold, 'MTPE/ SUNAFIL'],
    ] as const) {
      const { content, errors } = readRows([
        { ...FIRST, O: first },
        { ...LINE, O: again },
      ]);
      expect(errors).toEqual([]);
      expect(content.indicators[0]?.participation.map(({ role }) => role)).toEqual(['involved', 'responsible']);
    }
  });

  it('of an objective is dropped as well', () => {
    const goal: PlanCells = { C: '1. Víctimas', D: 'Persona', E: 5, F: 'MTPE' };
    const { content, errors, warnings } = readRows([
      { ...FIRST, ...goal },
      { A: 'OE 1', ...goal, ...LINE, J: 'LA 1.3.4', K: 'Otra' },
    ]);
    expect(errors).toEqual([]);
    expect(warnings).toEqual(contains('C3: OE 1, indicador 1, ya está en C2'));
    expect(content.indicators).toHaveLength(3);
  });
});
