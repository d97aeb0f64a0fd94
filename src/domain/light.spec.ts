import { units } from './amount';
import { type Figure, figureOf, type IndicatorFacts, type Light, type ReportingState } from './light';

const OPEN: IndicatorFacts = {
  rule: { measure: 'sum' },
  goal: { target: units(3), direction: 'increasing', baseline: null },
  tally: { counted: 0, total: 0n, base: 0n },
  activities: 0,
  stated: null,
  responsible: ['SUNAFIL', 'MTPE'],
  asked: null,
  reportedBy: [],
  withoutProgress: [],
  inReview: [],
};
const ASKED = { on: '2019-12-02', dueOn: '2019-12-20', institutions: ['SUNAFIL', 'MINJUS'] };
const reported = (quantity: number, counted = 1): Partial<IndicatorFacts> => ({
  tally: { counted, total: units(quantity), base: 0n },
  activities: 1,
  reportedBy: ['SUNAFIL'],
});
const stated = (executed: number, activityDone: boolean): Partial<IndicatorFacts> => ({
  stated: { executed: units(executed), activityDone },
});
const decreasing = { target: units(20), direction: 'decreasing' as const, baseline: units(100) };
const figure = (changed: Partial<IndicatorFacts>): Figure => figureOf({ ...OPEN, ...changed });

describe('what was validated', () => {
  it.each<[string, Partial<IndicatorFacts>, number, Light]>([
    ['reaches the target', reported(3), 3, 'met'],
    ['passes it', reported(4), 4, 'met'],
    ['stays below', reported(2), 2, 'partial'],
    ['adds 0', reported(0), 0, 'partial'],
    ['was done and does not count', reported(0, 0), 0, 'partial'],
    ['came down to the target', { ...reported(20), goal: decreasing }, 20, 'met'],
    ['came down, not to the target', { ...reported(21), goal: decreasing }, 21, 'partial'],
    ['went up', { ...reported(140), goal: decreasing }, 140, 'partial'],
    ['does not count, of a decreasing indicator', { ...reported(0, 0), goal: decreasing }, 100, 'partial'],
    ['is declared besides to be without progress', { ...reported(2), withoutProgress: ['MTPE'] }, 2, 'partial'],
  ])('%s', (_, changed, executed, light) => {
    const found = figure(changed);
    expect(found.executed).toEqual({ numerator: units(executed), denominator: 1n });
    expect([found.light, found.reporting.state]).toEqual([light, 'reported']);
  });
});

describe('a figure carried over', () => {
  it.each<[string, Partial<IndicatorFacts>, number | null, Light]>([
    ['of 0 with its activity carried out', stated(0, true), 0, 'partial'],
    ['of 0 without', stated(0, false), 0, 'not-done'],
    ['below the target', stated(2, true), 2, 'partial'],
    ['below the target, the activity is in its figure', stated(2, false), 2, 'partial'],
    ['at the target', stated(3, false), 3, 'met'],
    ['whatever the measure', { ...stated(2, true), rule: { measure: 'ratio' } }, 2, 'partial'],
    ['is replaced by the first validated activity', { ...stated(3, true), ...reported(1) }, 1, 'partial'],
    ['is replaced by one that does not count', { ...stated(3, true), ...reported(0, 0) }, 0, 'partial'],
    ['goes before a declaration without progress', { ...stated(2, true), withoutProgress: ['MTPE'] }, 2, 'partial'],
    ['of a decreasing indicator', { ...stated(20, false), goal: decreasing }, 20, 'met'],
  ])('%s', (_, changed, executed, light) => {
    const found = figure(changed);
    expect(found.executed).toEqual(executed === null ? null : { numerator: units(executed), denominator: 1n });
    expect([found.light, found.reporting.state]).toEqual([light, 'reported']);
  });

  it('speaks for the responsible institutions, and not for those asked since', () => {
    expect(figure(stated(2, true)).reporting).toMatchObject({ expected: 2, received: 2, silent: [] });
    expect(figure({ ...stated(2, true), asked: ASKED }).reporting).toMatchObject({
      expected: 2,
      received: 0,
      silent: ['SUNAFIL', 'MINJUS'],
    });
  });
});

describe('without a validated activity', () => {
  it.each<[string, Partial<IndicatorFacts>, Light, ReportingState, string[]]>([
    ['nobody was asked', {}, 'no-data', 'not-requested', []],
    ['a request asked nobody', { asked: { ...ASKED, institutions: [] } }, 'no-data', 'not-requested', []],
    ['something sent without a request', { inReview: ['MTPE'] }, 'no-data', 'in-review', []],
    ['one responsible of two declares no progress', { withoutProgress: ['MTPE'] }, 'not-done', 'none', []],
    [
      'one declares, the other sent something',
      { withoutProgress: ['MTPE'], inReview: ['SUNAFIL'] },
      'not-done',
      'none',
      [],
    ],
    ['an involved one declares no progress', { withoutProgress: ['MINJUS'] }, 'no-data', 'not-requested', []],
    ['asked and all silent', { asked: ASKED }, 'no-data', 'requested', ['SUNAFIL', 'MINJUS']],
    [
      'one of two asked declares no progress',
      { asked: ASKED, withoutProgress: ['SUNAFIL'] },
      'no-data',
      'requested',
      ['MINJUS'],
    ],
    ['one in review, one silent', { asked: ASKED, inReview: ['MINJUS'] }, 'no-data', 'requested', ['SUNAFIL']],
    ['all asked, in review', { asked: ASKED, inReview: ['MINJUS', 'SUNAFIL'] }, 'no-data', 'in-review', []],
    [
      'one declared, the other in review',
      { asked: ASKED, withoutProgress: ['SUNAFIL'], inReview: ['MINJUS'] },
      'no-data',
      'in-review',
      [],
    ],
    ['all asked declare no progress', { asked: ASKED, withoutProgress: ['MINJUS', 'SUNAFIL'] }, 'not-done', 'none', []],
    [
      'a responsible one that was not asked declares no progress',
      { asked: ASKED, withoutProgress: ['MTPE'] },
      'no-data',
      'requested',
      ['SUNAFIL', 'MINJUS'],
    ],
  ])('%s', (_, changed, light, state, silent) => {
    const { reporting, ...found } = figure(changed);
    expect([found.light, reporting.state, reporting.silent]).toEqual([light, state, silent]);
    if (light === 'no-data') expect(found).toMatchObject({ executed: null, achievement: null });
  });

  it('declared without progress it stands where it began: 0 %, all of it pending', () => {
    const shown = { shownExecutedPercent: 0, shownPendingPercent: 100 };
    expect(figure({ withoutProgress: ['MTPE'] })).toMatchObject({ executed: { numerator: 0n }, achievement: shown });
    expect(figure({ withoutProgress: ['MTPE'], goal: decreasing })).toMatchObject({
      executed: { numerator: units(100) },
      achievement: { ...shown, pending: { numerator: units(80) } },
      light: 'not-done',
    });
  });
});

describe('who answered', () => {
  it.each<[string, Partial<IndicatorFacts>, number, number, string[]]>([
    ['the responsible ones are expected without a request', reported(2), 2, 1, []],
    ['the ones asked are expected with a request', { ...reported(2), asked: ASKED }, 2, 1, ['MINJUS']],
    ['each answer counts', { ...reported(2), asked: ASKED, inReview: ['MINJUS'] }, 2, 2, []],
    ['so does "sin avance"', { ...reported(2), asked: ASKED, withoutProgress: ['MINJUS'] }, 2, 2, []],
    [
      'an answer of one that was not asked does not',
      { ...reported(2), asked: ASKED, inReview: ['MTPE'] },
      2,
      1,
      ['MINJUS'],
    ],
  ])('%s', (_, changed, expected, received, silent) => {
    expect(figure(changed).reporting).toMatchObject({ expected, received, silent });
  });

  it('keeps the dates of the request', () => {
    expect(figure({ asked: ASKED }).reporting).toMatchObject({ requestedOn: '2019-12-02', dueOn: '2019-12-20' });
    expect(figure({}).reporting).toMatchObject({ requestedOn: null, dueOn: null });
  });
});

describe('not applicable', () => {
  const none = { ...OPEN.goal, target: null };
  const zero = { ...OPEN.goal, target: 0n };
  it.each<[string, Partial<IndicatorFacts>, number | null, ReportingState]>([
    ['target 0, nothing reported', { goal: zero }, null, 'not-requested'],
    ['target 0, something reported', { goal: zero, ...reported(5) }, 5, 'reported'],
    ['no target', { goal: none, ...reported(5) }, 5, 'reported'],
    ['target 0 without progress', { goal: zero, withoutProgress: ['MTPE'] }, 0, 'none'],
    ['a baseline at the target', { goal: { ...decreasing, baseline: units(20) }, ...reported(5) }, 5, 'reported'],
    ['a ratio over 0', { rule: { measure: 'ratio' }, ...reported(5) }, null, 'reported'],
  ])('%s', (_, changed, executed, state) => {
    const found = figure(changed);
    expect(found.executed).toEqual(executed === null ? null : { numerator: units(executed), denominator: 1n });
    expect([found.light, found.achievement, found.reporting.state]).toEqual(['not-applicable', null, state]);
  });

  it('but a ratio of which nothing counts is at 0', () => {
    expect(figure({ rule: { measure: 'ratio' }, ...reported(0, 0) })).toMatchObject({
      executed: { numerator: 0n },
      light: 'partial',
    });
  });
});
