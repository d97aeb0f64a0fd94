import { units } from './amount';
import { type Annex, annexOf, type IndicatorProgress, NO_PROGRESS } from './annex';
import { annexJson, instantText, unitsNumber } from './annex-json';
import type { IndicatorContent } from './plan';

const CONTENT: IndicatorContent = {
  element: 'LA 1.3.3',
  number: 1,
  name: 'Número de eventos.',
  unit: 'Evento',
  target: units(2),
  targetNote: null,
  rule: { measure: 'sum' },
  direction: 'increasing',
  baseline: null,
  sensitive: false,
  programming: null,
  participation: [
    { institution: 'ST-CNLCTF-MTPE', role: 'responsible' },
    { institution: 'SUNAFIL', role: 'involved' },
  ],
};

const annex = (content: Partial<IndicatorContent>, progress: Partial<IndicatorProgress>): Annex =>
  annexOf({
    plan: {
      code: 'POA-2019',
      title: 'Plan Operativo Anual 2019',
      commission: 'CNLCTF',
      version: 1,
      startsOn: '2019-01-01',
      endsOn: '2019-12-31',
      countsFrom: '2019-09-18',
      countsFromNorm: 'D.S. N° 015-2019-TR',
    },
    content: {
      elements: [
        { code: 'OE 1', level: 'objective', name: 'Respuesta', parent: null, axis: null },
        { code: 'EE 2', level: 'axis', name: 'Detección', parent: null, axis: null },
        { code: 'E 1.3', level: 'strategy', name: 'Detectar', parent: 'OE 1', axis: 'EE 2' },
        { code: 'LA 1.3.3', level: 'line', name: 'Capacitar', parent: 'E 1.3', axis: null },
      ],
      indicators: [
        { ...CONTENT, ...content },
        { ...CONTENT, element: 'OE 1', target: 0n, targetNote: 'a/', unit: 'Persona' },
      ],
      footnotes: [{ mark: 'a/', text: 'Desde 2020.' }],
    },
    cutoff: '2019-12-31',
    progress: new Map([['LA 1.3.3-1', { ...NO_PROGRESS, ...progress }]]),
    observations: new Map([['LA 1.3.3-1', 'Diciembre: …']]),
  });
const reported = (executed: bigint, changed: Partial<IndicatorProgress> = {}): Partial<IndicatorProgress> => ({
  tally: { counted: 1, total: executed, base: 0n },
  activities: 1,
  reportedBy: ['ST-CNLCTF-MTPE'],
  validatedThrough: Date.parse('2020-01-15T16:02:11.987Z'),
  ...changed,
});
const rowOf = (of: Annex): Record<string, unknown> => (annexJson(of)['rows'] as Record<string, unknown>[])[0] ?? {};
const figuresOf = (of: Annex): unknown[] => {
  const { executed, executedPercent, pending, pendingPercent, exact, light } = rowOf(of);
  return [executed, executedPercent, pending, pendingPercent, Object.values(exact as object), light];
};

it('has the shape of the public contract', () => {
  expect(annexJson(annex({}, reported(units(2))))).toEqual({
    plan: { code: 'POA-2019', title: 'Plan Operativo Anual 2019', version: 1, countsFrom: '2019-09-18' },
    cutoff: '2019-12-31',
    validatedThrough: '2020-01-15T16:02:11Z',
    rulesVersion: '1',
    objectives: [
      {
        code: 'OE 1',
        name: 'Respuesta',
        indicators: [
          {
            number: 1,
            name: 'Número de eventos.',
            unit: 'Persona',
            target: 0,
            targetNote: 'a/',
            responsible: ['ST-CNLCTF-MTPE'],
            executed: null,
            executedPercent: null,
            pending: null,
            pendingPercent: null,
            light: 'not-applicable',
          },
        ],
      },
    ],
    rows: [
      {
        objective: { code: 'OE 1', name: 'Respuesta' },
        axis: { code: 'EE 2', name: 'Detección' },
        strategy: { code: 'E 1.3', name: 'Detectar' },
        line: { code: 'LA 1.3.3', name: 'Capacitar' },
        indicator: {
          number: 1,
          name: 'Número de eventos.',
          unit: 'Evento',
          target: 2,
          targetNote: null,
          measure: 'sum',
        },
        responsible: ['ST-CNLCTF-MTPE'],
        involved: ['SUNAFIL'],
        executed: 2,
        executedPercent: 100,
        pending: 0,
        pendingPercent: 0,
        exact: { executedPercent: 100, pendingPercent: 0 },
        light: 'met',
        override: null,
        reporting: { state: 'reported', expected: 1, received: 1, silent: [], requestedOn: null, dueOn: null },
        observations: 'Diciembre: …',
      },
    ],
    summary: { met: 1, partial: 0, notDone: 0, noData: 0, notApplicable: 0 },
    footnotes: [{ mark: 'a/', text: 'Desde 2020.' }],
    legend: [
      { light: 'met', label: 'Meta alcanzada o superada', fill: 'C6EFCE' },
      { light: 'partial', label: 'Meta no alcanzada pero actividad realizada', fill: 'FFEB9C' },
      { light: 'not-done', label: 'Actividad no realizada', fill: 'FFC7CE' },
      { light: 'no-data', label: 'Sin información', fill: 'EDEDED' },
      { light: 'not-applicable', label: 'No aplica', fill: null },
    ],
  });
});

const falling = { direction: 'decreasing' as const, baseline: units(10), target: units(2) };
it.each<[string, Partial<IndicatorContent>, Partial<IndicatorProgress>, unknown[]]>([
  ['21 of 80', { target: units(80) }, reported(units(21)), [21, 26, 59, 74, [26.25, 73.75], 'partial']],
  ['173 of 80', { target: units(80) }, reported(units(173)), [173, 216, 0, 0, [216.25, 0], 'met']],
  ['29 of 200', { target: units(200) }, reported(units(29)), [29, 15, 171, 85, [14.5, 85.5], 'partial']],
  ['a third', { target: units(3) }, reported(units(1)), [1, 33, 2, 67, [33.333333, 66.666667], 'partial']],
  ['parts of a unit', { target: 8_000n }, reported(7_000n), [0.7, 88, 0.1, 12, [87.5, 12.5], 'partial']],
  ['a value that grew', falling, reported(units(11)), [11, 0, 9, 100, [-12.5, 100], 'partial']],
  ['no data', {}, {}, [null, null, null, null, [null, null], 'no-data']],
  ['no target', { target: null }, reported(units(5)), [5, null, null, null, [null, null], 'not-applicable']],
])('%s in numbers', (_, content, progress, figures) => {
  expect(figuresOf(annex(content, progress))).toEqual(figures);
});

it('rounds a mean to four decimals, halves up', () => {
  const mean = { tally: { counted: 3, total: units(2), base: 3n } };
  expect(figuresOf(annex({ rule: { measure: 'average' } }, reported(0n, mean)))).toEqual([
    0.6667,
    33,
    1.3333,
    67,
    [33.333333, 66.666667],
    'partial',
  ]);
  expect(unitsNumber({ numerator: 1n, denominator: 2n })).toBe(0.0001);
});

it('tells a light that was set beside the computed one', () => {
  const override = { light: 'not-done' as const, reason: 'No hubo evento' };
  expect(rowOf(annex({}, reported(0n, { override })))).toMatchObject({
    light: 'not-done',
    override: { light: 'not-done', reason: 'No hubo evento', computedLight: 'partial' },
  });
});

it('tells who was asked and is silent', () => {
  const asked = { on: '2019-12-02', dueOn: '2019-12-20', institutions: ['SUNAFIL', 'MTPE'] };
  expect(rowOf(annex({}, { asked, inReview: ['MTPE'] }))['reporting']).toEqual({
    state: 'requested',
    expected: 2,
    received: 1,
    silent: ['SUNAFIL'],
    requestedOn: '2019-12-02',
    dueOn: '2019-12-20',
  });
});

it('has no validation to tell where nothing was validated', () => {
  expect(annexJson(annex({}, {}))['validatedThrough']).toBeNull();
  expect(instantText(0)).toBe('1970-01-01T00:00:00Z');
});

it('is plain: the same text for the same annex, and nothing lost on the way', () => {
  const json = annexJson(annex({}, reported(units(1))));
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(JSON.stringify(annexJson(annex({}, reported(units(1)))))).toBe(JSON.stringify(json));
});
