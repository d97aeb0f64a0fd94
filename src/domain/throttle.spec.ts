import { oneLess, oneMore, openFrom, type Tallies, type Tally, waitSentence } from './throttle';

const NOW = Date.UTC(2026, 0, 5, 16, 2, 30);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const nobody: Tallies = { pair: null, address: null, account: null, isKnownDevice: false };
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
  ['a thousand', { address: failed(1000) }, HOUR],
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

test('a wrong guess is counted on, and from one after a day without', () => {
  expect(oneMore(null, NOW)).toEqual({ failures: 1, lastFailedAt: NOW });
  expect(oneMore(failed(5, HOUR), NOW)).toEqual({ failures: 6, lastFailedAt: NOW });
  expect(oneMore(failed(5, DAY), NOW)).toEqual({ failures: 1, lastFailedAt: NOW });
});

test('a right one is taken back', () => {
  expect(oneLess(failed(3))).toEqual(failed(2));
  expect(oneLess(failed(0))).toEqual(failed(0));
});

test.each([
  [30 * SECOND, 'Espere un minuto y vuelva a intentarlo a las 11:03 (hora de Lima).'],
  [90 * SECOND, 'Espere 2 minutos y vuelva a intentarlo a las 11:04 (hora de Lima).'],
  [HOUR, 'Espere 60 minutos y vuelva a intentarlo a las 12:03 (hora de Lima).'],
])('a pause of %d ms is told in words', (pause, words) => {
  expect(waitSentence(NOW + pause, NOW)).toContain(words);
});
