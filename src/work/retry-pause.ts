const FIRST_MS = 15_000;
const LONGEST_MS = 60 * 60 * 1000;

/**
 * How long to wait, in milliseconds, after so many attempts that failed (from 1): twice as long each time, up to an
 * hour, a quarter less or more of it by `chance` (0 to 1), so that what failed together does not come back together.
 */
export function retryPause(attempts: number, chance: number): number {
  const whole = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 30), LONGEST_MS);
  return Math.round(whole * (0.75 + chance / 2));
}
