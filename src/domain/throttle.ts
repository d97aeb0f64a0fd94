/**
 * How guessing is slowed without locking the real person out. Three things are counted: an account guessed from one
 * place, everything guessed from that place, and an account guessed from anywhere. The first two make whoever guesses
 * wait, longer each time. The third never makes anyone wait: it only takes patience away from places that have already
 * been wrong, so that ten thousand machines cannot shut a person out who comes from yet another place and knows the
 * password. A device that logged in before is known by a signed cookie and counted by itself
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
import { type Instant, limaMinute } from './dates';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Wrong guesses so far. */
export interface Tally {
  readonly failures: number;
  readonly lastFailedAt: Instant;
}

export interface Tallies {
  /** This account from this place: an address, or a device that logged in before. */
  readonly pair: Tally | null;
  /** All accounts from this address. */
  readonly address: Tally | null;
  /** This account from anywhere. */
  readonly account: Tally | null;
  readonly isKnownDevice: boolean;
}

interface Patience {
  /** So many wrong guesses cost nothing. */
  readonly free: number;
  /** The pause after the last free one; each further one doubles it. */
  readonly firstPauseMs: number;
}

const OF_A_PAIR: Patience = { free: 5, firstPauseMs: 30 * SECOND_MS };
const OF_A_PAIR_UNDER_ATTACK: Patience = { free: 1, firstPauseMs: 5 * MINUTE_MS };
/** A whole ministry may come from one address. */
const OF_AN_ADDRESS: Patience = { free: 30, firstPauseMs: MINUTE_MS };
/** More wrong guesses in a day than a person who forgot the password makes. */
const ATTACK = 50;

const LONGEST_PAUSE_MS = HOUR_MS;
/** A day without a wrong guess wipes the slate. */
export const FORGOTTEN_AFTER_MS = 24 * HOUR_MS;

/** The first instant at which the next guess is taken; not after `now` where it is taken now. */
export function openFrom({ pair, address, account, isKnownDevice }: Tallies, now: Instant): Instant {
  const isUnderAttack = (remembered(account, now)?.failures ?? 0) >= ATTACK;
  const ofPair = isUnderAttack && !isKnownDevice ? OF_A_PAIR_UNDER_ATTACK : OF_A_PAIR;
  const pairOpens = opens(remembered(pair, now), ofPair, now);
  return isKnownDevice ? pairOpens : Math.max(pairOpens, opens(remembered(address, now), OF_AN_ADDRESS, now));
}

/** A tally with one more wrong guess. */
export function oneMore(tally: Tally | null, now: Instant): Tally {
  return { failures: (remembered(tally, now)?.failures ?? 0) + 1, lastFailedAt: now };
}

/** A tally without the guess that was counted before it was known to be right. */
export function oneLess(tally: Tally): Tally {
  return { ...tally, failures: Math.max(0, tally.failures - 1) };
}

/** When to try again, in whole minutes upwards: `Demasiados intentos; vuelva a intentarlo a las 11:03 …`. */
export function waitSentence(until: Instant, now: Instant): string {
  const minutes = Math.max(1, Math.ceil((until - now) / MINUTE_MS));
  const { time } = limaMinute(Math.ceil(until / MINUTE_MS) * MINUTE_MS);
  const wait = minutes === 1 ? 'un minuto' : `${minutes} minutos`;
  return `Hubo demasiados intentos fallidos. Espere ${wait} y vuelva a intentarlo a las ${time} (hora de Lima).`;
}

function remembered(tally: Tally | null, now: Instant): Tally | null {
  return tally !== null && now - tally.lastFailedAt < FORGOTTEN_AFTER_MS ? tally : null;
}

function opens(tally: Tally | null, { free, firstPauseMs }: Patience, now: Instant): Instant {
  if (tally === null || tally.failures < free) return now;
  return tally.lastFailedAt + Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** (tally.failures - free));
}
