import fc from 'fast-check';
import {
  amountNumber,
  amountOfNumber,
  amountText,
  compareFractions,
  floorDivide,
  fractionOf,
  MAX_AMOUNT,
  readAmount,
  roundHalfUp,
  UNIT,
  units,
} from './amount';

const anyAmount = fc.bigInt(0n, MAX_AMOUNT);

describe('reading a quantity as people type it', () => {
  it.each([
    ['0', 0n],
    ['1250', 12_500_000n],
    ['1,250', 12_500_000n],
    ['1 250', 12_500_000n],
    ['1\u00a0250', 12_500_000n],
    ['1\u202f250', 12_500_000n],
    ['1,250,300', 12_503_000_000n],
    ['1,250.75', 12_507_500n],
    [' 12.5 ', 125_000n],
    ['1.25', 12_500n],
    ['1.2500', 12_500n],
    ['0.125', 1_250n],
    ['0.0001', 1n],
    ['007', 70_000n],
    ['99,999,999,999', MAX_AMOUNT],
  ])('takes %j', (typed, amount) => {
    expect(readAmount(typed)).toEqual({ amount });
  });

  it.each([
    ['1.250', '«1.250» se puede leer como 1250 o 1.25; escriba 1250 o 1.25 sin separar los miles con punto.'],
    ['12.125', '«12.125» se puede leer como 12125 o 12.1250; escriba 12125 o 12.1250 sin separar los miles con punto.'],
    ['1.250.300', '«1.250.300» se puede leer como 1250300; escriba 1250300 sin separar los miles con punto.'],
    ['12,5', '«12,5» se puede leer como 12.5 o 125; escriba 12.5 (con punto decimal) o 125.'],
    ['1,2505', '«1,2505» se puede leer como 1.2505 o 12505; escriba 1.2505 (con punto decimal) o 12505.'],
    ['0,125', '«0,125» se puede leer como 0.125 o 125; escriba 0.125 (con punto decimal) o 125.'],
    ['12.50001', '«12.50001» tiene más de cuatro decimales; redondee la cifra.'],
    ['100,000,000,000', 'La cantidad 100000000000 pasa el máximo de 99 999 999 999.'],
    ['99999999999.0001', 'La cantidad 99999999999.0001 pasa el máximo de 99 999 999 999.'],
    ['-3', 'La cantidad «-3» es negativa; escriba 0 o más.'],
    ['', '«» no es un número; escriba por ejemplo 1250 o 12.5.'],
    ['dos', '«dos» no es un número; escriba por ejemplo 1250 o 12.5.'],
    ['1e3', '«1e3» no es un número; escriba por ejemplo 1250 o 12.5.'],
    ['12,50,3', '«12,50,3» no es un número; escriba por ejemplo 1250 o 12.5.'],
    ['=1+1', '«=1+1» no es un número; escriba por ejemplo 1250 o 12.5.'],
    ['x'.repeat(50), `«${'x'.repeat(40)}…» no es un número; escriba por ejemplo 1250 o 12.5.`],
    ['9'.repeat(50), `La cantidad ${'9'.repeat(40)}… pasa el máximo de 99 999 999 999.`],
  ])('refuses %j and says what to write', (typed, refused) => {
    expect(readAmount(typed)).toEqual({ refused });
  });

  it('accepts in turn every reading that it offers', () => {
    const typed = fc.tuple(fc.constantFrom(',', '.'), fc.nat(99_999), fc.stringMatching(/^\d{1,4}$/));
    fc.assert(
      fc.property(typed, ([sign, whole, part]) => {
        const reading = readAmount(`${whole}${sign}${part}`);
        const offered = 'refused' in reading ? /como ([\d.]+)(?: o ([\d.]+))?;/.exec(reading.refused)?.slice(1) : [];
        for (const each of offered ?? []) expect(readAmount(each)).toHaveProperty('amount');
      }),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(anyAmount, (amount) => expect(readAmount(readable(amount))).toEqual({ amount })));
  });
});

describe('reading a number that a workbook stores', () => {
  it.each([
    [0, 0n],
    [21, 210_000n],
    [0.1 + 0.2, 3_000n],
    [12.5, 125_000n],
    [1.005 * 100, 1_005_000n],
    [1e-11, 0n],
    [69_553_204_332.7703, 695_532_043_327_703n],
    [99_999_999_998.1233, 999_999_999_981_233n],
    [99_999_999_999, MAX_AMOUNT],
  ])('takes %d without its binary noise', (value, amount) => {
    expect(amountOfNumber(value)).toEqual({ amount });
  });

  it.each([
    [-1, 'La cantidad -1 es negativa; escriba 0 o más.'],
    [1 / 3, '«0.3333333333» tiene más de cuatro decimales; redondee la cifra.'],
    [0.00001, '«0.00001» tiene más de cuatro decimales; redondee la cifra.'],
    [123_456.12345, '«123456.12345» tiene más de cuatro decimales; redondee la cifra.'],
    [100_000_000_000, 'La cantidad 100000000000 pasa el máximo de 99 999 999 999.'],
    [1e21, 'La cantidad 1e+21 pasa el máximo de 99 999 999 999.'],
    [NaN, 'La celda no tiene un número; escriba por ejemplo 1250 o 12.5.'],
    [Infinity, 'La celda no tiene un número; escriba por ejemplo 1250 o 12.5.'],
  ])('refuses %d', (value, refused) => {
    expect(amountOfNumber(value)).toEqual({ refused });
  });

  it('gives back every amount that was written as a number', () => {
    const sizes = fc
      .bigInt(0n, 16n)
      .chain((digits) => fc.bigInt(0n, 10n ** digits < MAX_AMOUNT ? 10n ** digits : MAX_AMOUNT));
    fc.assert(fc.property(sizes, (amount) => expect(amountOfNumber(amountNumber(amount))).toEqual({ amount })));
  });
});

describe('an amount as text and number', () => {
  it.each([
    [0n, '0'],
    [125_000n, '12.5'],
    [12_500_000n, '1250'],
    [1n, '0.0001'],
    [-15_000n, '-1.5'],
    [-5_000n, '-0.5'],
  ])('%s ten-thousandths are %s', (amount, text) => {
    expect([amountText(amount), amountNumber(amount)]).toEqual([text, Number(text)]);
  });

  it('counts units', () => {
    expect([units(21), units(3n), UNIT]).toEqual([210_000n, 30_000n, 10_000n]);
  });
});

describe('fractions', () => {
  it.each([
    [1n, 3n, 2n, 6n, 0],
    [1n, 3n, 1n, 2n, -1],
    [-1n, 2n, -2n, 3n, 1],
    [10n ** 30n + 1n, 10n ** 30n, 1n, 1n, 1],
  ])('%s/%s against %s/%s is %d', (a, b, c, d, order) => {
    const [left, right] = [
      { numerator: a, denominator: b },
      { numerator: c, denominator: d },
    ];
    expect(compareFractions(left, right)).toBe(order);
    expect(compareFractions(right, left) + order).toBe(0);
  });

  it.each([
    [1n, 2n, 1n],
    [-1n, 2n, 0n],
    [-3n, 2n, -1n],
    [29n, 2n, 15n],
    [149n, 10n, 15n],
    [144_999n, 10_000n, 14n],
    [0n, 7n, 0n],
  ])('%s/%s is about %s, halves up', (numerator, denominator, rounded) => {
    expect(roundHalfUp({ numerator, denominator })).toBe(rounded);
  });

  it.each([
    [7n, 2n, 3n],
    [-7n, 2n, -4n],
    [-4n, 2n, -2n],
  ])('%s over %s is at least %s', (dividend, divisor, floor) => {
    expect(floorDivide(dividend, divisor)).toBe(floor);
  });

  it('of a whole amount is itself', () => {
    expect(fractionOf(125_000n)).toEqual({ numerator: 125_000n, denominator: 1n });
  });
});

/** The text that nobody reads twice: three decimals are written as four. */
function readable(amount: bigint): string {
  const text = amountText(amount);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
