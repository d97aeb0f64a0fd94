import fc from 'fast-check';
import { achievementOf, type Goal } from './achievement';
import { compareFractions, units } from './amount';
import { type Light, LIGHTS } from './light';
import { countLights, type MeanPart, meanOf } from './roll-up';

const goal: Goal = { target: units(100), direction: 'increasing', baseline: null };
const falling: Goal = { target: units(20), direction: 'decreasing', baseline: units(100) };
const part = (executed: number, light: Light = 'partial', of: Goal = goal): MeanPart => ({
  light,
  achievement: achievementOf(of, { numerator: units(executed), denominator: 1n }),
});
const blank = (light: Light): MeanPart => ({ light, achievement: null });

describe('the mean of several indicators', () => {
  it.each<[string, MeanPart[], [number, number] | null, number, number]>([
    ['of two', [part(50), part(25)], [75, 2], 2, 2],
    ['is exact', [part(50), part(25), part(25)], [100, 3], 3, 3],
    ['holds what passes the target at 100', [part(216, 'met'), part(0)], [50, 1], 2, 2],
    ['holds what fell behind at 0', [part(140, 'partial', falling), part(60, 'partial', falling)], [25, 1], 2, 2],
    ['counts an activity not carried out as 0', [part(100, 'met'), part(0, 'not-done')], [50, 1], 2, 2],
    ['leaves out what has no data', [part(40), blank('no-data')], [40, 1], 1, 2],
    ['leaves out what does not apply', [part(40), blank('not-applicable')], [40, 1], 1, 2],
    ['leaves out what the secretariat set to no data', [part(40), part(80, 'no-data')], [40, 1], 1, 2],
    ['leaves out a light that was set without a figure', [part(40), blank('met')], [40, 1], 1, 2],
    ['of nothing known', [blank('no-data'), blank('not-applicable')], null, 0, 2],
    ['of nothing', [], null, 0, 0],
  ])('%s', (_, parts, percent, of, all) => {
    const mean = meanOf(parts);
    expect([mean.of, mean.all]).toEqual([of, all]);
    if (percent === null || mean.percent === null) return expect(mean.percent).toBe(percent);
    const expected = { numerator: BigInt(percent[0]), denominator: BigInt(percent[1]) };
    expect(compareFractions(mean.percent, expected)).toBe(0);
  });

  it('lies between 0 and 100 and does not depend on the order', () => {
    const parts = fc.array(fc.tuple(fc.nat(300), fc.constantFrom(...LIGHTS)), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(parts, (drawn) => {
        const list = drawn.map(([executed, light]) => part(executed, light));
        const [mean, reversed] = [meanOf(list), meanOf([...list].reverse())];
        if (mean.percent === null || reversed.percent === null) return expect(mean.percent).toBe(reversed.percent);
        expect(compareFractions(mean.percent, reversed.percent)).toBe(0);
        expect(compareFractions(mean.percent, { numerator: 0n, denominator: 1n })).toBeGreaterThanOrEqual(0);
        expect(compareFractions(mean.percent, { numerator: 100n, denominator: 1n })).toBeLessThanOrEqual(0);
      }),
    );
  });
});

it('counts each light', () => {
  const lights: Light[] = ['met', 'met', 'met', 'partial', 'partial', 'not-done', 'no-data', 'not-applicable', 'met'];
  expect(countLights(lights)).toEqual({ met: 4, partial: 2, notDone: 1, noData: 1, notApplicable: 1 });
  expect(countLights([])).toEqual({ met: 0, partial: 0, notDone: 0, noData: 0, notApplicable: 0 });
});
