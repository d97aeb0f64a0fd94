import fc from 'fast-check';
import { MAX_AMOUNT } from './amount';
import type { Programming } from './programming';
import { programmingText, storedProgramming } from './programming-text';

describe('stored programming', () => {
  it.each<[Programming | null, string | null]>([
    [null, null],
    [{ period: 'quarter', amounts: [10_000n, null, 20_000n, null] }, 'quarter:10000,,20000,'],
    [{ period: 'quarter', amounts: [null, null, null, 0n] }, 'quarter:,,,0'],
    [{ period: 'month', amounts: Array<null>(12).fill(null) }, 'month:,,,,,,,,,,,'],
  ])('%j is kept as %j', (programming, text) => {
    expect(programmingText(programming)).toBe(text);
    expect(storedProgramming(text)).toEqual(programming);
  });

  it('gives back what was stored', () => {
    const amount = fc.option(fc.bigInt(0n, MAX_AMOUNT));
    const amounts = fc.oneof(
      fc.array(amount, { minLength: 4, maxLength: 4 }),
      fc.array(amount, { minLength: 12, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.constantFrom('quarter' as const, 'month' as const), amounts, (period, given) => {
        const programming = { period, amounts: given };
        expect(storedProgramming(programmingText(programming))).toEqual(programming);
      }),
    );
  });

  it.each(['', 'quarter', 'year:1', 'quarter:1;2', 'quarter:-1', 'month:1.5', `quarter:${MAX_AMOUNT + 1n}`])(
    'throws on %j',
    (text) => {
      expect(() => storedProgramming(text)).toThrow(/Corrupt programming/);
    },
  );
});
