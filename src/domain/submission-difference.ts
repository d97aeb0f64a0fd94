/**
 * What a report on a line of action says otherwise than the one before it: activities added, changed field by field,
 * and told no more. An activity stays the same one by its key, whatever else of it changed.
 */
import {
  type DraftActivity,
  type DraftContribution,
  isActivityTyped,
  isContributionTyped,
  type LineDraft,
} from './line-draft';
import { oneLine } from './text';

/** A field that says something else, as the form names it within its activity. */
export interface FieldChange {
  readonly field: string;
  /** `LA 2.1.4-2`; null: a field of the activity itself. */
  readonly indicator: string | null;
  /** Empty: nothing was written. */
  readonly was: string;
  readonly is: string;
}

export interface ActivityDifference {
  readonly kind: 'added' | 'changed' | 'dropped';
  readonly key: string;
  readonly title: string;
  /** Of one that changed. */
  readonly changes: readonly FieldChange[];
}

export interface SubmissionDifference {
  readonly activities: readonly ActivityDifference[];
  /** Activities of which nothing changed. */
  readonly unchanged: number;
  /** Null: as before. */
  readonly noProgress: { readonly was: string | null; readonly is: string | null } | null;
}

const FIELDS = ['startsOn', 'endsOn', 'region', 'title', 'documents', 'comment'] as const;
const AMOUNTS = [
  ...(['quantity', 'women', 'men', 'under18', 'adults'] as const),
  ...(['denominator', 'stage', 'subject', 'criterion'] as const),
];

/** From one report to the next; in the order of the later one, what was dropped last. */
export function submissionDifference(before: LineDraft, now: LineDraft): SubmissionDifference {
  const earlier = new Map(toldIn(before).map((each) => [each.key, each]));
  const later = toldIn(now);
  const keys = new Set(later.map(({ key }) => key));
  const told = later.map((each) => differenceOf(earlier.get(each.key), each));
  const dropped = toldIn(before).filter(({ key }) => !keys.has(key));
  const activities = [...told.filter((each) => each !== null), ...dropped.map((each) => plain('dropped', each))];
  const [was, is] = [noProgressIn(before), noProgressIn(now)];
  const unchanged = told.filter((each) => each === null).length;
  return { activities, unchanged, noProgress: was === is ? null : { was, is } };
}

/** Whether the two reports say the same. */
export function isSame({ activities, noProgress }: SubmissionDifference): boolean {
  return activities.length === 0 && noProgress === null;
}

// Under "sin avance" no activity is told, whatever was typed before it was ticked.
function toldIn({ noProgress, activities }: LineDraft): readonly DraftActivity[] {
  return noProgress ? [] : activities.filter(isActivityTyped);
}

function noProgressIn({ noProgress, reason }: LineDraft): string | null {
  return noProgress ? oneLine(reason) : null;
}

function differenceOf(before: DraftActivity | undefined, now: DraftActivity): ActivityDifference | null {
  if (before === undefined) return plain('added', now);
  const changes = [...fieldChanges(before, now), ...contributionChanges(before, now)];
  return changes.length === 0 ? null : { ...plain('changed', now), changes };
}

function plain(kind: ActivityDifference['kind'], { key, title }: DraftActivity): ActivityDifference {
  return { kind, key, title: oneLine(title), changes: [] };
}

function fieldChanges(before: DraftActivity, now: DraftActivity): FieldChange[] {
  return FIELDS.flatMap((field) => changed(field, null, before[field], now[field]));
}

// Criteria met by several subjects are several contributions to one indicator: they are compared in their order.
function contributionChanges(before: DraftActivity, now: DraftActivity): FieldChange[] {
  const [earlier, later] = [byIndicator(before), byIndicator(now)];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((indicator) => {
    const [were, are] = [earlier.get(indicator) ?? [], later.get(indicator) ?? []];
    const most = Math.max(were.length, are.length);
    return Array.from({ length: most }, (_, index) => index).flatMap((index) =>
      AMOUNTS.flatMap((field) => changed(field, indicator, were[index]?.[field] ?? '', are[index]?.[field] ?? '')),
    );
  });
}

function byIndicator({ contributions }: DraftActivity): Map<string, DraftContribution[]> {
  const found = new Map<string, DraftContribution[]>();
  for (const each of contributions.filter(isContributionTyped))
    found.set(each.indicator, [...(found.get(each.indicator) ?? []), each]);
  return found;
}

function changed(field: string, indicator: string | null, was: string, is: string): FieldChange[] {
  return oneLine(was) === oneLine(is) ? [] : [{ field, indicator, was: was.trim(), is: is.trim() }];
}
