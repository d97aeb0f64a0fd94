/**
 * What each contribution to an indicator has to do with its figure at a cutoff: whether it is part of it, counts
 * without changing it, or does not count, and why. It follows the rule by which the figure itself is computed.
 */
import type { NotCountedWhy } from './counting';
import type { IsoDate } from './dates';
import type { MeasureRule } from './measure';
import type { ObservedContribution } from './observations';

/** A contribution on record, validated or not, with who is behind it. */
export interface RecordedContribution extends ObservedContribution {
  /** Acronym of the institution that reported. */
  readonly institution: string;
  /** All institutions that did the activity, in their order. */
  readonly institutions: readonly string[];
  readonly isValidated: boolean;
  /** The subject as it is compared; null: none. */
  readonly subjectFolded: string | null;
}

export type Verdict =
  | { readonly kind: 'in-review' }
  | { readonly kind: 'after-cutoff' }
  | { readonly kind: 'not-counted'; readonly why: NotCountedWhy }
  /** Counts; whether it changes the figure depends on others that are not at hand. */
  | { readonly kind: 'counts' }
  /** Counts and is part of the figure. */
  | { readonly kind: 'part' }
  /** Counts and changes nothing: a quantity of 0, no region, one that was there already, a value replaced since. */
  | { readonly kind: 'without-effect'; readonly why: 'zero' | 'nameless' | 'repeated' | 'replaced' | 'lower-stage' };

export interface Explained {
  readonly contribution: RecordedContribution;
  readonly verdict: Verdict;
}

/**
 * A verdict for each contribution, in the order of their days.
 * @param isComplete whether they are all that there are on the indicator; else none is weighed against the others.
 */
export function explained(
  rule: MeasureRule,
  contributions: readonly RecordedContribution[],
  { cutoff, isComplete }: { cutoff: IsoDate; isComplete: boolean },
): Explained[] {
  const ordered = [...contributions].sort(inOrder);
  const counted = ordered.filter((each) => standingVerdict(each, cutoff) === null);
  const effect = isComplete ? effectIn(rule, counted) : () => COUNTS;
  return ordered.map((contribution) => ({
    contribution,
    verdict: standingVerdict(contribution, cutoff) ?? effect(contribution),
  }));
}

/** Why it does not count; null where it does. */
function standingVerdict(each: RecordedContribution, cutoff: IsoDate): Verdict | null {
  if (!each.isValidated) return { kind: 'in-review' };
  if (each.endedOn > cutoff) return { kind: 'after-cutoff' };
  return each.standing.counts ? null : { kind: 'not-counted', why: each.standing.why };
}

const COUNTS: Verdict = { kind: 'counts' };
const PART: Verdict = { kind: 'part' };

function effectIn(
  rule: MeasureRule,
  counted: readonly RecordedContribution[],
): (contribution: RecordedContribution) => Verdict {
  switch (rule.measure) {
    case 'latest': {
      // In the order of their days, so that the last one of an institution stays.
      const last = new Map(counted.map((each) => [each.institution, each]));
      return (each) => (last.get(each.institution) === each ? PART : without('replaced'));
    }
    case 'distinct':
      return distinctEffect(rule.of, counted);
    case 'milestone': {
      const highest = Math.max(0, ...counted.map(({ stage }) => stage ?? 0));
      const first = counted.find(({ stage }) => stage === highest);
      return (each) => (each === first ? PART : without(each.stage === highest ? 'repeated' : 'lower-stage'));
    }
    case 'criteria':
      return (each) => (each.quantity > 0n ? PART : without('zero'));
    case 'sum':
      return (each) => (each.quantity === 0n ? without('zero') : PART);
    case 'average':
    case 'ratio':
      return () => PART;
  }
}

function distinctEffect(
  of: 'region' | 'institution' | 'subject',
  counted: readonly RecordedContribution[],
): (contribution: RecordedContribution) => Verdict {
  const seen = new Set<string>();
  const verdicts = new Map<RecordedContribution, Verdict>();
  for (const each of counted) {
    const names = namesOf(of, each);
    const isNew = names.some((name) => !seen.has(name));
    if (each.quantity <= 0n) verdicts.set(each, without('zero'));
    else if (names.length === 0) verdicts.set(each, without('nameless'));
    else verdicts.set(each, isNew ? PART : without('repeated'));
    if (each.quantity > 0n) names.forEach((name) => seen.add(name));
  }
  return (each) => verdicts.get(each) ?? PART;
}

function namesOf(of: 'region' | 'institution' | 'subject', each: RecordedContribution): readonly string[] {
  if (of === 'institution') return each.institutions;
  const name = of === 'region' ? each.region : each.subjectFolded;
  return name === null ? [] : [name];
}

function without(why: Extract<Verdict, { kind: 'without-effect' }>['why']): Verdict {
  return { kind: 'without-effect', why };
}

function inOrder(a: RecordedContribution, b: RecordedContribution): number {
  if (a.endedOn !== b.endedOn) return a.endedOn < b.endedOn ? -1 : 1;
  return a.sequence - b.sequence;
}
