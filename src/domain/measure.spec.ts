import { type Amount, type Fraction, units } from './amount';
import { type CountedContribution, EMPTY_TALLY, executedValue, type MeasureRule, tallyOf } from './measure';

const STAGES = [
  { name: 'Elaborado', weight: units(50) },
  { name: 'Presentado', weight: units(80) },
  { name: 'Aprobado', weight: units(100) },
];
const MILESTONE: MeasureRule = { measure: 'milestone', stages: STAGES };
const TWO_OF_FIVE: MeasureRule = { measure: 'criteria', needed: 2, of: 5 };

const one = (changed: Partial<CountedContribution>): CountedContribution => ({
  endedOn: '2019-11-19',
  sequence: 1,
  institution: 'SUNAFIL',
  institutions: ['SUNAFIL'],
  region: null,
  quantity: units(1),
  denominator: null,
  stage: null,
  subject: null,
  criterion: null,
  ...changed,
});
const executed = (
  rule: MeasureRule,
  contributions: CountedContribution[],
  target: Amount | null = null,
): Fraction | null | 'not-applicable' => executedValue(rule, target, tallyOf(rule, contributions));
const whole = (count: number): Fraction => ({ numerator: units(count), denominator: 1n });

describe('sum', () => {
  it('adds the persons of three workshops', () => {
    const persons = [69, 68, 36].map((count) => one({ quantity: units(count) }));
    expect(executed({ measure: 'sum' }, persons)).toEqual(whole(173));
  });

  it('is 0 where all that counts adds 0, and nothing where nothing counts', () => {
    expect(executed({ measure: 'sum' }, [one({ quantity: 0n })])).toEqual(whole(0));
    expect(executed({ measure: 'sum' }, [])).toBeNull();
  });
});

describe('latest', () => {
  const latest: MeasureRule = { measure: 'latest' };
  it.each<[string, Partial<CountedContribution>[], number]>([
    ['takes the later date', [{ endedOn: '2019-06-30', quantity: units(9) }, { quantity: units(4) }], 4],
    [
      'takes the later date whatever the order of handing over',
      [
        { quantity: units(4), sequence: 1 },
        { endedOn: '2019-06-30', quantity: units(9), sequence: 2 },
      ],
      4,
    ],
    [
      'takes the higher sequence of one date',
      [
        { quantity: units(7), sequence: 3 },
        { quantity: units(5), sequence: 8 },
        { quantity: units(6), sequence: 5 },
      ],
      5,
    ],
    [
      'adds the last value of each institution',
      [
        { quantity: units(7) },
        { institution: 'MINJUS', endedOn: '2019-02-01', quantity: units(3) },
        { institution: 'MINJUS', endedOn: '2019-01-01', quantity: units(90) },
      ],
      10,
    ],
    ['takes a last value of 0', [{ endedOn: '2019-06-30', quantity: units(9) }, { quantity: 0n }], 0],
    [
      'goes by the institution that reports, not by all that took part',
      [
        { institutions: ['SUNAFIL', 'MINJUS'], quantity: units(2), sequence: 1 },
        { institutions: ['SUNAFIL', 'GORES'], quantity: units(6), sequence: 2 },
      ],
      6,
    ],
  ])('%s', (_, contributions, value) => {
    expect(executed(latest, contributions.map(one))).toEqual(whole(value));
  });
});

describe('distinct', () => {
  const visits = [
    one({ region: '25', subject: 'peru', institutions: ['SUNAFIL', 'MINJUS'] }),
    one({ region: '25', subject: 'peru', institutions: ['SUNAFIL'] }),
    one({ region: '15', subject: 'brasil', institutions: ['GORES'], quantity: 1n }),
    one({ region: '1501', subject: null }),
    one({ region: '08', subject: 'chile', institutions: ['MINEM'], quantity: 0n }),
    one({ region: null, subject: null }),
  ];
  it.each([
    ['region', 3],
    ['institution', 3],
    ['subject', 2],
  ] as const)('%s: counts each once, none for a quantity of 0 and none where there is no name', (of, count) => {
    expect(executed({ measure: 'distinct', of }, visits)).toEqual(whole(count));
  });

  it('is 0 for visits to six regions that add 0', () => {
    const six = ['13', '21', '22', '25', '04', '08'].map((region) => one({ region, quantity: 0n }));
    expect(executed({ measure: 'distinct', of: 'region' }, six)).toEqual(whole(0));
  });
});

describe('average', () => {
  it('is the exact mean of the values, a 0 among them', () => {
    const scores = [14, 15, 0].map((score) => one({ quantity: units(score) }));
    expect(executed({ measure: 'average' }, scores)).toEqual({ numerator: units(29), denominator: 3n });
  });
});

describe('ratio', () => {
  const shares = (...pairs: [number, number | null][]): CountedContribution[] =>
    pairs.map(([part, all]) => one({ quantity: units(part), denominator: all === null ? null : units(all) }));

  it.each([
    [shares([3, 4], [1, 4]), 50],
    [shares([3, 4], [0, 0]), 75],
    [shares([0, 4]), 0],
    [shares([5, 4]), 125],
  ])('adds numerators over denominators, in percent (%#)', (contributions, percent) => {
    const value = executed({ measure: 'ratio' }, contributions) as Fraction;
    expect(value.numerator).toBe(units(percent) * value.denominator);
  });

  it.each([[shares([0, 0])], [shares([3, 0], [1, 0])], [shares([3, null])]])(
    'does not apply over denominators of 0 (%#)',
    (contributions) => {
      expect(executed({ measure: 'ratio' }, contributions)).toBe('not-applicable');
    },
  );

  it('has no value where nothing counts', () => {
    expect(executed({ measure: 'ratio' }, [])).toBeNull();
  });
});

describe('milestone', () => {
  it.each([
    [[1], 50],
    [[1, 2], 80],
    [[3, 1], 100],
    [[2, 2, 1], 80],
  ])('stages %j reach %d hundredths of the target', (stages, hundredths) => {
    const value = executed(
      MILESTONE,
      stages.map((stage) => one({ stage })),
      units(2),
    ) as Fraction;
    expect(value.numerator * 100n).toBe(units(2) * BigInt(hundredths) * value.denominator);
  });

  it('is 0 where no stage was reached', () => {
    expect(executed(MILESTONE, [one({ stage: null })], units(2))).toMatchObject({ numerator: 0n });
  });

  it('goes by the order of the stages, whatever their weights', () => {
    const rule: MeasureRule = { measure: 'milestone', stages: [...STAGES].reverse() };
    const value = executed(rule, [one({ stage: 1 }), one({ stage: 3 })], units(1)) as Fraction;
    expect(value.numerator * 100n).toBe(units(50) * value.denominator);
  });

  it('takes as many contributions as there are', () => {
    const many = Array.from({ length: 200_000 }, () => one({ stage: 1 }));
    expect(tallyOf(MILESTONE, many)).toEqual({ counted: 200_000, total: 1n, base: 0n });
  });
});

describe('criteria', () => {
  const met = (subject: string | null, ...criteria: (number | null)[]): CountedContribution[] =>
    criteria.map((criterion) => one({ subject, criterion }));

  it.each<[string, CountedContribution[], number]>([
    ['two of five are enough', met('peru', 2, 4), 1],
    ['one is not', met('peru', 2), 0],
    ['the same one twice is one', met('peru', 2, 2), 0],
    ['each subject by its own', [...met('peru', 2, 4, 5), ...met('brasil', 1), ...met('chile', 1, 3)], 2],
    ['criteria of different subjects do not add up', [...met('peru', 2), ...met('brasil', 4)], 0],
    ['none without a subject', met(null, 1, 2), 0],
    ['none without a criterion', met('peru', 1, null), 0],
    ['none for a quantity of 0', [one({ subject: 'peru', criterion: 1, quantity: 0n }), ...met('peru', 2)], 0],
  ])('%s', (_, contributions, count) => {
    expect(executed(TWO_OF_FIVE, contributions)).toEqual(whole(count));
  });
});

it.each<[MeasureRule]>([
  [{ measure: 'sum' }],
  [{ measure: 'latest' }],
  [{ measure: 'distinct', of: 'region' }],
  [{ measure: 'average' }],
  [{ measure: 'ratio' }],
  [MILESTONE],
  [TWO_OF_FIVE],
])('%j of nothing is an empty tally, and has no value', (rule) => {
  expect(tallyOf(rule, [])).toEqual(EMPTY_TALLY);
  expect(executedValue(rule, units(2), EMPTY_TALLY)).toBeNull();
});
