import { UNIT } from '../domain/amount';
import { longDate, shownAmount, shownFraction, shownInstant, shownPercent } from './format';

test.each<[bigint, string]>([
  [0n, '0'],
  [21n * UNIT, '21'],
  [999n * UNIT, '999'],
  [1_250n * UNIT, '1,250'],
  [99_999_999_999n * UNIT, '99,999,999,999'],
  [125_000n, '12.5'],
  [12_345_000n * UNIT + 1n, '12,345,000.0001'],
])('the amount %s is shown as %s', (amount, shown) => {
  expect(shownAmount(amount)).toBe(shown);
});

test('a fraction is rounded to four decimals, halves up', () => {
  expect(shownFraction({ numerator: 2n * UNIT, denominator: 3n })).toBe('0.6667');
  expect(shownFraction({ numerator: 1n, denominator: 2n })).toBe('0.0001');
});

test.each([
  [0, '0\u00a0%'],
  [216, '216\u00a0%'],
  [12_500, '12,500\u00a0%'],
])('the percent %d is shown as %s', (percent, shown) => {
  expect(shownPercent(percent)).toBe(shown);
});

test('dates and instants are written as in Peru, in the hour of Lima', () => {
  expect(longDate('2019-09-08')).toBe('8 de setiembre de 2019');
  expect(shownInstant(Date.UTC(2020, 0, 1, 4, 59, 59))).toBe('31/12/2019 a las 23:59 (hora de Lima)');
});
