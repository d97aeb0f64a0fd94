import { achievementOf } from './achievement';
import { units } from './amount';
import { type Annex, type AnnexFacts, annexOf, indicatorKey, type IndicatorProgress, NO_PROGRESS } from './annex';
import type { IndicatorContent, PlanElementContent } from './plan';
import { meanOf } from './roll-up';

const element = (
  code: string,
  level: PlanElementContent['level'],
  parent: string | null = null,
  axis: string | null = null,
): PlanElementContent => ({ code, level, name: `Nombre de ${code}`, parent, axis });

/** The elements of the POA 2019, out of order. */
const ELEMENTS: PlanElementContent[] = [
  element('OE 2', 'objective'),
  element('OE 1', 'objective'),
  ...['EE 1', 'EE 2', 'EE 3', 'EE 5'].map((code) => element(code, 'axis')),
  element('E 2.1', 'strategy', 'OE 2', 'EE 1'),
  element('E 1.3', 'strategy', 'OE 1', 'EE 2'),
  element('E 1.4', 'strategy', 'OE 1', 'EE 3'),
  element('E 1.8', 'strategy', 'OE 1', 'EE 5'),
  ...['LA 1.4.4', 'LA 1.4.5', 'LA 1.4.7', 'LA 1.4.9', 'LA 1.4.10'].map((code) => element(code, 'line', 'E 1.4')),
  ...['LA 2.1.1', 'LA 2.1.4', 'LA 2.1.7'].map((code) => element(code, 'line', 'E 2.1')),
  element('LA 1.3.3', 'line', 'E 1.3'),
  element('LA 1.8.5', 'line', 'E 1.8'),
];

const indicator = (key: string, target: number, changed: Partial<IndicatorContent> = {}): IndicatorContent => ({
  element: key.slice(0, key.lastIndexOf('-')),
  number: Number(key.slice(key.lastIndexOf('-') + 1)),
  name: `Indicador ${key}`,
  unit: 'Evento',
  target: units(target),
  targetNote: null,
  rule: { measure: 'sum' },
  direction: 'increasing',
  baseline: null,
  sensitive: false,
  programming: null,
  participation: [
    { institution: 'MPFN', role: 'involved' },
    { institution: 'ST-CNLCTF-MTPE', role: 'responsible' },
    { institution: 'PJ', role: 'involved' },
  ],
  ...changed,
});

const done = (executed: number, activities: number): IndicatorProgress => ({
  ...NO_PROGRESS,
  tally: { counted: activities, total: units(executed), base: 0n },
  activities,
  reportedBy: ['ST-CNLCTF-MTPE'],
});

/** The rows of Anexo 1 of the acta: target, executed (null: empty cells), %, pending, pending %, and its light. */
const ACTA: [string, number, number | null, number | null, number | null, number | null, string][] = [
  ['LA 1.3.3-1', 2, 2, 100, 0, 0, 'met'],
  ['LA 1.4.4-1', 30, null, null, null, null, 'no-data'],
  ['LA 1.4.4-2', 4, null, null, null, null, 'no-data'],
  ['LA 1.4.5-1', 2, 2, 100, 0, 0, 'met'],
  ['LA 1.4.7-1', 2, 2, 100, 0, 0, 'met'],
  ['LA 1.4.9-1', 2, 3, 150, 0, 0, 'met'],
  ['LA 1.8.5-1', 3, 0, 0, 3, 100, 'partial'],
  ['LA 1.8.5-2', 2, 0, 0, 2, 100, 'partial'],
  ['LA 2.1.1-1', 1, 1, 100, 0, 0, 'met'],
  ['LA 2.1.4-1', 1, 3, 300, 0, 0, 'met'],
  ['LA 2.1.4-2', 80, 21, 26, 59, 74, 'partial'],
  ['LA 2.1.7-1', 80, 173, 216, 0, 0, 'met'],
];
const RECORDED = new Map(
  ACTA.flatMap(([key, , executed]): [string, IndicatorProgress][] =>
    executed === null ? [] : [[key, done(executed, 3)]],
  ),
);

const FACTS: AnnexFacts = {
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
    elements: ELEMENTS,
    indicators: [
      ...ACTA.map(([key, target]) => indicator(key, target)).reverse(),
      indicator('OE 2-1', 150),
      indicator('OE 1-1', 0, { targetNote: 'a/' }),
    ],
    footnotes: [{ mark: 'TF', text: 'Trabajo forzoso.' }],
  },
  cutoff: '2019-12-31',
  progress: RECORDED,
  observations: new Map([['LA 2.1.7-1', 'Seis talleres.']]),
};

const keysOf = (annex: Annex): string[] =>
  annex.rows.map(({ line, indicator: { number } }) => indicatorKey({ element: line.code, number }));
const withProgress = (...entries: [string, Partial<IndicatorProgress>][]): Annex =>
  annexOf({
    ...FACTS,
    progress: new Map([...RECORDED, ...entries.map(([key, each]) => [key, { ...NO_PROGRESS, ...each }] as const)]),
  });

describe('Anexo 1 of the POA 2019', () => {
  const annex = annexOf(FACTS);

  it.each(ACTA)('%s: of %d, %s, %s %%, pending %s, %s %%, %s', (key, _, executed, percent, pending, rest, light) => {
    const row = annex.rows[keysOf(annex).indexOf(key)];
    const achievement = row?.indicator.figure.achievement;
    expect(row?.indicator.figure.executed?.numerator).toBe(executed === null ? undefined : units(executed));
    expect(achievement?.shownExecutedPercent).toBe(percent ?? undefined);
    expect(achievement?.pending.numerator).toBe(pending === null ? undefined : units(pending));
    expect(achievement?.shownPendingPercent).toBe(rest ?? undefined);
    expect(row?.indicator.light).toBe(light);
  });

  it('has 7 targets met, 3 partly, and 2 without information; the objectives are not counted', () => {
    expect(annex.summary).toEqual({ met: 7, partial: 3, notDone: 0, noData: 2, notApplicable: 0 });
  });

  it('has its rows in plan order, each under its objective, axis and strategy', () => {
    expect(keysOf(annex)).toEqual(ACTA.map(([key]) => key));
    expect(
      annex.rows.map(({ objective, axis, strategy }) => [objective.code, axis.code, strategy.code].join(' · ')),
    ).toEqual([
      'OE 1 · EE 2 · E 1.3',
      ...Array<string>(5).fill('OE 1 · EE 3 · E 1.4'),
      ...Array<string>(2).fill('OE 1 · EE 5 · E 1.8'),
      ...Array<string>(4).fill('OE 2 · EE 1 · E 2.1'),
    ]);
    expect(annex.rows[0]?.axis).toEqual({ code: 'EE 2', name: 'Nombre de EE 2' });
  });

  it('has the objectives apart, in order, with their own indicators', () => {
    expect(annex.objectives.map(({ code, name }) => [code, name])).toEqual([
      ['OE 1', 'Nombre de OE 1'],
      ['OE 2', 'Nombre de OE 2'],
    ]);
    expect(annex.objectives.map(({ indicators }) => indicators.map((each) => [each.light, each.targetNote]))).toEqual([
      [['not-applicable', 'a/']],
      [['no-data', null]],
    ]);
  });

  it('parts responsible from involved and keeps observations, footnotes and what it rests on', () => {
    const last = annex.rows.at(-1)?.indicator;
    expect(last).toMatchObject({
      responsible: ['ST-CNLCTF-MTPE'],
      involved: ['MPFN', 'PJ'],
      observations: 'Seis talleres.',
    });
    expect(annex.rows[0]?.indicator.observations).toBe('');
    expect(annex).toMatchObject({ plan: FACTS.plan, cutoff: '2019-12-31', footnotes: FACTS.content.footnotes });
  });

  it('has a mean of what has figures, each held at 100', () => {
    const parts = annex.rows.map(({ indicator: { light, figure } }) => ({ light, achievement: figure.achievement }));
    const mean = meanOf(parts);
    expect([mean.of, mean.all]).toEqual([10, 12]);
    const percent = mean.percent ?? { numerator: 0n, denominator: 1n };
    expect(percent.numerator * 1000n).toBe(72_625n * percent.denominator);
  });
});

it('puts LA 1.4.10 after LA 1.4.9 and its second indicator after the first', () => {
  const indicators = ['LA 1.4.10-2', 'LA 1.4.10-1', 'LA 1.4.9-1', 'LA 1.3.3-1'].map((key) => indicator(key, 1));
  const annex = annexOf({ ...FACTS, content: { ...FACTS.content, indicators } });
  expect(keysOf(annex)).toEqual(['LA 1.3.3-1', 'LA 1.4.9-1', 'LA 1.4.10-1', 'LA 1.4.10-2']);
});

it('shows and counts the light that the secretariat set, and keeps the computed one', () => {
  const override = { light: 'not-done' as const, reason: 'Las visitas no son la actividad' };
  const annex = withProgress(['LA 1.8.5-1', { ...done(0, 6), override }]);
  const row = annex.rows[6]?.indicator;
  expect([row?.light, row?.figure.light, row?.override]).toEqual(['not-done', 'partial', override]);
  expect(annex.summary).toEqual({ met: 7, partial: 2, notDone: 1, noData: 2, notApplicable: 0 });
});

it('an objective does not change the summary', () => {
  expect(withProgress(['OE 2-1', done(150, 1)]).summary).toEqual(annexOf(FACTS).summary);
});

it('names the last validation that any figure takes in, whatever its line', () => {
  expect(annexOf(FACTS).validatedThrough).toBeNull();
  const annex = withProgress(
    ['LA 1.3.3-1', { validatedThrough: 100 }],
    ['OE 1-1', { validatedThrough: 300 }],
    ['OE 2-1', { validatedThrough: 200 }],
  );
  expect(annex.validatedThrough).toBe(300);
});

it('computes with the direction and the baseline of the plan', () => {
  const falling = indicator('LA 2.1.7-1', 20, { direction: 'decreasing', baseline: units(100) });
  const annex = annexOf({
    ...FACTS,
    content: { ...FACTS.content, indicators: [falling] },
    progress: new Map([['LA 2.1.7-1', done(60, 1)]]),
  });
  const goal = { target: units(20), direction: 'decreasing' as const, baseline: units(100) };
  expect(annex.rows[0]?.indicator.figure.achievement).toEqual(
    achievementOf(goal, { numerator: units(60), denominator: 1n }),
  );
  expect(annex.rows[0]?.indicator.figure.achievement?.shownExecutedPercent).toBe(50);
});
