import { minuteOf, secondsToNextMinute, tooManyWords } from './request-rate';

describe('requests in a minute', () => {
  it.each([
    [0, 0, 60],
    [59_999, 0, 1],
    [60_000, 1, 60],
    [78_500, 1, 42],
  ])('at %d ms: minute %d, %d seconds to the next', (at, minute, seconds) => {
    expect([minuteOf(at), secondsToNextMinute(at)]).toEqual([minute, seconds]);
  });

  it('says how long to wait', () => {
    expect(tooManyWords(1)).toContain('Espere 1 segundo y');
    expect(tooManyWords(42)).toContain('Espere 42 segundos y');
  });
});
