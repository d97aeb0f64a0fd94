import { left, less, oneMore, openFrom, type Tallies, type Tally, waitSentence } from './throttle';

const NOW = Date.UTC(2026, 0, 5, 16, 2, 30);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const nobody: Tallies = { pair: null, address: null, account: null, isKnownDevice: false, isCode: false };
const failed = (failures: number, ago = 0): Tally => ({ failures, lastFailedAt: NOW - ago });

const CASES: [string, Partial<Tallies>, number][] = [
  ['nobody guessed', {}, 0],
  ['four wrong from here', { pair: failed(4) }, 0],
  ['five', { pair: failed(5) }, 30 * SECOND],
  ['six', { pair: failed(6) }, MINUTE],
  ['seven', { pair: failed(7) }, 2 * MINUTE],
  ['a hundred: never more than an hour', { pair: failed(100) }, HOUR],
  ['ten thousand', { pair: failed(10_000) }, HOUR],
  ['five, and most of the pause is over', { pair: failed(5, 29 * SECOND) }, SECOND],
  ['five, and the pause is over', { pair: failed(5, 30 * SECOND) }, 0],
  ['five, yesterday', { pair: failed(5, DAY) }, 0],
  ['a hundred, one instant less than a day ago', { pair: failed(100, DAY - 1) }, 0],
  ['29 from the address at several accounts', { address: failed(29) }, 0],
  ['thirty', { address: failed(30) }, MINUTE],
  ['a thousand: a whole office is never shut out', { address: failed(1000) }, 2 * MINUTE],
  ['thirty, and one was forgotten since', { address: failed(30, 3 * MINUTE) }, 0],
  ['nine codes from anywhere', { isCode: true, account: failed(9) }, 0],
  ['ten', { isCode: true, account: failed(10) }, MINUTE],
  ['a thousand codes: never more than a quarter of an hour', { isCode: true, account: failed(1000) }, 15 * MINUTE],
  ['a thousand codes, and a known device', { isCode: true, account: failed(1000), isKnownDevice: true }, 0],
  ['the longer of two pauses counts', { pair: failed(5), address: failed(31) }, 2 * MINUTE],
  ['ten thousand at the account from elsewhere', { account: failed(10_000) }, 0],
  ['fifty at the account, one from here', { account: failed(50), pair: failed(1) }, 5 * MINUTE],
  ['49 at the account, one from here', { account: failed(49), pair: failed(1) }, 0],
  ['fifty at the account, one from here before', { account: failed(50), pair: failed(1, 5 * MINUTE) }, 0],
  ['fifty at the account, the day before', { account: failed(50, DAY), pair: failed(1) }, 0],
  ['a known device, whatever others do', { isKnownDevice: true, account: failed(9999), address: failed(9999) }, 0],
  ['a known device that is wrong itself', { isKnownDevice: true, pair: failed(5), account: failed(99) }, 30 * SECOND],
];

test.each(CASES)('%s', (_name, tallies, wait) => {
  expect(Math.max(0, openFrom({ ...nobody, ...tallies }, NOW) - NOW)).toBe(wait);
});

test('a wrong guess is counted on, little by little forgotten, and from one after a day without', () => {
  expect(oneMore('pair', null, NOW)).toEqual({ failures: 1, lastFailedAt: NOW });
  expect(oneMore('pair', failed(5), NOW)).toEqual({ failures: 6, lastFailedAt: NOW });
  expect(oneMore('pair', failed(5, HOUR), NOW)).toEqual({ failures: 5, lastFailedAt: NOW });
  expect(oneMore('pair', failed(500, DAY), NOW)).toEqual({ failures: 1, lastFailedAt: NOW });
});

test('many small pauses forget as much as one long one', () => {
  let tally: Tally | null = null;
  for (let minute = 0; minute < 600; minute += 1) tally = oneMore('address', tally, NOW + minute * MINUTE);
  expect(Math.round(tally?.failures ?? 0)).toBe(Math.round(600 - 599 / 3));
});

test('guesses are taken back', () => {
  expect(less(failed(3), 1)).toEqual(failed(2));
  expect(less(failed(3), Infinity)).toEqual(failed(0));
});

test('an office of 200 people who give up after one slip a day waits two minutes at most, for 30 days', () => {
  let [address, longest]: [Tally | null, number] = [null, 0];
  for (let day = 0; day < 30; day += 1) {
    for (let person = 0; person < 200; person += 1) {
      const at = NOW + day * DAY + person * 2.4 * MINUTE;
      longest = Math.max(longest, openFrom({ ...nobody, address }, at) - at);
      address = oneMore('address', address, at);
    }
    expect(left('address', address, NOW + (day + 1) * DAY)).toBe(0);
  }
  expect(longest).toBeLessThanOrEqual(2 * MINUTE);
});

test.each([
  [30 * SECOND, 'Espere un minuto y vuelva a intentarlo a las 11:03 (hora de Lima).'],
  [90 * SECOND, 'Espere 2 minutos y vuelva a intentarlo a las 11:04 (hora de Lima).'],
  [HOUR, 'Espere 60 minutos y vuelva a intentarlo a las 12:03 (hora de Lima).'],
])('a pause of %d ms is told in words', (pause, words) => {
  expect(waitSentence(NOW + pause, NOW)).toContain(words);
});
