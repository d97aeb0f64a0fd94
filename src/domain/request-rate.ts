/**
 * How many requests one person, or one place, may make in a minute: far above what people do, below what would keep
 * others from being served. Behind one place, an office with one address, there are many people. Counted in whole minutes of the clock.
 */
import type { Instant } from './dates';

const MINUTE_MS = 60_000;

/** In a minute; a page and what htmx asks for, not styles and typefaces. */
export const MOST_OF_ACCOUNT = 600;
export const MOST_OF_PLACE = 3000;

/** The number of the minute since 1970 in which an instant lies. */
export function minuteOf(at: Instant): number {
  return Math.floor(at / MINUTE_MS);
}

/** Whole seconds until the next minute begins, 1 to 60: when one may try again. */
export function secondsToNextMinute(at: Instant): number {
  return Math.ceil((MINUTE_MS - (at % MINUTE_MS)) / 1000);
}

/** What whoever asks too often is told. */
export function tooManyWords(seconds: number): string {
  const wait = seconds === 1 ? '1 segundo' : `${seconds} segundos`;
  return `Llegaron demasiadas solicitudes en un minuto desde su cuenta o su red. Espere ${wait} y vuelva a intentarlo.`;
}
