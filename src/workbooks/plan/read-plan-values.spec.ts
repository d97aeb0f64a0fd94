import { FIRST, type PlanCells, readRows } from '../../../test/support/plan-sheets';
import { type CellSource, DIVISION_BY_ZERO, NO_RESULT } from '../../../test/support/sheets';
import { MAX_AMOUNT } from '../../domain/amount';
import type { IndicatorContent } from '../../domain/plan';

const contains = (...parts: string[]): unknown[] =>
  parts.map((part) => expect.stringMatching(new RegExp(part, 's')) as unknown);

const NOTE: PlanCells = { A: 'a/ Desde 2020.\nb/ Otra.' };

function indicatorWith(cells: PlanCells, more: readonly string[] = []): IndicatorContent | undefined {
  const { content, errors } = readRows([{ ...FIRST, ...cells }, NOTE], more);
  expect(errors).toEqual([]);
  return content.indicators[0];
}

describe('targets', () => {
  it.each<[CellSource, bigint | null, string | null]>([
    [1250, 12_500_000n, null],
    [12.5, 125_000n, null],
    [0.7, 7_000n, null],
    ['1250', 12_500_000n, null],
    ['1,250', 12_500_000n, null],
    ['1 250', 12_500_000n, null],
    ['12.5', 125_000n, null],
    ['0.0001', 1n, null],
    [99_999_999_999, MAX_AMOUNT, null],
    ['0 a/', 0n, 'a/'],
    ['0a/', 0n, 'a/'],
    ['0 ^{a/}', 0n, 'a/'],
    ['0 (A/)', 0n, 'a/'],
    ['1,250 b/', 12_500_000n, 'b/'],
    ['a/', null, 'a/'],
    [null, null, null],
    ['–', null, null],
    ['Sin meta', null, null],
  ])('%j is %s with note %s', (target, amount, note) => {
    expect(indicatorWith({ N: target })).toMatchObject({ target: amount, targetNote: note });
  });

  it.each<[CellSource, string]>([
    ['1.250', 'N2: .*1250 o 1.25'],
    ['12,5', 'N2: .*12.5 .* o 125'],
    [-1, 'N2: .*negativa'],
    ['-1', 'N2: .*negativa'],
    ['0.00001', 'N2: .*cuatro decimales'],
    [100_000_000_000, 'N2: .*99 999 999 999'],
    ['muchos', 'N2: .*no es un número'],
    ['30\n4', 'N2: .*no es un número'],
    ['30\n400', 'N2: .*no es un número'],
    [true, 'N2: .*no es un número'],
    [{ kind: 'date', text: '2019-11-18' }, 'N2: .*tiene una fecha'],
    [NO_RESULT, 'N2: La fórmula no tiene'],
    [DIVISION_BY_ZERO, 'N2: .*#DIV/0!'],
    [`${' '.repeat(20_000)}x`, 'N2: .*no es un número'],
  ])('%j is refused', (target, message) => {
    expect(readRows([{ ...FIRST, N: target }]).errors).toEqual(contains(message));
  });

  it('that are empty, or carry a note that stands nowhere, are told', () => {
    expect(readRows([{ ...FIRST, N: null }]).warnings).toEqual(contains('N2: La meta está vacía'));
    expect(readRows([{ ...FIRST, N: '3 c/' }, NOTE]).warnings).toEqual(contains('L2: .*llamada c/'));
  });
});

describe('footnotes', () => {
  it.each<[string, PlanCells[], [string, string][]]>([
    [
      'a note a row',
      [{ A: 'TF=Trabajo forzoso.' }, { A: 'a/ Desde 2020.' }],
      [
        ['TF', 'Trabajo forzoso.'],
        ['a/', 'Desde 2020.'],
      ],
    ],
    [
      'several in a cell',
      [{ A: 'TF = Trabajo forzoso.\na/ Desde\n2020.' }],
      [
        ['TF', 'Trabajo forzoso.'],
        ['a/', 'Desde 2020.'],
      ],
    ],
    ['in any column, mark and text apart', [{ C: 'a/', D: 'Desde 2020.' }], [['a/', 'Desde 2020.']]],
    ['the same again', [{ A: 'a/ Uno.' }, { A: 'A/ uno' }], [['a/', 'Uno.']]],
    ['a number as mark', [{ A: '1/ Uno.' }], [['1/', 'Uno.']]],
  ])('are read: %s', (_, rows, notes) => {
    const { content, errors, warnings } = readRows([FIRST, {}, ...rows]);
    expect([errors, warnings]).toEqual([[], []]);
    expect(content.footnotes.map(({ mark, text }) => [mark, text])).toEqual(notes);
  });

  it('may stand between the pages of the table', () => {
    const { content, errors } = readRows([
      FIRST,
      { A: 'a/ Uno.' },
      { J: 'LA 1.3.4', K: 'Otra', L: 'Actas', M: 'Acta', N: 1 },
    ]);
    expect(errors).toEqual([]);
    expect([content.footnotes.length, content.indicators.length]).toEqual([1, 2]);
  });

  it('of one mark say one thing, and hold nothing that cannot be printed', () => {
    expect(readRows([FIRST, { A: 'a/ Uno.' }, { A: 'a/ Dos.' }]).errors).toEqual(
      contains('A4: La nota a/ ya está en A3'),
    );
    expect(readRows([FIRST, { A: 'a/ U\u202Eno.' }]).errors).toEqual(contains('A3: El texto contiene'));
  });

  it('leaves the legend out without a word, and anything else with one', () => {
    const { errors, warnings, content } = readRows([
      FIRST,
      { A: 'Leyenda' },
      { B: 'Meta alcanzada o superada.' },
      { A: 'x', B: 'Actividad no realizada' },
      { A: 'Fuente: Secretaría Técnica' },
    ]);
    expect([errors, content.footnotes]).toEqual([[], []]);
    expect(warnings).toEqual(contains('A6: «Fuente: .*no se importa'));
  });
});

describe('measure, direction, baseline, sensitivity and programming', () => {
  const COLUMNS = ['MEDICIÓN', 'DETALLE DE MEDICIÓN', 'SENTIDO', 'LÍNEA BASE', 'SENSIBLE'];
  const QUARTERS = ['PROG. T1', 'PROG. T2', 'PROG. T3', 'PROG. T4'];
  const MONTHS = 'ENE FEB MAR ABR MAY JUN JUL AGO SET OCT NOV DIC'.split(' ').map((month) => `PROG. ${month}`);

  it.each<[PlanCells, Partial<IndicatorContent>]>([
    [{}, { rule: { measure: 'sum' }, direction: 'increasing', baseline: null, sensitive: false }],
    [{ P: 'Último valor' }, { rule: { measure: 'latest' } }],
    [{ P: 'distintas regiones', Q: 'distintos: institución' }, { rule: { measure: 'distinct', of: 'institution' } }],
    [{ P: 'criterios', Q: '2 de 5' }, { rule: { measure: 'criteria', needed: 2, of: 5 } }],
    [
      { R: 'Decreciente', S: 10 },
      { direction: 'decreasing', baseline: 100_000n },
    ],
    [
      { R: 'creciente', S: 1 },
      { direction: 'increasing', baseline: 10_000n },
    ],
    [{ T: 'SÍ' }, { sensitive: true }],
    [{ T: true }, { sensitive: true }],
    [{ T: 'no' }, { sensitive: false }],
  ])('%j', (cells, content) => {
    expect(indicatorWith(cells, COLUMNS)).toMatchObject(content);
  });

  it.each<[PlanCells, string]>([
    [{ P: 'mediana' }, 'P2: .*suma, último valor'],
    [{ P: 'hito' }, 'Q2: .*Elaborado 50'],
    [{ P: 'suma', Q: '2 de 5' }, 'Q2: .*no lleva detalle'],
    [{ R: 'sube' }, 'R2: .*creciente o decreciente'],
    [{ R: 'decreciente' }, 'S2: .*necesita su línea base'],
    [{ R: 'decreciente', S: 1 }, 'S2: .*debe ser mayor que su meta'],
    [{ S: '1.250' }, 'S2: .*1250'],
    [{ T: 'quizá' }, 'T2: .*sí o no'],
  ])('%j is refused', (cells, message) => {
    expect(readRows([{ ...FIRST, ...cells }], COLUMNS).errors).toEqual(contains(message));
  });

  it('tells a baseline that leaves nothing to do and a milestone that stays below its target', () => {
    expect(readRows([{ ...FIRST, R: 'decreciente', S: 2 }], COLUMNS).warnings).toEqual(
      contains('S2: .*igual a la meta'),
    );
    expect(readRows([{ ...FIRST, P: 'hito', Q: 'Elaborado 50' }], COLUMNS).warnings).toEqual(
      contains('Q2: La última etapa'),
    );
  });

  it('reads quarters or months that fit the target', () => {
    const quarters = indicatorWith({ P: 1, R: '1' }, QUARTERS)?.programming;
    expect(quarters).toEqual({ period: 'quarter', amounts: [10_000n, null, 10_000n, null] });
    const months = readRows([{ ...FIRST, Q: 2 }], MONTHS).content.indicators[0]?.programming;
    expect(months).toEqual({ period: 'month', amounts: [null, 20_000n, ...Array<null>(10).fill(null)] });
    const due = indicatorWith({ P: 1, Q: 2, T: 'promedio' }, [...QUARTERS, 'MEDICIÓN'])?.programming;
    expect(due?.amounts).toEqual([10_000n, 20_000n, null, null]);
  });

  it('refuses a programming that does not fit, or of both kinds', () => {
    expect(readRows([{ ...FIRST, Q: 1 }], QUARTERS).errors).toEqual(contains('Q2: .*debe sumar la meta'));
    const both = readRows([{ ...FIRST, P: 2, T: 2 }], [...QUARTERS, ...MONTHS.slice(0, 1)]);
    expect(both.errors).toEqual(contains('T2: .*por trimestre y por mes'));
  });
});

describe('several indicators in one row', () => {
  const TWO: PlanCells = { L: '1. Número de eventos\n2. Número de\npersonas', M: 'Evento\nPersona', N: '1\n80' };

  it('have a line each, in the same order', () => {
    const { content, errors } = readRows([{ ...FIRST, ...TWO }]);
    expect(errors).toEqual([]);
    expect(content.indicators.map(({ number, name, unit, target }) => [number, name, unit, target])).toEqual([
      [1, 'Número de eventos', 'Evento', 10_000n],
      [2, 'Número de personas', 'Persona', 800_000n],
    ]);
  });

  it('are told apart within a line where as many values stand beside them', () => {
    const { content } = readRows([{ ...FIRST, ...TWO, L: '1. Ley N° 2. 2. Número de personas' }]);
    expect(content.indicators.map(({ name }) => name)).toEqual(['Ley N° 2. 2. Número de personas']);
    const inline = readRows([{ ...FIRST, ...TWO, L: '1. Número de eventos 2. Número de personas' }]);
    expect(inline.content.indicators.map(({ name }) => name)).toEqual(['Número de eventos', 'Número de personas']);
  });

  it('have notes, measures and further columns of their own; one word serves all', () => {
    const { content, errors } = readRows(
      [{ ...FIRST, ...TWO, N: '1\n0 a/', P: 'suma\ncriterios', Q: '\n2 de 5', R: 'sí', S: '\n5' }, NOTE],
      ['MEDICIÓN', 'DETALLE DE MEDICIÓN', 'SENSIBLE', 'LÍNEA BASE'],
    );
    expect(errors).toEqual([]);
    expect(content.indicators).toMatchObject([
      { target: 10_000n, targetNote: null, rule: { measure: 'sum' }, sensitive: true, baseline: null },
      { target: 0n, targetNote: 'a/', rule: { measure: 'criteria', needed: 2 }, sensitive: true, baseline: 50_000n },
    ]);
  });

  it.each<[string, PlanCells, string[]]>([
    ['a unit for two', { M: 'Evento' }, ['M2: «UNIDAD DE MEDIDA» tiene una línea con texto y L2 tiene 2 indicadores']],
    ['three targets for two', { N: '1\n80\n3' }, ['N2: «META FÍSICA» tiene 3 líneas']],
    ['a number for two', { N: 1 }, ['N2: «META FÍSICA» tiene una línea']],
    ['both', { M: 'Evento', N: 1 }, ['M2: ', 'N2: ']],
    ['an executed value for two', { P: 1 }, ['P2: «Ejecutado Abs.» tiene una línea']],
    [
      'three lists for two',
      { O: 'MTPE.\nSUNAFIL.\nGORES.' },
      ['O2: Hay 3 listas de instituciones para 2 indicadores \\(L2\\)'],
    ],
    ['a number twice', { L: '1. Eventos\n1. Personas' }, ['L2: El indicador 1 de LA 1.3.3 ya está', 'M2: ', 'N2: ']],
  ])('are refused with %s', (_, cells, messages) => {
    expect(readRows([{ ...FIRST, ...TWO, ...cells }], ['Ejecutado Abs.']).errors).toEqual(contains(...messages));
  });

  it('may all lack a target', () => {
    const { content, errors, warnings } = readRows([{ ...FIRST, ...TWO, N: null }]);
    expect(errors).toEqual([]);
    expect(content.indicators.map(({ target }) => target)).toEqual([null, null]);
    expect(warnings).toEqual(contains('N2: La meta está vacía'));
  });
});

describe('numbers of indicators', () => {
  const numbersOf = (...names: string[]): unknown => {
    const rows = names.map((name, index) => ({ ...(index === 0 ? FIRST : { M: 'Evento', N: 2 }), L: name }));
    const { content, errors } = readRows(rows);
    expect(errors).toEqual([]);
    return content.indicators.map(({ number, name }) => [number, name]);
  };

  it('come from the text, or from the order where it has none', () => {
    expect(numbersOf('Número de eventos', 'Número de actas')).toEqual([
      [1, 'Número de eventos'],
      [2, 'Número de actas'],
    ]);
    expect(numbersOf('3) Eventos', 'Actas')).toEqual([
      [3, 'Eventos'],
      [4, 'Actas'],
    ]);
    expect(numbersOf('2.- Eventos', '1. Actas')).toEqual([
      [1, 'Actas'],
      [2, 'Eventos'],
    ]);
    expect(numbersOf('1.5 km de vías')).toEqual([[1, '1.5 km de vías']]);
  });

  it('are found again by the name', () => {
    expect(numbersOf('Número de eventos', 'NÚMERO DE EVENTOS')).toEqual([[1, 'Número de eventos']]);
  });
});
