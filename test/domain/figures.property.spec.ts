/** The rules of figures and lights over random plans, against a second and naive reading of the same rules. */
import fc from 'fast-check';
import { type Annex, type AnnexIndicator, annexOf, indicatorKey } from '../../src/domain/annex';
import { annexJson, shownFigures } from '../../src/domain/annex-json';
import type { Fraction } from '../../src/domain/amount';
import { type Band, bandOf } from '../../src/domain/programming';
import { meanOf } from '../../src/domain/roll-up';
import { lightOf, meanOfAll, type NaiveIndicator, order, printedOf, type Ratio, ratio } from './naive-reading';
import { busyIndicator, MEASURES, randomIndicator, type RandomPlan, randomPlan } from './random-plans';
import { annexFactsOf, annexOfRandom, OBJECTIVES_PLACE, PLACES } from './recorded-plan';

const UNIT = 10_000n;

describe('the annex of a random plan', () => {
  it('has the figures, percents and reporting states that the naive reading finds', () => {
    check(randomPlan, (random) => {
      const annex = annexOfRandom(random);
      random.indicators.forEach((indicator, index) => {
        expect(toldOf(indicatorAt(annex, index))).toEqual(toldNaively(random, indicator));
      });
    });
  });

  it('has the lights, the summary and the mean that the naive reading finds', () => {
    check(randomPlan, (random) => {
      const annex = annexOfRandom(random);
      const lights = random.indicators.map((each) => lightOf(random.plan, each));
      expect(lights.map((_, index) => indicatorAt(annex, index).light)).toEqual(lights);

      const lines = random.indicators.slice(0, PLACES.length);
      const count = (light: string): number => lights.slice(0, PLACES.length).filter((each) => each === light).length;
      expect(annex.summary).toEqual({
        met: count('met'),
        partial: count('partial'),
        notDone: count('not-done'),
        noData: count('no-data'),
        notApplicable: count('not-applicable'),
      });

      const parts = annex.rows.map(({ indicator: { light, figure } }) => ({ light, achievement: figure.achievement }));
      const [mean, naive] = [meanOf(parts), meanOfAll(random.plan, lines)];
      expect([same(inPercent(mean.percent), naive.percent), mean.of, mean.all]).toEqual([true, naive.of, lines.length]);
    });
  });

  it('shows two percents that add to 100 where the target is not met, and nothing pending where it is', () => {
    check(randomPlan, (random) => {
      const achievements = shownOf(annexOfRandom(random)).flatMap((each) => each.figure.achievement ?? []);
      for (const { met, shownExecutedPercent, shownPendingPercent, pending } of achievements) {
        expect(shownExecutedPercent).toBeGreaterThanOrEqual(0);
        if (!met) expect(shownExecutedPercent + shownPendingPercent).toBe(100);
        expect([shownPendingPercent === 0 && pending.numerator === 0n, pending.numerator > 0n]).toEqual(
          met ? [true, false] : [false, true],
        );
      }
    });
  });

  it('does not depend on the order in which contributions and indicators are handed over', () => {
    check(fc.tuple(randomPlan, fc.array(fc.nat(99), { minLength: 7, maxLength: 7 })), ([random, choices]) => {
      const mixed = {
        ...random,
        indicators: random.indicators.map((each) => ({
          ...each,
          contributions: shuffled(each.contributions, choices),
        })),
      };
      const facts = annexFactsOf(mixed);
      const content = { ...facts.content, indicators: shuffled(facts.content.indicators, choices) };
      const progress = new Map(shuffled([...facts.progress], choices));
      expect(jsonText(annexOf({ ...facts, content, progress }))).toBe(jsonText(annexOfRandom(random)));
    });
  });

  it('is the same JSON text for the same annex, whole numbers and plan order included', () => {
    check(randomPlan, (random) => {
      const text = jsonText(annexOfRandom(random));
      expect(jsonText(annexOfRandom(structuredClone(random)))).toBe(text);
      const { rows } = JSON.parse(text) as { rows: { line: { code: string }; indicator: { number: number } }[] };
      const places = rows.map(({ line, indicator }) => indicatorKey({ element: line.code, number: indicator.number }));
      expect(places).toEqual(PLACES.slice(0, random.indicators.length));
    });
  });
});

describe('one indicator', () => {
  it.each(MEASURES)('of measure %s has the figures of the naive reading, however much counts', (measure) => {
    const plan = { countsFrom: '2019-09-18', cutoff: '2019-12-31' };
    const busy = busyIndicator(measure).map((each) => ({ plan, indicators: [each] }));
    const agrees = (random: RandomPlan): void => {
      const naive = random.indicators.map((indicator) => toldNaively(random, indicator));
      expect([toldOf(indicatorAt(annexOfRandom(random), 0))]).toEqual(naive);
    };
    check(busy, agrees, 120);
  });

  it('of measure sum never falls with one more activity', () => {
    const sums = randomIndicator.map((each) => ({
      ...each,
      measure: 'sum' as const,
      decreasing: false,
      baseline: null,
      stated: null,
    }));
    const plans = fc.record({
      plan: fc.constant({ countsFrom: '2019-07-01', cutoff: '2019-09-30' }),
      indicators: sums.map((each) => [each]),
    });
    const more = randomIndicator.map((each) => each.contributions).filter((each) => each.length > 0);
    check(fc.tuple(plans, more), ([random, added]) => {
      const after = random.indicators.map((each) => ({ ...each, contributions: [...each.contributions, ...added] }));
      const before = executedOf(random);
      const now = executedOf({ ...random, indicators: after });
      expect(before === null || (now !== null && order(now, before) >= 0)).toBe(true);
    });
  });

  it('shows a light by its exact value, however near to the target it is shown', () => {
    const near = fc.record({
      target: fc.bigInt(2n, 1_000_000n * UNIT),
      short: fc.constantFrom(-1n, 0n, 1n),
      decreasing: fc.boolean(),
      room: fc.bigInt(2n, 1_000_000n * UNIT),
    });
    check(fc.tuple(randomIndicator, near), ([raw, { target, short, decreasing, room }]) => {
      const executed = decreasing ? target + short : target - short;
      const goal = { target, decreasing, baseline: decreasing ? target + room : null };
      const told = { contributions: [], stated: { date: '2019-03-01', executed, activityDone: true }, override: null };
      const annex = annexOfRandom({
        plan: { countsFrom: null, cutoff: '2019-12-31' },
        indicators: [{ ...raw, ...goal, ...told }],
      });
      expect(indicatorAt(annex, 0).light).toBe(short > 0n ? 'partial' : 'met');
    });
  });
});

describe('a band', () => {
  it('is the one in which the exact percent lies, not the shown one', () => {
    const limits: Band[] = [
      { label: 'excedida', from: 100n * UNIT, fromIncluded: false },
      { label: 'en meta', from: 95n * UNIT, fromIncluded: true },
      { label: 'en riesgo', from: 75n * UNIT, fromIncluded: true },
      { label: 'crítica', from: null, fromIncluded: false },
    ];
    const near = fc
      .constantFrom(75n, 95n, 100n)
      .chain((limit) =>
        fc.tuple(fc.bigInt(1n, 10n ** 12n), fc.constantFrom(-1n, 0n, 1n)).map(([d, by]) => ratio(limit * d + by, d)),
      );
    check(
      fc.oneof(
        near,
        fc.tuple(fc.bigInt(-50n, 300n), fc.bigInt(1n, 3n)).map(([n, d]) => ratio(n, d)),
      ),
      (percent) => {
        const whole = (limit: bigint): number => order(percent, ratio(limit, 1n));
        const label =
          whole(100n) > 0 ? 'excedida' : whole(95n) >= 0 ? 'en meta' : whole(75n) >= 0 ? 'en riesgo' : 'crítica';
        const fraction = { numerator: percent.n, denominator: percent.d };
        expect(bandOf({ version: 1, source: 'Práctica', bands: limits }, fraction)?.label).toBe(label);
      },
    );
  });
});

// A fixed seed would look at the same plans for ever; a failure prints its own seed and the smallest plan that fails.
function check<T>(values: fc.Arbitrary<T>, property: (value: T) => void, numRuns = 400): void {
  fc.assert(fc.property(values, property), { numRuns });
}

function indicatorAt(annex: Annex, index: number): AnnexIndicator {
  const place = PLACES[index] ?? OBJECTIVES_PLACE;
  const objectives = annex.objectives.flatMap(({ code, indicators }) =>
    indicators.map((indicator): [string, AnnexIndicator] => [`${code}-${indicator.number}`, indicator]),
  );
  const rows = annex.rows.map((row): [string, AnnexIndicator] => [
    `${row.line.code}-${row.indicator.number}`,
    row.indicator,
  ]);
  const found = new Map([...objectives, ...rows]).get(place);
  if (!found) throw new Error(`The annex has no indicator ${place}`);
  return found;
}

function shownOf(annex: Annex): AnnexIndicator[] {
  return [...annex.rows.map((row) => row.indicator), ...annex.objectives.flatMap((each) => each.indicators)];
}

interface Told {
  executed: string | null;
  exactPercent: string | null;
  executedPercent: number | null;
  pending: string | null;
  pendingPercent: number | null;
  light: string;
  state: string;
  silent: readonly string[];
}

function toldOf(indicator: AnnexIndicator): Told {
  const { executed, achievement, light, reporting } = indicator.figure;
  const { executedPercent, pendingPercent } = shownFigures(indicator);
  return {
    executed: textOf(inUnits(executed)),
    exactPercent: textOf(inPercent(achievement?.executedPercent ?? null)),
    executedPercent,
    pending: textOf(inUnits(achievement?.pending ?? null)),
    pendingPercent,
    light,
    state: reporting.state,
    silent: reporting.silent,
  };
}

function toldNaively({ plan }: RandomPlan, indicator: NaiveIndicator): Told {
  const naive = printedOf(plan, indicator);
  const number = (value: bigint | null): number | null => (value === null ? null : Number(value));
  return {
    executed: textOf(naive.executed),
    exactPercent: textOf(naive.exactPercent),
    executedPercent: number(naive.executedPercent),
    pending: textOf(naive.pending),
    pendingPercent: number(naive.pendingPercent),
    light: naive.light,
    state: naive.reporting,
    silent: naive.silent,
  };
}

const inUnits = (value: Fraction | null): Ratio | null => value && ratio(value.numerator, value.denominator * UNIT);
const inPercent = (value: Fraction | null): Ratio | null => value && ratio(value.numerator, value.denominator);
const same = (a: Ratio | null, b: Ratio | null): boolean => (a && b ? order(a, b) === 0 : a === b);

/** In lowest terms, so that equal fractions are equal texts. */
function textOf(value: Ratio | null): string | null {
  if (!value) return null;
  let [a, b] = [value.n < 0n ? -value.n : value.n, value.d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? '0' : `${value.n / a}/${value.d / a}`;
}

function executedOf(random: RandomPlan): Ratio | null {
  return inUnits(indicatorAt(annexOfRandom(random), 0).figure.executed);
}

/** The list in an order that the choices decide; as many choices as it may have entries. */
function shuffled<T>(list: readonly T[], choices: readonly number[]): T[] {
  return list
    .map((each, index) => ({ each, choice: choices[index] ?? 0 }))
    .sort((a, b) => a.choice - b.choice)
    .map(({ each }) => each);
}

function jsonText(annex: Annex): string {
  return JSON.stringify(annexJson(annex));
}
