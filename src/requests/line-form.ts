/** The fields of a line's form and the draft that they tell; `activities.0.contributions.1.quantity` names a field. */
import { randomBytes } from 'node:crypto';
import {
  type DraftActivity,
  type DraftContribution,
  emptyActivity,
  emptyContribution,
  type LineDraft,
} from '../domain/line-draft';
import { tidy } from '../domain/text';

/** As many as a form may hold; a line with more is reported by workbook. */
const MOST_ACTIVITIES = 100;
const MOST_CONTRIBUTIONS = 60;
const LONGEST = 4_000;

const OF_ACTIVITY = ['startsOn', 'endsOn', 'region', 'title', 'documents', 'comment'] as const;
const OF_CONTRIBUTION = [
  ...(['quantity', 'women', 'men', 'under18', 'adults'] as const),
  ...(['denominator', 'stage', 'subject', 'criterion'] as const),
];

/** What the form sent, as it was typed; fields that a form does not have are left out. */
export function draftOf(body: unknown): LineDraft {
  const fields = new Fields(body);
  const activities: DraftActivity[] = [];
  for (let index = 0; index < MOST_ACTIVITIES; index += 1) {
    const at = `activities.${index}`;
    const key = fields.text(`${at}.key`);
    if (!/^[\w-]{8,40}$/.test(key) || fields.text(`${at}.remove`) !== '') continue;
    activities.push({ ...activityOf(fields, at), key });
  }
  return { noProgress: fields.text('noProgress') !== '', reason: fields.text('reason'), activities };
}

/** A key for a new activity: known by it from its first draft on, however often the report is sent. */
export function newActivityKey(): string {
  return `R-${randomBytes(9).toString('base64url')}`;
}

/** The draft as the form shows it: at least one place for an activity, with every indicator of the line in it. */
export function shownDraft(draft: LineDraft, indicators: readonly string[], newKey: string): LineDraft {
  const typed = draft.activities.map((activity) => {
    const told = new Map(activity.contributions.map((each) => [each.indicator, each]));
    const others = activity.contributions.filter(({ indicator }) => !indicators.includes(indicator));
    const own = indicators.map((indicator) => told.get(indicator) ?? emptyContribution(indicator));
    return { ...activity, contributions: [...own, ...others] };
  });
  return { ...draft, activities: typed.length > 0 ? typed : [emptyActivity(newKey, indicators)] };
}

/** The texts of the form by the names of its fields. */
export function formValues({ noProgress, reason, activities }: LineDraft): Record<string, string> {
  const values: Record<string, string> = { noProgress: noProgress ? 'sí' : '', reason };
  for (const [index, activity] of activities.entries()) {
    for (const name of OF_ACTIVITY) values[`activities.${index}.${name}`] = activity[name];
    for (const [place, typed] of activity.contributions.entries())
      for (const name of OF_CONTRIBUTION) values[`activities.${index}.contributions.${place}.${name}`] = typed[name];
  }
  return values;
}

function activityOf(fields: Fields, at: string): Omit<DraftActivity, 'key'> {
  const own = Object.fromEntries(OF_ACTIVITY.map((name) => [name, fields.text(`${at}.${name}`)]));
  const contributions: DraftContribution[] = [];
  for (let index = 0; index < MOST_CONTRIBUTIONS; index += 1) {
    const place = `${at}.contributions.${index}`;
    const indicator = fields.text(`${place}.indicator`);
    if (indicator === '') continue;
    const typed = Object.fromEntries(OF_CONTRIBUTION.map((name) => [name, fields.text(`${place}.${name}`)]));
    contributions.push({ ...emptyContribution(indicator), ...typed, indicator });
  }
  const more = fields.text(`${at}.add`);
  if (more !== '' && !contributions.some(({ indicator }) => indicator === more))
    contributions.push(emptyContribution(more));
  return { ...(own as Omit<DraftActivity, 'key' | 'contributions'>), contributions };
}

class Fields {
  constructor(private readonly body: unknown) {}

  text(name: string): string {
    const sent: unknown =
      typeof this.body === 'object' && this.body !== null ? Reflect.get(this.body, name) : undefined;
    const text: unknown = Array.isArray(sent) ? sent[0] : sent;
    return typeof text === 'string' ? tidy(text).slice(0, LONGEST) : '';
  }
}
