import { type DatedLetterhead, type Letterhead, letterheadOn, letterheadParts } from './letterhead';

const since = (day: string): DatedLetterhead => ({ since: day, country: 'PERÚ', ministry: 'MTPE', cause: day });

const COMMISSION = 'Comisión Regional de Puno';
const PLAIN: Letterhead = { country: 'PERÚ', ministry: COMMISSION, cause: '' };

test.each([
  ['2019-12-31', null],
  ['2020-01-01', '2020-01-01'],
  ['2021-07-27', '2020-01-01'],
  ['2021-07-28', '2021-07-28'],
])('the letterhead of %s is the one since %s, in whatever order they are known', (day, cause) => {
  const letterheads = [since('2021-07-28'), since('2020-01-01')];
  const expected = cause === null ? PLAIN : since(cause);
  for (const known of [letterheads, [...letterheads].reverse()]) {
    expect(letterheadOn(day, { commission: COMMISSION, letterheads: known })).toEqual(expected);
  }
});

test('a commission that has set no letterhead bears its own name, and no cause of another', () => {
  const letterhead = letterheadOn('2020-01-01', { commission: COMMISSION, letterheads: [] });
  expect(letterheadParts(letterhead)).toEqual(['PERÚ', COMMISSION]);
});
