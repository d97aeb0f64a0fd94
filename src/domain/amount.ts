/**
 * Quantities, targets and baselines as whole ten-thousandths, so that 0.7 + 0.1 meets a target of 0.8.
 * At most four decimals and 99,999,999,999 units; sums may be larger and stay exact.
 */

/** A quantity in whole ten-thousandths of its unit: 21 persons are 210000n. */
export type Amount = bigint;

/** An exact ratio; the denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Ten-thousandths in one unit. */
export const UNIT = 10_000n;
/** The largest quantity that can be stored, 99,999,999,999 units. */
export const MAX_AMOUNT: Amount = 99_999_999_999n * UNIT;

export type AmountReading = { readonly amount: Amount } | { readonly refused: string };

/** A whole number of units as an amount. */
export function units(count: number | bigint): Amount {
  return BigInt(count) * UNIT;
}

/**
 * Reads a quantity as people type it: `1250`, `1,250`, `1 250`, `12.5`. A point is the decimal sign and a comma or a
 * space parts thousands. Texts that Peru and Spain read differently (`1.250`, `12,5`) are refused with both readings.
 */
export function readAmount(text: string): AmountReading {
  const typed = text.replace(/[\u00a0\u2009\u202f]/g, ' ').trim();
  if (/^-/.test(typed) && /\d/.test(typed)) return { refused: `La cantidad «${typed}» es negativa; escriba 0 o más.` };
  const ambiguous = bothReadings(typed);
  if (ambiguous) return { refused: ambiguous };
  const grouped = /^[1-9]\d{0,2}([, ]\d{3})+(\.\d+)?$/.test(typed);
  if (!grouped && !/^\d+(\.\d+)?$/.test(typed)) {
    return { refused: `«${shortened(typed)}» no es un número; escriba por ejemplo 1250 o 12.5.` };
  }
  return amountOfPlain(typed.replace(/[, ]/g, ''));
}

/** Reads a number that a workbook stores: its shortest text, else without the binary noise, which is not the user's. */
export function amountOfNumber(value: number): AmountReading {
  if (!Number.isFinite(value)) return { refused: 'La celda no tiene un número; escriba por ejemplo 1250 o 12.5.' };
  if (value < 0) return { refused: `La cantidad ${value} es negativa; escriba 0 o más.` };
  if (value >= 1e15) return { refused: tooLarge(String(value)) };
  const shortest = String(value);
  return amountOfPlain(/^\d+(\.\d{1,4})?$/.test(shortest) ? shortest : trimmed(value.toFixed(value < 1e5 ? 10 : 5)));
}

/** The amount as plain decimal text without trailing zeros: `12.5`, `1250`. */
export function amountText(amount: Amount): string {
  const sign = amount < 0n ? '-' : '';
  const size = amount < 0n ? -amount : amount;
  const decimals = (size % UNIT).toString().padStart(4, '0').replace(/0+$/, '');
  return `${sign}${size / UNIT}${decimals ? `.${decimals}` : ''}`;
}

/** The amount as a number for JSON; exact up to nine thousand million units with four decimals. */
export function amountNumber(amount: Amount): number {
  return Number(amountText(amount));
}

/** A whole amount as a fraction of itself. */
export function fractionOf(amount: Amount): Fraction {
  return { numerator: amount, denominator: 1n };
}

/** Negative, zero or positive as a is below, equal to or above b; both denominators are above zero. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest whole number, halves up (towards positive). */
export function roundHalfUp({ numerator, denominator }: Fraction): bigint {
  return floorDivide(2n * numerator + denominator, 2n * denominator);
}

/** The largest whole number not above the quotient; the divisor is above zero. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function amountOfPlain(plain: string): AmountReading {
  const [whole = '', decimals = ''] = plain.split('.');
  if (decimals.length > 4)
    return { refused: `«${shortened(plain)}» tiene más de cuatro decimales; redondee la cifra.` };
  if (whole.length > 30) return { refused: tooLarge(plain) };
  const amount = BigInt(whole) * UNIT + BigInt(decimals.padEnd(4, '0'));
  return amount > MAX_AMOUNT ? { refused: tooLarge(plain) } : { amount };
}

// Nobody parts thousands behind a leading zero, so `0.125` has one reading. The readings offered are accepted in turn:
// three decimals as four.
function bothReadings(typed: string): string | null {
  const pointed = /^[1-9]\d{0,2}(\.\d{3})+$/.test(typed) ? typed.replace(/\./g, '') : null;
  if (pointed !== null) {
    const decimal = /0$/.test(typed) ? trimmed(typed) : `${typed}0`;
    const second = typed.split('.').length === 2 ? ` o ${decimal}` : '';
    return `«${typed}» se puede leer como ${pointed}${second}; escriba ${pointed}${second} sin separar los miles con punto.`;
  }
  if (!/^\d+,\d+$/.test(typed) || /^[1-9]\d{0,2},\d{3}$/.test(typed)) return null;
  const decimal = typed.replace(',', '.');
  const whole = typed.replace(',', '').replace(/^0+(?=\d)/, '');
  return `«${typed}» se puede leer como ${decimal} o ${whole}; escriba ${decimal} (con punto decimal) o ${whole}.`;
}

function tooLarge(typed: string): string {
  return `La cantidad ${shortened(typed)} pasa el máximo de 99 999 999 999.`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
}
