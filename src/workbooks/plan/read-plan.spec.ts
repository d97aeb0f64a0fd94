import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST, HEADINGS, LINE, PARENTS, type PlanCells, readRows, readSheet } from '../../../test/support/plan-sheets';
import { rich } from '../../../test/support/sheets';
import { readWorkbookHere } from '../reading/read-workbook';
import { readPlan } from './read-plan';

const contains = (...parts: string[]): unknown[] =>
  parts.map((part) => expect.stringMatching(new RegExp(part, 's')) as unknown);

describe('elements of a plan', () => {
  it('reads objective, axis, strategy and line with their codes, names and parents', () => {
    const { content, errors, warnings, cells } = readRows([FIRST]);
    expect([errors, warnings]).toEqual([[], []]);
    expect(content.elements).toEqual([
      { code: 'OE 1', level: 'objective', name: 'Objetivo uno', parent: null, axis: null },
      { code: 'EE 2', level: 'axis', name: 'Detección', parent: null, axis: null },
      { code: 'E 1.3', level: 'strategy', name: 'Estrategia', parent: 'OE 1', axis: 'EE 2' },
      { code: 'LA 1.3.3', level: 'line', name: 'Capacitar', parent: 'E 1.3', axis: null },
    ]);
    expect(cells).toEqual({ 'OE 1': 'A2', 'EE 2': 'G2', 'E 1.3': 'H2', 'LA 1.3.3': 'J2', 'LA 1.3.3-1': 'L2' });
  });

  it.each<[string, PlanCells]>([
    ['codes without spaces, in any case', { A: 'oe1', G: 'ee2:Detección', H: 'e1.3', J: 'la 1.3.3' }],
    ['codes over two lines', { J: 'LA\n1.3.3' }],
    ['other signs behind the axis', { G: 'EE 2 – Detección' }],
    ['a line break within the axis', { G: 'EE 2:\nDetección' }],
    ['names over several lines', { B: ' Objetivo \n uno ', K: 'Capacitar\n' }],
  ])('takes %s', (_, cells) => {
    const { content, errors } = readRows([{ ...FIRST, ...cells }]);
    expect(errors).toEqual([]);
    expect(content.elements).toEqual(readRows([FIRST]).content.elements);
  });

  it('sorts by code, number by number, whatever the order of the rows', () => {
    const line = (number: number): PlanCells => ({ ...LINE, J: `LA 1.3.${number}`, K: `Línea ${number}` });
    const { content } = readRows([{ ...PARENTS, ...line(10) }, line(9)]);
    expect(content.elements.map(({ code }) => code)).toEqual(['OE 1', 'EE 2', 'E 1.3', 'LA 1.3.9', 'LA 1.3.10']);
    expect(content.indicators.map(({ element }) => element)).toEqual(['LA 1.3.9', 'LA 1.3.10']);
  });

  it.each<[string, PlanCells, string]>([
    ['a code that is none', { J: 'Línea 3' }, 'J2: «Línea 3» no es el código de la línea de acción; .*LA 1.3.3'],
    ['a code of another level', { J: 'E 1.3' }, 'J2: .*no es el código de la línea'],
    ['an axis without code', { G: 'Detección' }, 'G2: .*EE 2: Detección'],
    ['an axis with a code of another shape', { G: 'EE 2.1: Detección' }, 'G2: .*no es un eje'],
    ['an axis without a name', { G: 'EE 2' }, 'G2: Falta el nombre de EE 2'],
    ['an objective without a name', { B: null }, 'B2: Falta el nombre de OE 1'],
    ['a strategy without a name', { I: null }, 'I2: Falta el nombre de E 1.3'],
    ['a line without a name', { K: null }, 'K2: Falta el nombre de LA 1.3.3'],
    ['a line without a code', { J: null }, 'J2: Falta el código de la línea de acción'],
    ['an indicator without a line', { J: null, K: null }, 'J2: Falta el código de la línea de acción a que pertenece'],
    ['an indicator without a name', { L: null }, 'L2: Falta el nombre del indicador'],
    ['an indicator with a number alone', { L: '1.' }, 'L2: Falta el nombre del indicador'],
    ['an indicator without a unit', { M: null }, 'M2: Falta la unidad de medida'],
    ['a formula without result', { K: { kind: 'no-result', text: '' } }, 'K2: La fórmula no tiene un resultado'],
    ['an error value', { N: { kind: 'error', text: '#DIV/0!' } }, 'N2: La celda tiene el error #DIV/0!'],
    ['a text too long', { K: 'x'.repeat(32_768) }, 'K2: El texto tiene 32768 caracteres'],
    ['a control character', { K: 'a\u0007b' }, 'K2: El texto contiene un carácter de control \\(U\\+0007\\)'],
    ['a mark of direction', { L: '1. a\u202Eb' }, 'L2: El texto contiene una marca'],
  ])('refuses %s', (_, cells, message) => {
    const { errors } = readRows([{ ...FIRST, ...cells }]);
    expect(errors).toEqual(contains(message));
  });

  it('keeps texts that begin like a formula, and those as long as a cell', () => {
    const long = 'x'.repeat(32_767);
    const { content, errors } = readRows([{ ...FIRST, K: '=HIPERVINCULO("x")', B: long }]);
    expect(errors).toEqual([]);
    expect(content.elements.map(({ name }) => name)).toEqual(expect.arrayContaining(['=HIPERVINCULO("x")', long]));
  });

  it('collects every error at once', () => {
    const { errors } = readRows([{ ...FIRST, A: 'x', K: null, N: -1, O: 'NADIE' }]);
    expect(errors.map((each) => each.split(':')[0])).toEqual(expect.arrayContaining(['A2', 'K2', 'N2', 'O2']));
  });

  it('refuses a sheet without rows', () => {
    expect(readRows([]).errors).toEqual(contains('A2: La hoja no tiene ningún objetivo'));
  });
});

describe('parents', () => {
  it('follow from the code, with a warning where the sheet puts the line elsewhere', () => {
    const { content, errors, warnings } = readRows([
      FIRST,
      { ...LINE, J: 'LA 1.4.4', K: 'Fiscalizar' },
      { G: 'EE 3: Atención', H: 'E 1.4', I: 'Atender' },
    ]);
    expect(errors).toEqual([]);
    expect(warnings).toEqual(contains('J3: La hoja pone LA 1.4.4 bajo E 1.3; por su código pertenece a E 1.4'));
    expect(content.elements.find(({ code }) => code === 'LA 1.4.4')?.parent).toBe('E 1.4');
  });

  it('of a strategy too', () => {
    const { content, warnings } = readRows([
      { ...FIRST, H: 'E 2.1', J: 'LA 2.1.1' },
      { A: 'OE 2', B: 'Objetivo dos' },
    ]);
    expect(warnings).toEqual(contains('H2: La hoja pone E 2.1 bajo OE 1; por su código pertenece a OE 2'));
    expect(content.elements.find(({ code }) => code === 'E 2.1')?.parent).toBe('OE 2');
  });

  it('that stand nowhere are an error at the cell of the code', () => {
    expect(readRows([{ ...FIRST, J: 'LA 1.4.4' }]).errors).toEqual(contains('J2: .*E 1.4, que no está en la hoja'));
    expect(readRows([{ ...FIRST, A: 'OE 2' }]).errors).toEqual(contains('H2: .*OE 1, que no está en la hoja'));
  });
});

describe('headings', () => {
  it('may be reordered within their group', () => {
    const swapped = [...HEADINGS];
    swapped.splice(0, 1, 'META FÍSICA');
    swapped.splice(4, 1, 'ITEM');
    swapped.splice(9, 1, 'INSTITUCIONES INVOLUCRADAS');
    swapped.splice(14, 1, 'ITEM');
    const { content, errors } = readSheet([
      swapped,
      [
        null,
        'Objetivo uno',
        null,
        null,
        'OE 1',
        null,
        'EE 2: Detección',
        'E 1.3',
        'Estrategia',
        rich('[MTPE]/ SUNAFIL'),
        'Capacitar',
        '1. Número de eventos',
        'Evento',
        2,
        'LA 1.3.3',
      ],
    ]);
    expect(errors).toEqual([]);
    expect(content).toEqual(readRows([FIRST]).content);
  });

  it('that are missing are one error, which names them all with their group', () => {
    const { errors, cells, content } = readSheet([
      ['Plan'],
      HEADINGS.filter((_, index) => ![4, 7, 14].includes(index)),
    ]);
    expect(errors).toEqual(
      contains(
        'A2: Faltan .*«META FÍSICA \\(del objetivo\\)», «ITEM \\(de la estrategia\\)», «INSTITUCIONES INVOLUCRADAS»',
      ),
    );
    expect([cells, content.elements]).toEqual([{}, []]);
  });

  it('are left out where a printed page repeats them', () => {
    const { content, errors } = readSheet([
      HEADINGS,
      HEADINGS.map((_, index) => FIRST[String.fromCharCode(65 + index)] ?? null),
      HEADINGS,
      [...Array<null>(9).fill(null), 'LA 1.3.4', 'Otra', '1. Actas', 'Acta', 1, 'MTPE'],
    ]);
    expect(errors).toEqual([]);
    expect(content.indicators).toHaveLength(2);
  });
});

describe('the annex of the acta of the ordinary session N° 120', () => {
  it('is a plan of 19 elements, 12 indicators of lines and 2 of objectives', async () => {
    const bytes = readFileSync(join(__dirname, '../../../test/fixtures/anexo-1-acta-120.xlsx'));
    const [sheet] = await readWorkbookHere(bytes);
    const { content, errors, warnings, stated } = readPlan(sheet ?? { name: '', cells: [], merges: [] }, ACTA);
    expect(errors).toEqual([]);
    expect(content.elements).toHaveLength(19);
    const lines = content.indicators.filter(({ element }) => element.startsWith('LA'));
    expect([lines.length, content.indicators.length]).toEqual([12, 14]);
    expect(content.footnotes.map(({ mark }) => mark)).toEqual(['TF', 'a/']);
    const told = warnings.map(({ cell, message }) => `${cell}: ${message}`);
    const about = (words: RegExp): string[] =>
      told.filter((each) => words.test(each)).map((each) => each.split(':')[0] ?? '');
    expect(about(/por su código pertenece/)).toEqual(['J7', 'J8', 'J9', 'J10', 'J14']);
    expect(about(/no se cuenta dos veces/)).toEqual(['L11', 'L12', 'L16']);
    expect(about(/Ninguna institución está en negrita/)).toHaveLength(12);
    expect(about(/El ejecutado del indicador . es 0/)).toEqual(['P13', 'P13']);
    expect(told).toHaveLength(22);
    expect(
      stated.map(
        ({ element, number, executed }) => `${element}-${number} ${executed === null ? '' : executed / 10_000n}`,
      ),
    ).toEqual([
      'LA 1.3.3-1 2',
      'LA 1.4.4-1 ',
      'LA 1.4.4-2 ',
      'LA 1.4.5-1 2',
      'LA 1.4.7-1 2',
      'LA 1.4.9-1 3',
      'LA 1.8.5-1 0',
      'LA 1.8.5-2 0',
      'LA 2.1.1-1 1',
      'LA 2.1.4-1 3',
      'LA 2.1.4-2 21',
      'LA 2.1.7-1 173',
    ]);
    expect(stated.every(({ executed, activityDone }) => activityDone === (executed !== null))).toBe(true);
    expect(stated[10]?.observations).toBe(stated[9]?.observations);
  });
});

const ACTA = [
  { code: 'ST-CNLCTF-MTPE', names: ['Secretaría Técnica de la CNLCTF-MTPE'] },
  ...'MTPE MININTER-PNP MP-FN SUNAFIL GORES GLs MINJUS MINSA MIMP ENAP PJ MINAM MINEDU MINEM PRODUCE MINAGRI CULTURA'
    .split(' ')
    .map((code) => ({ code, names: [] })),
];
