import fc from 'fast-check';
import {
  daysBetween,
  endOfLimaDay,
  isoDate,
  limaDate,
  limaMinute,
  mondayOf,
  monthName,
  monthSpan,
  plusDays,
  readDate,
  readMonth,
  slashedDate,
} from './dates';

describe('a day', () => {
  it.each([
    [2019, 11, 18, '2019-11-18'],
    [2020, 2, 29, '2020-02-29'],
    [2000, 2, 29, '2000-02-29'],
    [2019, 2, 29, null],
    [1900, 2, 29, null],
    [2019, 4, 31, null],
    [2019, 13, 1, null],
    [2019, 0, 1, null],
    [2019, 1, 0, null],
    [0, 1, 1, null],
    [10000, 1, 1, null],
    [99, 1, 1, '0099-01-01'],
    [2019.5, 1, 1, null],
  ])('%d, %d, %d is %s', (year, month, day, date) => {
    expect(isoDate(year, month, day)).toBe(date);
  });

  it.each([
    ['2019-11-18', '2019-11-18'],
    ['18/11/2019', '2019-11-18'],
    [' 8/1/2019 ', '2019-01-08'],
    ['03.12.2019', '2019-12-03'],
    ['29/02/2020', '2020-02-29'],
    ['29/02/2019', null],
    ['11/18/2019', null],
    ['18/11/19', null],
    ['18-11-2019', null],
    ['2019-11', null],
    ['noviembre', null],
    ['', null],
  ])('%j reads as %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it('is written as Peru does and reads back', () => {
    const days = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const date = at.toISOString().slice(0, 10);
        expect([readDate(date), readDate(slashedDate(date))]).toEqual([date, date]);
      }),
    );
    expect(slashedDate('2019-09-18')).toBe('18/09/2019');
  });
});

describe('a month alone', () => {
  it.each([
    ['11/2019', '2019-11-01', '2019-11-30'],
    ['2/2020', '2020-02-01', '2020-02-29'],
    ['02-2019', '2019-02-01', '2019-02-28'],
    ['2019-12', '2019-12-01', '2019-12-31'],
    ['diciembre de 2019', '2019-12-01', '2019-12-31'],
    ['Setiembre 2019', '2019-09-01', '2019-09-30'],
    ['septiembre del 2019', '2019-09-01', '2019-09-30'],
  ])('%j is its first and last day', (text, first, last) => {
    expect(readMonth(text)).toEqual({ first, last });
  });

  it.each(['13/2019', '0/2019', '2019-13', 'diciembre', 'brumario de 2019', '18/11/2019', ''])('%j is none', (text) => {
    expect(readMonth(text)).toBeNull();
  });

  it('has its days and its Spanish name', () => {
    const lengths = Array.from({ length: 12 }, (_, index) => monthSpan(2019, index + 1)?.last.slice(8));
    expect(lengths.join(' ')).toBe('31 28 31 30 31 30 31 31 30 31 30 31');
    expect(monthSpan(2019, 13)).toBeNull();
    expect(monthSpan(99, 2)).toEqual({ first: '0099-02-01', last: '0099-02-28' });
    expect([monthName(1), monthName(9), monthName(12), monthName(13)]).toEqual(['enero', 'setiembre', 'diciembre', '']);
  });
});

describe('the day in Lima', () => {
  it.each([
    ['2020-01-15T16:02:11Z', '2020-01-15', '11:02'],
    ['2020-01-16T04:59:59.999Z', '2020-01-15', '23:59'],
    ['2020-01-16T05:00:00Z', '2020-01-16', '00:00'],
    ['2020-03-01T04:00:00Z', '2020-02-29', '23:00'],
    ['2020-01-01T00:00:00Z', '2019-12-31', '19:00'],
    ['1969-12-31T12:00:00Z', '1969-12-31', '07:00'],
  ])('at %s is %s, %s', (instant, date, time) => {
    expect(limaDate(Date.parse(instant))).toBe(date);
    expect(limaMinute(Date.parse(instant))).toEqual({ date, time });
  });

  it('ends five hours after midnight in Greenwich', () => {
    expect(new Date(endOfLimaDay('2020-01-23')).toISOString()).toBe('2020-01-24T04:59:59.999Z');
    expect(limaDate(endOfLimaDay('2020-02-29'))).toBe('2020-02-29');
    expect(limaDate(endOfLimaDay('2020-02-29') + 1)).toBe('2020-03-01');
  });
});

describe('days from a day', () => {
  it.each([
    ['2019-12-31', 1, '2020-01-01'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2020-03-01', -1, '2020-02-29'],
    ['2020-01-15', 0, '2020-01-15'],
    ['2020-01-15', -380, '2018-12-31'],
  ])('%s and %i more are %s', (from, days, to) => {
    expect(plusDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2021-01-01', '2020-12-28'],
  ])('the week of %s begins on %s', (date, monday) => {
    expect(mondayOf(date)).toBe(monday);
  });
});
