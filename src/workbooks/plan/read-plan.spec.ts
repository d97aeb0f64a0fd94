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
