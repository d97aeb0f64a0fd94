/** Keys of rows that bring none: derived from what they tell, so that the same row has the same key in every import. */
import { createHash } from 'node:crypto';
import { fold } from '../../domain/text';
import type { ActivityFacts } from './read-facts';

const HEX_DIGITS = 24;

/** The key of an activity, from the institution that reports it, its first day, its region and its text. */
export function activityKey({ institutions, startsOn, region, title }: ActivityFacts): string {
  return derived('act', [institutions[0] ?? '', startsOn, region ?? '', fold(title) || title]);
}

/** The key of a declaration of no progress, which is of one indicator of one plan. */
export function noProgressKey(
  planCode: string,
  {
    element,
    number,
    institution,
    declaredOn,
  }: { element: string; number: number; institution: string; declaredOn: string },
): string {
  return derived('sin', [planCode, element, String(number), institution, declaredOn]);
}

// Spelling and signs of a text do not matter, so that a corrected accent is a change and not a second activity.
function derived(kind: string, parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${kind}-${digest.slice(0, HEX_DIGITS)}`;
}
