/**
 * The second factor: a code of six digits that a device computes from a shared secret and the time (TOTP, RFC 6238),
 * or one of ten printed codes where the device is not at hand.
 */
import type { Instant } from './dates';

/** Seconds that a code is shown. */
export const TOTP_PERIOD = 30;
/** One step earlier or later is accepted: clocks of telephones differ, and people type slowly. */
export const TOTP_WINDOW = 1;
export const RECOVERY_CODES = 10;
/** Without those that are taken for others: 0, 1, I, L, O and U. */
const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 12;

/** The step of an instant: how many periods have passed since 1970. */
export function totpStep(now: Instant): number {
  return Math.floor(now / 1000 / TOTP_PERIOD);
}

/** The step whose code was given, or null where it is not later than the last one used: no code is good twice. */
export function freshStep(delta: number, now: Instant, lastUsed: number | null): number | null {
  const step = totpStep(now) + delta;
  return lastUsed === null || step > lastUsed ? step : null;
}

/** The six digits that a person typed, with or without spaces; null where they are none. */
export function readTotpCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Twelve random letters, 58 bits: `K7QF-2M9X-TTRA`. Bytes of 240 and more are left out: 24 bytes nearly always do. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const even = [...bytes].filter((byte) => byte < 240).slice(0, RECOVERY_LENGTH);
  if (even.length < RECOVERY_LENGTH) throw new Error('Too few random bytes for a recovery code');
  const letters = even.map((byte) => RECOVERY_ALPHABET[byte % RECOVERY_ALPHABET.length]).join('');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}

/** A recovery code as it is hashed, whatever its case and signs between; null where the text is none. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  const isOne = letters.length === RECOVERY_LENGTH && [...letters].every((each) => RECOVERY_ALPHABET.includes(each));
  return isOne ? letters : null;
}
