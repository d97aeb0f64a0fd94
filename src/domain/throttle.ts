/**
 * How guessing is slowed without locking the real person out. Three things are counted: an account guessed from one
 * place, the accounts guessed from that place, and an account guessed from anywhere. The first two make whoever guesses
 * wait. The third makes nobody wait for a password: it only takes patience away from places that have already been
 * wrong, so that ten thousand machines cannot shut a person out who comes from yet another place and knows the
 * password. Where what is guessed is as short as a code, and whoever guesses it knows the password already, it makes
 * them wait wherever they come from. A device that logged in before is known by a signed cookie and counted by itself
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). What is counted leaks away little by little, as from
 * a bucket, so that an office that mistypes every day is not taken for somebody who guesses.
 */
import { type Instant, limaMinute } from './dates';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Wrong guesses so far. */
export interface Tally {
  /** As of `lastFailedAt`, with the fractions that leaking leaves. */
  readonly failures: number;
  readonly lastFailedAt: Instant;
}

/** What is counted: an account from one place, the accounts guessed from a place, an account from anywhere. */
export type Counted = 'pair' | 'address' | 'account';

export interface Tallies {
  /** This account from this place: an address, or a device that logged in before. */
  readonly pair: Tally | null;
  /** Accounts guessed from this address, each once however often it was. */
  readonly address: Tally | null;
  /** This account from anywhere. */
  readonly account: Tally | null;
  readonly isKnownDevice: boolean;
  /** Whether a code is guessed, by somebody who knows the password. */
  readonly isCode: boolean;
}

interface Patience {
  /** So many wrong guesses cost nothing. */
  readonly free: number;
  /** The pause after the last free one; each further one doubles it. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const OF_A_PAIR: Patience = { free: 5, firstPauseMs: 30 * SECOND_MS, longestPauseMs: HOUR_MS };
const OF_A_PAIR_UNDER_ATTACK: Patience = { free: 1, firstPauseMs: 5 * MINUTE_MS, longestPauseMs: HOUR_MS };
/** A whole ministry may come from one address: it is slowed, and never shut out. */
const OF_AN_ADDRESS: Patience = { free: 30, firstPauseMs: MINUTE_MS, longestPauseMs: 2 * MINUTE_MS };
/** Of a code from anywhere: at most some hundred guesses a day of a million codes, of which three are good. */
const OF_A_CODE: Patience = { free: 10, firstPauseMs: MINUTE_MS, longestPauseMs: 15 * MINUTE_MS };
/** More wrong guesses in a day than a person who forgot the password makes. */
const ATTACK = 50;

/** In this time one wrong guess is forgotten. */
const LEAKS_EVERY_MS: Readonly<Record<Counted, number>> = {
  pair: HOUR_MS,
  address: 3 * MINUTE_MS,
  account: 30 * MINUTE_MS,
};
/** A day without a wrong guess wipes the slate. */
export const FORGOTTEN_AFTER_MS = 24 * HOUR_MS;

/** The first instant at which the next guess is taken; not after `now` where it is taken now. */
export function openFrom({ pair, address, account, isKnownDevice, isCode }: Tallies, now: Instant): Instant {
  const isUnderAttack = whole(left('account', account, now)) >= ATTACK;
  const ofPair = isUnderAttack && !isKnownDevice ? OF_A_PAIR_UNDER_ATTACK : OF_A_PAIR;
  const pairOpens = opens('pair', pair, ofPair, now);
  if (isKnownDevice) return pairOpens;
  const codeOpens = isCode ? opens('account', account, OF_A_CODE, now) : now;
  return Math.max(pairOpens, codeOpens, opens('address', address, OF_AN_ADDRESS, now));
}

/** A tally with one more wrong guess. */
export function oneMore(counted: Counted, tally: Tally | null, now: Instant): Tally {
  return { failures: left(counted, tally, now) + 1, lastFailedAt: now };
}

/** A tally without guesses that were counted before they were known to be a slip of the real person. */
export function less(tally: Tally, guesses: number): Tally {
  return { ...tally, failures: Math.max(0, tally.failures - guesses) };
}

/** What is left of a tally by now, with fractions. */
export function left(counted: Counted, tally: Tally | null, now: Instant): number {
  if (tally === null || now - tally.lastFailedAt >= FORGOTTEN_AFTER_MS) return 0;
  return Math.max(0, tally.failures - Math.max(0, now - tally.lastFailedAt) / LEAKS_EVERY_MS[counted]);
}

/** When to try again, in whole minutes upwards: `Demasiados intentos; vuelva a intentarlo a las 11:03 …`. */
export function waitSentence(until: Instant, now: Instant): string {
  const minutes = Math.max(1, Math.ceil((until - now) / MINUTE_MS));
  const { time } = limaMinute(Math.ceil(until / MINUTE_MS) * MINUTE_MS);
  const wait = minutes === 1 ? 'un minuto' : `${minutes} minutos`;
  return `Hubo demasiados intentos fallidos. Espere ${wait} y vuelva a intentarlo a las ${time} (hora de Lima).`;
}

function opens(counted: Counted, tally: Tally | null, patience: Patience, now: Instant): Instant {
  const failures = whole(left(counted, tally, now));
  if (tally === null || failures < patience.free) return now;
  const pause = patience.firstPauseMs * 2 ** (failures - patience.free);
  return tally.lastFailedAt + Math.min(patience.longestPauseMs, pause);
}

// Five wrong ones within a minute are five, although a little of them has leaked.
function whole(failures: number): number {
  return Math.round(failures);
}
