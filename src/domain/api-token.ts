/** Tokens by which another system acts as a person, in one commission and for a while. */
import type { Instant } from './dates';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `read` sees what the person sees; `write` also does what the person may do. */
export type TokenScope = 'read' | 'write';

/** How long a token may last, in days; none lasts for ever, since nobody remembers to end it. */
export const TOKEN_DAYS = [30, 90, 365] as const;
export type TokenDays = (typeof TOKEN_DAYS)[number];

/** What every token begins with: whoever finds one in a file, people or machines, knows what it opens. */
export const TOKEN_MARK = 'yupana_';

export function tokenExpiry(days: TokenDays, now: Instant): Instant {
  return now + days * DAY_MS;
}

/** Whether it was neither ended by its owner nor by time. */
export function isTokenAlive(token: { expiresAt: Instant; revokedAt: Instant | null }, now: Instant): boolean {
  return token.revokedAt === null && now < token.expiresAt;
}
