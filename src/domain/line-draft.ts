/**
 * What an officer types on a line of action, kept as it was typed: half a date is kept too, and nothing is judged
 * before the person asks for it.
 */

/** What one activity adds to one indicator, as typed. */
export interface DraftContribution {
  /** `LA 2.1.4-2`. */
  readonly indicator: string;
  readonly quantity: string;
  readonly women: string;
  readonly men: string;
  readonly under18: string;
  readonly adults: string;
  readonly denominator: string;
  readonly stage: string;
  readonly subject: string;
  readonly criterion: string;
}

export interface DraftActivity {
  /** Chosen once, so that the activity stays the same one when it is sent again. */
  readonly key: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** INEI code or name; empty: none. */
  readonly region: string;
  readonly title: string;
  /** One a line. */
  readonly documents: string;
  /** What the officer says to warnings. */
  readonly comment: string;
  readonly contributions: readonly DraftContribution[];
}

export interface LineDraft {
  /** "Sin avance", with its reason. */
  readonly noProgress: boolean;
  readonly reason: string;
  readonly activities: readonly DraftActivity[];
}

export const EMPTY_DRAFT: LineDraft = { noProgress: false, reason: '', activities: [] };

const EMPTY_CONTRIBUTION: DraftContribution = {
  indicator: '',
  quantity: '',
  women: '',
  men: '',
  under18: '',
  adults: '',
  denominator: '',
  stage: '',
  subject: '',
  criterion: '',
};

/** A contribution in which nothing is typed yet. */
export function emptyContribution(indicator: string): DraftContribution {
  return { ...EMPTY_CONTRIBUTION, indicator };
}

/** An activity in which nothing is typed yet, with a place for each indicator of its line. */
export function emptyActivity(key: string, indicators: readonly string[]): DraftActivity {
  const typed = { startsOn: '', endsOn: '', region: '', title: '', documents: '', comment: '' };
  return { key, ...typed, contributions: indicators.map(emptyContribution) };
}

/** Whether anything is typed in a contribution. */
export function isContributionTyped({ indicator, ...typed }: DraftContribution): boolean {
  return indicator !== '' && Object.values(typed).some((text) => text.trim() !== '');
}

/** Whether anything is typed in an activity. */
export function isActivityTyped({ key, contributions, ...typed }: DraftActivity): boolean {
  const texts = Object.values(typed).some((text) => text.trim() !== '');
  return key !== '' && (texts || contributions.some(isContributionTyped));
}

/** Whether anything is typed at all. */
export function isEmptyDraft({ noProgress, reason, activities }: LineDraft): boolean {
  return !noProgress && reason.trim() === '' && !activities.some(isActivityTyped);
}
