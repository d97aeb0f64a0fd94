import { type Fraction, units } from './amount';
import {
  type Band,
  bandOf,
  isDueAtPeriodEnd,
  programmedPercent,
  programmedToDate,
  type Programming,
  whyNotBands,
  whyNotProgramming,
} from './programming';
import { MEASURES } from './measure';

const quarters = (...amounts: (number | null)[]): Programming => ({
  period: 'quarter',
  amounts: amounts.map((each) => (each === null ? null : units(each))),
});
const months = (...amounts: (number | null)[]): Programming => ({ ...quarters(...amounts), period: 'month' });
const fraction = (numerator: bigint, denominator = 1n): Fraction => ({ numerator, denominator });

describe('programmed to date', () => {
  it.each<[string, Programming | null, string, string, number | null]>([
    ['adds the quarters that ended', quarters(1, 2, 3, 4), '2019-01-01', '2019-09-30', 6],
    ['leaves out a quarter up to its last day', quarters(1, 2, 3, 4), '2019-01-01', '2019-09-29', 3],
    ['takes in a quarter on its last day', quarters(1, 2, 3, 4), '2019-01-01', '2019-12-31', 10],
    ['is nothing before the first ends', quarters(1, 2, 3, 4), '2019-01-01', '2019-03-30', null],
    ['is nothing where nothing is programmed', null, '2019-01-01', '2019-12-31', null],
    ['is nothing where no ended period has an amount', quarters(null, null, 3, 4), '2019-01-01', '2019-06-30', null],
    ['is 0 where 0 is programmed', quarters(0, 5, null, null), '2019-01-01', '2019-03-31', 0],
    ['passes over an empty period', quarters(1, null, 3, null), '2019-01-01', '2019-12-31', 4],
    ['adds months', months(1, 1, 1, 1), '2019-01-01', '2019-02-28', 2],
    ['knows leap years', months(1, 1, 1, 1), '2020-01-01', '2020-02-28', 1],
    ['counts from the month in which the plan starts', quarters(1, 2, 3, 4), '2019-09-18', '2020-02-29', 3],
    ['goes on over the year', months(...Array<number>(24).fill(1)), '2019-01-01', '2020-12-31', 24],
  ])('%s', (_, programming, startsOn, cutoff, due) => {
    expect(programmedToDate(programming, 'sum', startsOn, cutoff)).toBe(due === null ? null : units(due));
  });

  it.each(['latest', 'average', 'ratio'] as const)(
    'of measure %s is the value due at the end of the last period',
    (measure) => {
      const to = (cutoff: string): bigint | null =>
        programmedToDate(quarters(5, 10, null, 8), measure, '2019-01-01', cutoff);
      expect([to('2019-03-31'), to('2019-06-30'), to('2019-09-30'), to('2019-12-31')]).toEqual(
        [5, 10, 10, 8].map(units),
      );
    },
  );

  it('is due at the end of periods for latest, average and ratio alone', () => {
    expect(MEASURES.filter(isDueAtPeriodEnd)).toEqual(['latest', 'average', 'ratio']);
  });
});

describe('programmed quantities and the target', () => {
  const [sum, last] = [
    'Lo programado por periodo debe sumar la meta física.',
    'Lo programado para el último periodo debe ser igual a la meta física.',
  ];
  it.each([
    ['add up to it', quarters(1, 2, 3, 4), 'sum', 10, null],
    ['fall short of it', quarters(1, 2, 3, 3), 'sum', 10, sum],
    ['pass it', quarters(1, 2, 3, 5), 'distinct', 10, sum],
    ['end at it', quarters(4, 6, 8, 10), 'latest', 10, null],
    ['end at it before the last period', quarters(4, 10, null, null), 'average', 10, null],
    ['end elsewhere', quarters(1, 2, 3, 4), 'ratio', 10, last],
    ['are none', quarters(null, null, null, null), 'sum', 10, null],
    ['have no target to reach', quarters(1, 2, 3, 4), 'sum', null, null],
  ] as const)('%s', (_, programming, measure, target, refusal) => {
    expect(whyNotProgramming(programming, measure, target === null ? null : units(target))).toBe(refusal);
  });
});

describe('the percent of what was programmed', () => {
  it.each<[string, Fraction | null, bigint | null, Fraction | null]>([
    ['of 3 of 4', fraction(units(3)), units(4), fraction(75n)],
    ['of a mean', fraction(units(29), 3n), units(10), fraction(290n, 3n)],
    ['is not known without a figure', null, units(4), null],
    ['does not exist where nothing is programmed', fraction(units(3)), null, null],
    ['does not exist over 0', fraction(units(3)), 0n, null],
  ])('%s', (_, executed, programmed, percent) => {
    const found = programmedPercent(
      { target: units(10), direction: 'increasing', baseline: null },
      executed,
      programmed,
    );
    if (found === null || percent === null) return expect(found).toBe(percent);
    expect(found.numerator * percent.denominator).toBe(percent.numerator * found.denominator);
  });
});

it('the percent of a decreasing programme runs from the baseline: 50 down to 40 of 30 is half of the way', () => {
  const goal = { target: units(10), direction: 'decreasing', baseline: units(50) } as const;
  const found = programmedPercent(goal, fraction(units(40)), units(30));
  expect(found && found.numerator * 2n).toBe(found && found.denominator * 100n);
  expect(programmedPercent(goal, fraction(units(40)), units(50))).toBeNull();
});

describe('bands', () => {
  const bands: Band[] = [
    { label: 'excedida', from: units(100), fromIncluded: false },
    { label: 'en meta', from: units(95), fromIncluded: true },
    { label: 'en riesgo', from: units(75), fromIncluded: true },
    { label: 'crítica', from: null, fromIncluded: false },
  ];

  it.each<[Fraction, string]>([
    [fraction(300n), 'excedida'],
    [fraction(10n ** 30n + 1n, 10n ** 28n), 'excedida'],
    [fraction(100n), 'en meta'],
    [fraction(95n), 'en meta'],
    [fraction(95n * 10n ** 28n - 1n, 10n ** 28n), 'en riesgo'],
    [fraction(949_999n, 10_000n), 'en riesgo'],
    [fraction(75n), 'en riesgo'],
    [fraction(75n * 10n ** 28n - 1n, 10n ** 28n), 'crítica'],
    [fraction(0n), 'crítica'],
    [fraction(-50n), 'crítica'],
  ])('%j is decided by its exact value', (percent, label) => {
    expect(bandOf({ version: 1, source: 'Directiva', bands }, percent)?.label).toBe(label);
  });

  it('is none where the list leaves a gap', () => {
    expect(bandOf({ version: 1, source: 'Directiva', bands: bands.slice(0, 2) }, fraction(50n))).toBeNull();
  });

  const [open, falling] = [
    'Solo la última franja, la más baja, va sin límite inferior.',
    'Los límites de las franjas deben ir de mayor a menor, sin repetirse.',
  ];
  const at = (from: number | null, fromIncluded = true): Band => ({
    label: `desde ${from}`,
    from: from === null ? null : units(from),
    fromIncluded,
  });
  it.each<[string, Band[], string | null]>([
    ['that tile the line', bands, null],
    ['one for all', [at(null)], null],
    ['a single value of its own', [at(100, false), at(100), at(null)], null],
    ['none', [], 'Defina al menos una franja.'],
    ['without a lowest', [at(100), at(50)], open],
    ['with a lowest that is not last', [at(100), at(null), at(50)], open],
    ['with two lowest', [at(100), at(null), at(null)], open],
    ['that rise', [at(50), at(100), at(null)], falling],
    ['with a limit twice', [at(50), at(50), at(null)], falling],
    ['with a limit twice, the wrong way round', [at(50), at(50, false), at(null)], falling],
  ])('%s', (_, list, refusal) => {
    expect(whyNotBands(list)).toBe(refusal);
  });
});
