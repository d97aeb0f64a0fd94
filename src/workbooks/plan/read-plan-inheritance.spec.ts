import { FIRST, HEADINGS, LINE, type PlanCells, readRows, readSheet } from '../../../test/support/plan-sheets';
import { rich } from '../../../test/support/sheets';

const contains = (...parts: string[]): unknown[] =>
  parts.map((part) => expect.stringMatching(new RegExp(part, 's')) as unknown);

describe('what a row takes from above', () => {
  const rows = [FIRST, { ...LINE, J: 'LA 1.3.4', K: 'Otra' }];

  it('is objective, axis, strategy, whether merged or empty', () => {
    const merged = readRows(rows, [], ['A2:A3', 'B2:B3', 'G2:G3', 'H2:H3', 'I2:I3']);
    expect(merged.warnings).toEqual([]);
    expect(merged).toEqual(readRows(rows));
    expect(merged.content.elements.filter(({ level }) => level === 'line').map(({ parent }) => parent)).toEqual([
      'E 1.3',
      'E 1.3',
    ]);
  });

  it('is the line with its institutions, and no indicator, unit, target or measure', () => {
    const { content, errors, warnings } = readRows(
      [
        { ...FIRST, P: 'promedio' },
        { L: '2. Número de actas', M: 'Acta' },
      ],
      ['MEDICIÓN'],
      ['J2:J3', 'K2:K3', 'O2:O3', 'N2:N3', 'P2:P3'],
    );
    expect(errors).toEqual([]);
    expect(warnings).toEqual(contains('N3: La meta está vacía'));
    expect(content.indicators[1]).toMatchObject({
      element: 'LA 1.3.3',
      number: 2,
      target: null,
      rule: { measure: 'sum' },
      participation: content.indicators[0]?.participation,
    });
    const empty = readRows([FIRST, { L: '2. Número de actas', N: 3 }], [], ['M2:M3']);
    expect(empty.errors).toEqual(contains('M3: Falta la unidad'));
  });

  it('ends with another code, for everything to its right', () => {
    const withoutList = readRows([FIRST, { ...LINE, J: 'LA 1.3.4', K: 'Otra', O: null }]);
    expect(withoutList.warnings).toEqual(contains('O3: El indicador no tiene instituciones'));
    const withoutLine = readRows([FIRST, { H: 'E 1.4', I: 'Atender', L: '1. Actas', M: 'Acta', N: 1 }]);
    expect(withoutLine.errors).toEqual(contains('J3: Falta el código de la línea'));
    const withoutStrategy = readRows([FIRST, { A: 'OE 2', B: 'Dos', ...LINE, J: 'LA 2.1.1', K: 'Otra' }]);
    expect(withoutStrategy.errors).toEqual(contains('J3: .*E 2.1, que no está en la hoja'));
    expect(withoutStrategy.warnings).toEqual([]);
    const withoutAxis = readRows([FIRST, { A: 'OE 2', B: 'Dos', H: 'E 2.1', I: 'Sensibilizar' }]);
    expect(withoutAxis.content.elements.find(({ code }) => code === 'E 2.1')?.axis).toBeNull();
  });

  it('is the name, where the same code comes again', () => {
    const { content, errors } = readRows([
      FIRST,
      { A: 'OE 1', G: 'EE 2', H: 'E 1.3', ...LINE, J: 'LA 1.3.4', K: 'Otra' },
      { J: 'LA 1.3.4', L: '2. Número de actas', M: 'Acta', N: 1 },
    ]);
    expect(errors).toEqual([]);
    expect(content.elements).toHaveLength(5);
    expect(content.indicators).toHaveLength(3);
  });

  it('is not another name: both cells are named', () => {
    expect(readRows([FIRST, { A: 'OE 1', B: 'OBJETIVO  UNO.' }]).errors).toEqual([]);
    expect(readRows([FIRST, { A: 'OE 1', B: 'Objetivo dos' }]).errors).toEqual(
      contains('B3: OE 1 .*en B2 «Objetivo uno»'),
    );
    expect(readRows([FIRST, { K: 'Otra línea', L: '2. Actas', M: 'Acta', N: 1 }]).errors).toEqual(
      contains('K3: LA 1.3.3 se llama aquí .*en K2'),
    );
  });

  it('is an axis under several objectives, which stays one', () => {
    const { content, errors } = readRows([
      FIRST,
      { A: 'OE 2', B: 'Dos', G: 'EE 2: Detección', H: 'E 2.1', I: 'Otra', ...LINE, J: 'LA 2.1.1', K: 'Tercera' },
    ]);
    expect(errors).toEqual([]);
    expect(content.elements.filter(({ level }) => level === 'axis')).toHaveLength(1);
  });

  it('is no axis where a dash says so, and one axis at most for a strategy', () => {
    const dashed = readRows([FIRST, { G: '–', H: 'E 1.4', I: 'Atender' }]);
    expect(dashed.content.elements.find(({ code }) => code === 'E 1.4')?.axis).toBeNull();
    const two = readRows([FIRST, { G: 'EE 3: Atención', H: 'E 1.3' }]);
    expect(two.errors).toEqual(contains('G3: E 1.3 está aquí bajo EE 3 y en G2 bajo EE 2; deje un solo eje'));
    const printedPage = readRows([FIRST, { H: 'E 1.4', I: 'Atender' }, { G: 'EE 3: Atención', H: 'E 1.4' }]);
    expect(printedPage.errors).toEqual([]);
    expect(printedPage.warnings).toEqual(contains('H3: .*se importa lo de G4'));
    expect(printedPage.content.elements.find(({ code }) => code === 'E 1.4')?.axis).toBe('EE 3');
  });
});

describe('indicators of objectives', () => {
  const goal: PlanCells = { C: '1. Víctimas', D: 'Persona', E: '0 a/', F: 'MTPE/ SUNAFIL' };

  it('have the columns of their own group; all of RESPONSABLES are responsible', () => {
    const { content, errors, warnings } = readRows([{ ...FIRST, ...goal }, { A: 'a/ Desde 2020.' }]);
    expect([errors, warnings]).toEqual([[], []]);
    expect(content.indicators.find(({ element }) => element === 'OE 1')).toEqual({
      element: 'OE 1',
      number: 1,
      name: 'Víctimas',
      unit: 'Persona',
      target: 0n,
      targetNote: 'a/',
      rule: { measure: 'sum' },
      direction: 'increasing',
      baseline: null,
      sensitive: false,
      programming: null,
      participation: [
        { institution: 'MTPE', role: 'responsible' },
        { institution: 'SUNAFIL', role: 'responsible' },
      ],
    });
  });

  it('stand in several rows, whose empty cells take unit, target and responsibles from above', () => {
    const { content, errors } = readRows([
      { ...FIRST, ...goal },
      { C: '2. Denuncias', E: 5 },
      { A: 'OE 2', B: 'Dos', C: '1. Casos', D: 'Caso', E: 1, F: rich('[MTPE]/ SUNAFIL') },
    ]);
    expect(errors).toEqual([]);
    const goals = content.indicators.filter(({ element }) => element.startsWith('OE'));
    expect(goals.map(({ element, number, unit, target }) => [element, number, unit, target])).toEqual([
      ['OE 1', 1, 'Persona', 0n],
      ['OE 1', 2, 'Persona', 50_000n],
      ['OE 2', 1, 'Caso', 10_000n],
    ]);
    expect(goals[1]?.participation).toHaveLength(2);
    expect(goals[2]?.participation.map(({ role }) => role)).toEqual(['responsible', 'involved']);
  });

  it('take a column SENSIBLE of their own', () => {
    const headings = [...HEADINGS.slice(0, 5), 'SENSIBLE', ...HEADINGS.slice(5), 'SENSIBLE'];
    const { content, errors } = readSheet([
      headings,
      [
        'OE 1',
        'Uno',
        '1. Víctimas',
        'Persona',
        5,
        'sí',
        'MTPE',
        null,
        'E 1.3',
        'Estrategia',
        'LA 1.3.3',
        'Capacitar',
        '1. Eventos',
        'Evento',
        2,
        'MTPE',
        'no',
      ],
    ]);
    expect(errors).toEqual([]);
    expect(content.indicators.map(({ element, sensitive }) => [element, sensitive])).toEqual([
      ['LA 1.3.3', false],
      ['OE 1', true],
    ]);
  });
});
