/**
 * How long a login lasts. A shared desk in an office is the case to think of: whoever leaves it for the day finds the
 * login ended the next morning, and one that is in use every day is asked for the password once a week.
 */
import type { Instant } from './dates';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Without a visit it ends: longer than a lunch or a meeting, shorter than a night. */
export const IDLE_MS = 8 * HOUR_MS;
/** In use or not it ends: a cookie that was stolen is worth nothing after a week. */
export const LONGEST_MS = 7 * 24 * HOUR_MS;
/** From the password to the second factor: to find the telephone, and no more. */
export const SECOND_STEP_MS = 10 * MINUTE_MS;
/** Visits are noted this often at most, so that reading pages writes next to nothing. */
export const NOTED_EVERY_MS = MINUTE_MS;

/**
 * `second-step`: the password was right and the second factor is missing; good for nothing else. `set-up`: the
 * commission demands a second factor that the person has not got; good for setting it up. `complete`: logged in.
 */
export type LoginStage = 'second-step' | 'set-up' | 'complete';

export interface LoginSpan {
  readonly idleUntil: Instant;
  readonly endsAt: Instant;
}

/** From the password alone: what the account has, and what its commission demands, decide how far it goes. */
export function stageOf(hasSecondFactor: boolean, isCompulsory: boolean): LoginStage {
  if (hasSecondFactor) return 'second-step';
  return isCompulsory ? 'set-up' : 'complete';
}

/**
 * The stage of a login today: one that began without a second factor goes back to where it is missing, once a
 * commission of the person demands it, be it that the commission began to or that the person got a role there.
 */
export function stageNow(login: {
  readonly stage: LoginStage;
  readonly hasSecondFactor: boolean;
  readonly secondFactorAt: Instant | null;
  readonly isStrict: boolean;
}): LoginStage {
  const isOwed = login.stage === 'complete' && login.secondFactorAt === null && login.isStrict;
  return isOwed ? stageOf(login.hasSecondFactor, true) : login.stage;
}

/** When a login that begins now will end. */
export function newSpan(stage: LoginStage, now: Instant): LoginSpan {
  const endsAt = now + (stage === 'second-step' ? SECOND_STEP_MS : LONGEST_MS);
  return { idleUntil: Math.min(now + IDLE_MS, endsAt), endsAt };
}

/** When a login that is visited now will end without another visit. */
export function idleUntil(now: Instant, endsAt: Instant): Instant {
  return Math.min(now + IDLE_MS, endsAt);
}

/** Whether it was neither ended by its owner nor by time. */
export function isAlive(session: LoginSpan & { readonly revokedAt: Instant | null }, now: Instant): boolean {
  return session.revokedAt === null && now < session.idleUntil && now < session.endsAt;
}
