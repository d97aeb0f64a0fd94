import { CNLCTF_LETTERHEAD, type DatedLetterhead, letterheadOn } from './letterhead';

const since = (day: string): DatedLetterhead => ({ since: day, country: 'PERÚ', ministry: 'MTPE', cause: day });

test.each([
  ['2019-12-31', 'usual'],
  ['2020-01-01', '2020-01-01'],
  ['2021-07-27', '2020-01-01'],
  ['2021-07-28', '2021-07-28'],
])('the letterhead of %s is the %s one, in whatever order they are known', (day, cause) => {
  const letterheads = [since('2021-07-28'), since('2020-01-01')];
  const expected = cause === 'usual' ? CNLCTF_LETTERHEAD : since(cause);
  for (const known of [letterheads, [...letterheads].reverse()]) expect(letterheadOn(day, known)).toEqual(expected);
});
