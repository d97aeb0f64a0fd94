/**
 * Numbers, dates and instants as Peru writes them: comma between thousands, decimal point, day/month/year. Written
 * out here and not by Intl, whose answers differ between versions of Node: the same annex has the same bytes.
 */
import { type Amount, amountText, type Fraction, roundHalfUp } from '../domain/amount';
import { type Instant, type IsoDate, limaMinute, monthName, slashedDate } from '../domain/dates';

/** Kept together by browsers and word processors. */
const NO_BREAK = '\u00a0';

/** An amount with commas between thousands and without trailing zeros: `1,250`, `12.5`. */
export function shownAmount(amount: Amount): string {
  const [whole = '', decimals] = amountText(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A fraction of amounts, rounded to four decimals of its unit, halves up. */
export function shownFraction(fraction: Fraction): string {
  return shownAmount(roundHalfUp(fraction));
}

/** A whole percent as it is printed: `26 %`. */
export function shownPercent(percent: number): string {
  return `${shownAmount(BigInt(percent) * 10_000n)}${NO_BREAK}%`;
}

/** `31 de diciembre de 2019`. */
export function longDate(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} de ${monthName(Number(date.slice(5, 7)))} de ${date.slice(0, 4)}`;
}

/** `15/01/2020 a las 11:02 (hora de Lima)`. */
export function shownInstant(instant: Instant): string {
  const { date, time } = limaMinute(instant);
  return `${slashedDate(date)} a las ${time} (hora de Lima)`;
}
