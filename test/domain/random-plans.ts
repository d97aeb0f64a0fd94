/** Random plans with everything that figures and lights depend on; small pools, so that facts meet. */
import fc from 'fast-check';
import type { NaiveContribution, NaiveIndicator, NaiveLight, NaiveMeasure, NaivePlan } from './naive-reading';

export interface RandomPlan {
  plan: NaivePlan;
  indicators: NaiveIndicator[];
}

const UNIT = 10_000n;
/** Days around the ones from which a plan counts and at which it is cut. */
const DAYS = ['2019-03-01', '2019-06-30', '2019-07-01', '2019-09-17', '2019-09-18', '2019-09-30', '2019-12-31'];
const INSTITUTIONS = ['SUNAFIL', 'MINJUS', 'GORES'];
export const MEASURES = ['sum', 'latest', 'distinct', 'average', 'ratio', 'milestone', 'criteria'] as const;

const day = fc.constantFrom(...DAYS);
const institution = fc.constantFrom(...INSTITUTIONS);
const someInstitutions = fc.subarray(INSTITUTIONS, { minLength: 1 });

/** Mostly few units, at times parts of one, or up to the largest that can be stored. */
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(0n, 12n).map((count) => count * UNIT) },
  { weight: 2, arbitrary: fc.bigInt(0n, 30_000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 99_999_999_999n * UNIT) },
);

const target = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(null, 0n) },
  { weight: 6, arbitrary: fc.bigInt(1n, 4n).map((count) => count * UNIT) },
  { weight: 3, arbitrary: fc.bigInt(1n, 120n).map((count) => count * UNIT) },
  { weight: 2, arbitrary: fc.bigInt(1n, 2_000_000n) },
);

const contribution = fc
  .record({
    institution,
    institutions: someInstitutions,
    days: fc.tuple(day, fc.option(day)),
    state: fc.constantFrom<NaiveContribution['state'][]>('draft', 'in-review', 'validated', 'validated', 'validated'),
    counts: fc.constantFrom<'yes' | 'no' | null>(null, null, null, 'yes', 'no'),
    reportedByAnother: fc.constantFrom(false, false, false, true),
    quantity,
    denominator: fc.oneof(fc.constant(0n), quantity),
    region: fc.constantFrom(null, '15', '1501', '25'),
    subject: fc.constantFrom(null, 'peru', 'brasil'),
    stage: fc.integer({ min: 1, max: 3 }),
    criterion: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ days: [a, b], ...rest }): NaiveContribution => {
    const [date, endDate] = b !== null && b < a ? [b, a] : [a, b];
    return { ...rest, date, endDate, sequence: 0 };
  });

const noProgress = fc.record({
  institution,
  date: day,
  state: fc.constantFrom<'in-review' | 'validated'>('in-review', 'validated', 'validated', 'validated'),
});

const stated = fc.record({
  date: day,
  executed: fc.oneof(fc.constant(0n), quantity),
  activityDone: fc.boolean(),
});

/** One indicator; what it records is as often nothing as a crowd. */
export const randomIndicator: fc.Arbitrary<NaiveIndicator> = fc
  .record({
    measure: fc.constantFrom(...MEASURES),
    distinctOf: fc.constantFrom<NaiveIndicator['distinctOf']>('region', 'institution', 'subject'),
    weights: fc.constantFrom<bigint[]>([50n, 100n], [20n, 60n, 100n], [100n]),
    needed: fc.integer({ min: 1, max: 3 }),
    decreasing: fc.constantFrom(false, false, true),
    above: fc.option(fc.oneof(fc.constantFrom(0n, -UNIT), quantity, quantity, quantity), { freq: 12 }),
    target,
    responsible: someInstitutions,
    asked: fc.option(someInstitutions, { freq: 2 }),
    contributions: fc.oneof(fc.constant<NaiveContribution[]>([]), fc.array(contribution, { maxLength: 7 })),
    noProgress: fc.oneof(fc.constant<NaiveIndicator['noProgress']>([]), fc.array(noProgress, { maxLength: 4 })),
    stated: fc.option(stated, { freq: 3 }),
    override: fc.option(fc.constantFrom<NaiveLight[]>('met', 'partial', 'not-done', 'no-data', 'not-applicable'), {
      freq: 2,
    }),
  })
  .map(({ above, ...raw }): NaiveIndicator => ({
    ...raw,
    baseline: raw.decreasing && above !== null ? (raw.target ?? 0n) + above : null,
    contributions: raw.contributions.map((each, index) => ({ ...each, sequence: index + 1 })),
  }));

/** An indicator of a measure with a crowd of contributions that count, on two days and so mostly of one. */
export function busyIndicator(measure: NaiveMeasure): fc.Arbitrary<NaiveIndicator> {
  const crowd = fc.array(contribution, { minLength: 2, maxLength: 9 });
  return fc.tuple(randomIndicator, crowd).map(([indicator, drawn]) => ({
    ...indicator,
    measure,
    contributions: drawn.map((each, index) => ({
      ...each,
      date: each.date < '2019-07-01' ? '2019-09-18' : '2019-09-30',
      endDate: null,
      state: 'validated',
      counts: null,
      reportedByAnother: false,
      sequence: index + 1,
    })),
  }));
}

export const randomPlan: fc.Arbitrary<RandomPlan> = fc.record({
  plan: fc.record({ countsFrom: fc.constantFrom(null, '2019-07-01', '2019-09-18'), cutoff: day }),
  indicators: fc.array(randomIndicator, { minLength: 1, maxLength: 6 }),
});
