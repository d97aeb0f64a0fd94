import { FIRST, HEADINGS, type PlanCells, readRows, readSheet } from '../../../test/support/plan-sheets';
import { type CellSource, DIVISION_BY_ZERO, NO_RESULT, rich } from '../../../test/support/sheets';
import type { StatedContent } from '../../domain/plan';

const contains = (...parts: string[]): unknown[] =>
  parts.map((part) => expect.stringMatching(new RegExp(part, 's')) as unknown);

/** P to W. */
const COLUMNS = [
  'Ejecutado Abs.',
  'Ejecutado %',
  'Pendiente Abs.',
  'Pendiente %',
  'ACTIVIDAD REALIZADA',
  'Observaciones',
  'SEMÁFORO',
  'MOTIVO DEL SEMÁFORO',
];
const read = (cells: PlanCells): ReturnType<typeof readRows> => readRows([{ ...FIRST, ...cells }], COLUMNS);

describe('execution', () => {
  it('is found under its merged groups', () => {
    const { stated, errors, warnings } = readSheet(
      [
        [...HEADINGS, 'EJECUCIÓN DE METAS', null, null, null, 'Observaciones'],
        [...Array<null>(15).fill(null), 'Ejecutado', null, 'Pendiente', null],
        [...Array<null>(15).fill(null), 'Abs.', '%', 'Abs.', '%'],
        [...HEADINGS.map((_, index) => FIRST[String.fromCharCode(65 + index)] ?? null), 3, '150%', 0, '0%', 'Tres.'],
      ],
      ['P1:S1', 'P2:Q2', 'R2:S2', 'T1:T3', ...HEADINGS.map((_, index) => ['A1:A3', 'B1:B3'][index] ?? '')].filter(
        (merge) => merge !== '',
      ),
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(stated).toEqual([
      { element: 'LA 1.3.3', number: 1, executed: 30_000n, activityDone: true, observations: 'Tres.', light: null },
    ]);
  });

  it.each<[string, PlanCells, Partial<StatedContent> | null]>([
    ['nothing is no statement', {}, null],
    ['percents alone are none', { Q: '0%', S: '100%' }, null],
    [
      'observations alone bring no figure',
      { U: 'Pendiente.' },
      { executed: null, observations: 'Pendiente.', activityDone: false },
    ],
    ['observations keep their lines', { P: 1, U: ' * Octubre: \n• Uno. ' }, { observations: '* Octubre:\n• Uno.' }],
    [
      'a figure is one of an activity',
      { P: '1,250' },
      { executed: 12_500_000n, activityDone: true, observations: null },
    ],
    ['an executed 0 alone was not done', { P: 0 }, { executed: 0n, activityDone: false }],
    ['an executed 0 with sí was done', { P: 0, T: 'sí' }, { executed: 0n, activityDone: true }],
    ['an executed 0 with no was not, whatever else is told', { P: 0, T: 'No', U: 'Visitas.' }, { activityDone: false }],
  ])('%s', (_, cells, statement) => {
    const { stated, errors, warnings } = read(cells);
    expect([errors, warnings]).toEqual([[], []]);
    expect(stated).toEqual(statement ? [expect.objectContaining(statement)] : []);
  });

  it.each<[string, string, Partial<StatedContent>]>([
    ['alone', '● Meta alcanzada o superada', { observations: null }],
    ['before the text', '● Meta alcanzada o superada\nOctubre.', { observations: 'Octubre.' }],
    ['with who is silent', '? Sin información: no requerida\nOctubre.', { observations: 'Octubre.' }],
    ['in a sentence is text', 'Sin información de SUNAFIL.', { observations: 'Sin información de SUNAFIL.' }],
    ['tells that 0 was done', '◐ Meta no alcanzada pero actividad realizada', { activityDone: true }],
    ['tells that 0 was not done', '○ Actividad no realizada\nSe pospuso.', { activityDone: false }],
  ])("takes a light's label that an annex prints in its observations, %s", (_, text, statement) => {
    const { stated, errors, warnings } = read({ P: 0, U: text });
    const isTold = statement.activityDone !== undefined;
    expect(errors).toEqual([]);
    expect(isTold ? warnings : []).toEqual([]);
    expect(stated).toEqual([expect.objectContaining(statement)]);
  });

  it('takes observations that go on below, beside an indicator merged over both rows', () => {
    const rows: PlanCells[] = [
      { ...FIRST, P: 3, U: 'Octubre:\nuno ' },
      { U: 'dos' },
      { U: 'Noviembre.' },
      { L: '2. Actas', M: 'Acta', N: 1 },
    ];
    const merges = ['L2:L4', 'M2:M4', 'P2:P4'];
    const { stated, content, errors, warnings } = readRows(rows, COLUMNS, merges);
    expect([errors, warnings]).toEqual([[], []]);
    expect(stated.map(({ observations }) => observations)).toEqual(['Octubre:\nuno dos\nNoviembre.']);
    expect(content.indicators).toHaveLength(2);
    expect(readRows(rows, COLUMNS).errors[0]).toMatch(/L3: Falta el nombre/);
  });

  it('of 0 with observations was done, and says so', () => {
    const { stated, warnings } = read({ P: 0, U: 'Visitas.' });
    expect(stated[0]?.activityDone).toBe(true);
    expect(warnings).toEqual(contains('P2: .*ACTIVIDAD REALIZADA está vacía; como hay observaciones \\(U2\\)'));
  });

  it('above 0 was done even where the sheet denies it, but for what is to go down', () => {
    const { stated, warnings } = read({ P: 1, T: 'no' });
    expect(stated[0]?.activityDone).toBe(true);
    expect(warnings).toEqual(contains('T2: Hay 1 de ejecutado'));
    const falling = readRows(
      [{ ...FIRST, P: 9, T: 'no', X: 'decreciente', Y: 9 }],
      [...COLUMNS, 'SENTIDO', 'LÍNEA BASE'],
    );
    expect(falling.stated[0]?.activityDone).toBe(false);
    expect(falling.warnings).toEqual([]);
  });

  it('stands without an execution group as the text of the indicator', () => {
    const { stated } = readRows([{ ...FIRST, P: 'Pendiente.' }], ['OBSERVACIONES']);
    expect(stated).toMatchObject([{ executed: null, observations: 'Pendiente.' }]);
  });

  it('has a line for each of several indicators; observations serve all', () => {
    const two: PlanCells = { L: '1. Eventos\n2. Personas', M: 'Evento\nPersona', N: '1\n80' };
    const { stated, errors, warnings } = read({
      ...two,
      P: '3\n21',
      Q: '300%\n26%',
      R: '0\n59',
      S: '0%\n74%',
      U: 'Tres talleres.',
    });
    expect([errors, warnings]).toEqual([[], []]);
    expect(stated.map(({ number, executed, observations }) => [number, executed, observations])).toEqual([
      [1, 30_000n, 'Tres talleres.'],
      [2, 210_000n, 'Tres talleres.'],
    ]);
  });

  it.each<[PlanCells, string]>([
    [{ P: '1.250' }, 'P2: .*1250'],
    [{ P: -1 }, 'P2: .*negativa'],
    [{ P: NO_RESULT }, 'P2: La fórmula'],
    [{ P: DIVISION_BY_ZERO }, 'P2: .*#DIV/0!'],
    [{ P: 0, T: 'tal vez' }, 'T2: .*sí o no'],
    [{ P: 1, L: null }, 'L2: Falta el nombre del indicador'],
    [{ P: 1, W: 'x', V: 'Verde' }, 'V2: «Verde» no es un semáforo; .*«Meta alcanzada o superada»'],
  ])('%j is refused', (cells, message) => {
    expect(read(cells).errors).toEqual(contains(message));
  });
});

describe('percents and pending figures', () => {
  it.each<[string, PlanCells]>([
    ['as text', { Q: '150%', R: '0', S: '0 %' }],
    ['as percents', { Q: 1.5, R: 0, S: 0 }],
    ['as whole numbers', { Q: 150, R: 0, S: 0 }],
    ['with an error', { Q: DIVISION_BY_ZERO, S: NO_RESULT }],
  ])('are only compared: %s', (_, cells) => {
    const { errors, warnings } = read({ P: 3, ...cells });
    expect([errors, warnings]).toEqual([[], []]);
  });

  it.each<[string, number, PlanCells, string[]]>([
    ['executed', 2, { Q: '90%' }, ['Q2: La celda dice «90%» y lo calculado es 100 %; se usa lo calculado']],
    ['executed, rounded down', 80, { P: 21, Q: 0.25 }, ['Q2: .*26 %']],
    ['pending', 80, { P: 21, R: 60 }, ['R2: .*«60» y lo calculado es 59']],
    ['pending %', 80, { P: 21, S: '73,75%' }, ['S2: .*74 %']],
    ['words', 2, { Q: 'todo' }, ['Q2: .*«todo»']],
  ])('are told where they differ: %s', (_, target, cells, messages) => {
    const { errors, warnings } = read({ P: 2, ...cells, N: target });
    expect(errors).toEqual([]);
    expect(warnings).toEqual(contains(...messages));
  });

  it.each<[CellSource, CellSource]>([
    [0.2625, 0.7375],
    ['26.25%', '73.75%'],
    [26.25, 73.75],
  ])('agree before they are rounded: %j and %j', (executed, pending) => {
    expect(read({ N: 80, P: 21, Q: executed, S: pending }).warnings).toEqual([]);
  });
});

describe('lights', () => {
  it.each<[string, PlanCells, StatedContent['light']]>([
    ['the computed one is nothing set', { P: 2, V: 'Meta alcanzada o superada.' }, null],
    ['the computed one with a reason neither', { P: 0, V: 'ACTIVIDAD NO REALIZADA', W: 'x' }, null],
    ['none beside no figure is nothing set', { V: 'Sin información' }, null],
    [
      'another one with its reason is set',
      { P: 2, V: 'Meta no alcanzada pero actividad realizada', W: 'Faltó\nuna.' },
      { light: 'partial', reason: 'Faltó\nuna.' },
    ],
    [
      'one beside no figure with its reason too',
      { V: 'Actividad no realizada', W: 'Por oficio.' },
      { light: 'not-done', reason: 'Por oficio.' },
    ],
  ])('%s', (_, cells, light) => {
    const { errors, stated } = read(cells);
    expect(errors).toEqual([]);
    expect(stated[0]?.light ?? null).toEqual(light);
  });

  it('that differ need a reason', () => {
    expect(read({ P: 2, V: 'Actividad no realizada' }).errors).toEqual(
      contains('V2: .*«Actividad no realizada» y el calculado es «Meta alcanzada o superada»; escriba el motivo'),
    );
  });

  it('are needed beside a reason', () => {
    expect(read({ P: 2, W: 'Porque sí' }).warnings).toEqual(contains('W2: .*el motivo no se importa'));
  });

  it('serve several indicators, one a line or one for all', () => {
    const two: PlanCells = { L: '1. Eventos\n2. Personas', M: 'Evento\nPersona', N: '1\n80', O: rich('[MTPE]') };
    const labels = 'Meta alcanzada o superada\nActividad no realizada';
    const { errors, stated } = read({ ...two, P: '1\n1', V: labels, W: 'Por oficio.' });
    expect(errors).toEqual([]);
    expect(stated.map(({ light }) => light?.light ?? null)).toEqual([null, 'not-done']);
  });
});
