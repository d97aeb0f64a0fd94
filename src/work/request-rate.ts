import type { Instant } from '../domain/dates';

/** How often somebody asks, over all instances of the site; the feature that has a table for it provides it. */
export abstract class RequestRate {
  /** Takes a request down; the seconds to wait where there were more than `most` this minute, else null. */
  abstract whyWait(asker: string, most: number, at: Instant): number | null;
}
