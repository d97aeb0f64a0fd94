import type { Fraction } from '../domain/amount';
import { historyPicture } from './history-picture';

const of = (value: number | null): Fraction | null =>
  value === null ? null : { numerator: BigInt(Math.round(value * 10_000)), denominator: 10_000n };
const pictureOf = (values: readonly (number | null)[], target: number | null = null) =>
  historyPicture(
    values.map((value, index) => ({ label: `punto ${index}`, value: of(value) })),
    of(target),
  );
const TOP = 24;
const BASE = 186;
const MIDDLE = (TOP + BASE) / 2;

test('there is no picture without a figure, whatever the target', () => {
  expect(pictureOf([])).toBeNull();
  expect(pictureOf([null, null], 80)).toBeNull();
});

test('heights grow from 0 to the largest of figures and target, places from edge to edge', () => {
  expect(pictureOf([0, 40, 80], 40)).toEqual({
    ...{ width: 720, height: 200, baseY: BASE, targetY: MIDDLE, lines: [`10,${BASE} 360,${MIDDLE} 710,${TOP}`] },
    points: [
      { x: 10, y: BASE, label: 'punto 0' },
      { x: 360, y: MIDDLE, label: 'punto 1' },
      { x: 710, y: TOP, label: 'punto 2' },
    ],
  });
});

test('a target above all figures is the top', () => {
  const picture = pictureOf([20, 40], 80);
  expect(picture?.targetY).toBe(TOP);
  expect(picture?.points.map(({ y }) => y)).toEqual([145.5, MIDDLE]);
});

test.each([
  ['a day without a figure divides the line', [1, 2, null, 2, 1], 2, 4],
  ['a point alone has no line', [null, 1, null], 0, 1],
  ['a point alone between two lines stays a point', [1, 1, null, 1, null, 1, 1], 2, 5],
])('%s', (_, values, lines, points) => {
  const picture = pictureOf(values);
  expect([picture?.lines.length, picture?.points.length]).toEqual([lines, points]);
  expect(picture?.targetY).toBeNull();
});

test('one day alone stands at the left edge; figures of 0 lie on the base line, as does a target of 0', () => {
  expect(pictureOf([5])?.points).toEqual([{ x: 10, y: TOP, label: 'punto 0' }]);
  const none = pictureOf([0, 0], 0);
  expect([none?.points.map(({ y }) => y), none?.targetY]).toEqual([[BASE, BASE], BASE]);
});

test('a figure below 0 stays within the picture, and one of many digits is drawn like the rest', () => {
  expect(pictureOf([-5, 10])?.points[0]?.y).toBe(BASE);
  const large = { numerator: 3n * 10n ** 30n, denominator: 10n ** 18n };
  expect(historyPicture([{ label: '', value: large }], null)?.points[0]?.y).toBe(TOP);
});
