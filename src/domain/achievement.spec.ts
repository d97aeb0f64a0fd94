import fc from 'fast-check';
import { type Achievement, achievementOf, type Goal, isApplicable, startingPoint } from './achievement';
import { type Fraction, units } from './amount';

const increasing = (target: number | null): Goal => ({
  target: target === null ? null : units(target),
  direction: 'increasing',
  baseline: null,
});
const decreasing = (baseline: number | null, target: number): Goal => ({
  target: units(target),
  direction: 'decreasing',
  baseline: baseline === null ? null : units(baseline),
});

describe('an executed value against a target', () => {
  it.each([
    [2, 2, true, 100, 0, 0],
    [3, 2, true, 150, 0, 0],
    [3, 1, true, 300, 0, 0],
    [21, 80, false, 26, 59, 74],
    [173, 80, true, 216, 0, 0],
    [0, 3, false, 0, 3, 100],
    [29, 200, false, 15, 171, 85],
    [1, 200, false, 1, 199, 99],
    [199, 200, false, 100, 1, 0],
    [1, 3, false, 33, 2, 67],
    [2, 3, false, 67, 1, 33],
    [0, 1, false, 0, 1, 100],
  ])('%d of %d: met %s, %d %%, pending %d, %d %%', (executed, target, met, percent, pending, pendingPercent) => {
    expect(shown(increasing(target), executed)).toEqual({ met, percent, pending: units(pending), pendingPercent });
  });

  it('adds parts of a unit exactly: 0.7 + 0.1 meets 0.8', () => {
    const goal: Goal = { target: 8_000n, direction: 'increasing', baseline: null };
    expect(achievementOf(goal, { numerator: 7_000n + 1_000n, denominator: 1n })?.met).toBe(true);
    expect(achievementOf(goal, { numerator: 7_999n, denominator: 1n })).toMatchObject({
      met: false,
      shownExecutedPercent: 100,
      shownPendingPercent: 0,
      pending: { numerator: 1n, denominator: 1n },
    });
  });

  it('keeps a mean exact: a third short of the target by one part in three is not met', () => {
    const achievement = known(increasing(1), { numerator: 29_999n, denominator: 3n });
    expect(achievement.met).toBe(false);
    expect(achievement.pending).toEqual({ numerator: 1n, denominator: 3n });
    expect(achievement.executedPercent).toEqual({ numerator: 2_999_900n, denominator: 30_000n });
    expect(achievement.pendingPercent).toEqual({ numerator: 100n, denominator: 30_000n });
  });
});

describe('a decreasing indicator', () => {
  it.each([
    [100, 20, 100, false, 0, 80, 100],
    [100, 20, 60, false, 50, 40, 50],
    [100, 20, 20, true, 100, 0, 0],
    [100, 20, 10, true, 113, 0, 0],
    [100, 20, 140, false, 0, 120, 100],
    [100, 20, 100.5, false, 0, 80.5, 100],
    [10, 0, 10, false, 0, 10, 100],
    [10, 0, 1, false, 90, 1, 10],
    [10, 0, 0, true, 100, 0, 0],
  ])('from %d to %d at %d: met %s, %d %%, pending %d, %d %%', (from, to, value, met, percent, pending, rest) => {
    const amount = BigInt(value * 10_000);
    const expected = { met, percent, pending: BigInt(pending * 10_000), pendingPercent: rest };
    expect(shown(decreasing(from, to), amount)).toEqual(expected);
  });

  it('has an exact percent below 0 where it grew, and then all of it is pending', () => {
    const achievement = known(decreasing(100, 20), { numerator: units(140), denominator: 1n });
    expect(achievement.executedPercent).toEqual({ numerator: units(-4000), denominator: units(80) });
    expect(achievement.pendingPercent).toEqual({ numerator: 100n, denominator: 1n });
  });
});

describe('where percents do not apply', () => {
  it.each<[string, Goal, boolean]>([
    ['a target', increasing(2), true],
    ['no target', increasing(null), false],
    ['target 0 of an increasing indicator', increasing(0), false],
    ['target 0 of a decreasing one', decreasing(10, 0), true],
    ['a baseline at the target', decreasing(20, 20), false],
    ['a baseline below the target', decreasing(10, 20), false],
    ['a decreasing indicator without baseline', decreasing(null, 20), false],
    ['a decreasing indicator without target', { target: null, direction: 'decreasing', baseline: 1n }, false],
  ])('%s', (_, goal, applicable) => {
    expect(isApplicable(goal)).toBe(applicable);
    expect(achievementOf(goal, { numerator: 5n, denominator: 1n }) !== null).toBe(applicable);
  });
});

it('starts at 0, or at the baseline that it is to come down from', () => {
  expect(startingPoint(increasing(2))).toEqual({ numerator: 0n, denominator: 1n });
  expect(startingPoint(decreasing(100, 20))).toEqual({ numerator: units(100), denominator: 1n });
});

it('shows the whole number of the formula floor((200 × executed + target) / (2 × target))', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n), (executed, target) => {
      const goal: Goal = { target, direction: 'increasing', baseline: null };
      const formula = (200n * executed + target) / (2n * target);
      expect(known(goal, { numerator: executed, denominator: 1n }).shownExecutedPercent).toBe(Number(formula));
    }),
  );
});

function known(goal: Goal, executed: Fraction): Achievement {
  const achievement = achievementOf(goal, executed);
  if (!achievement) throw new Error('not applicable');
  return achievement;
}

function shown(
  goal: Goal,
  executed: number | bigint,
): { met: boolean; percent: number; pending: bigint; pendingPercent: number } {
  const numerator = typeof executed === 'bigint' ? executed : units(executed);
  const { met, shownExecutedPercent, pending, shownPendingPercent } = known(goal, { numerator, denominator: 1n });
  expect(pending.denominator).toBe(1n);
  return { met, percent: shownExecutedPercent, pending: pending.numerator, pendingPercent: shownPendingPercent };
}
