import { type DraftActivity, isActivityTyped, isContributionTyped, type LineDraft } from '../domain/line-draft';

/** A place of a report that a comment may stand at; the empty field is the whole report. */
export interface RemarkPlace {
  readonly field: string;
  /** Of the activity, from 0; null: the report itself. */
  readonly activity: number | null;
  /** Key of the indicator; null: a field of the activity. */
  readonly indicator: string | null;
}

const ACTIVITY_FIELDS = ['startsOn', 'region', 'title', 'documents'] as const;

/** Where comments may stand, in the order in which the report is read. */
export function remarkPlaces(draft: LineDraft): RemarkPlace[] {
  const whole = { field: '', activity: null, indicator: null };
  if (draft.noProgress) return [{ ...whole, field: 'reason' }, whole];
  const told = draft.activities.flatMap((each, index) => (isActivityTyped(each) ? placesOf(each, index) : []));
  return [...told, whole];
}

function placesOf({ contributions }: DraftActivity, activity: number): RemarkPlace[] {
  const at = `activities.${activity}`;
  const own = ACTIVITY_FIELDS.map((field) => ({ field: `${at}.${field}`, activity, indicator: null }));
  const amounts = contributions.flatMap((each, index) =>
    isContributionTyped(each)
      ? [{ field: `${at}.contributions.${index}.quantity`, activity, indicator: each.indicator }]
      : [],
  );
  return [...own, ...amounts];
}

/** The name of the input for a place: that of the whole report has no field. */
export function remarkInput(field: string): string {
  return field === '' ? 'general' : field;
}
