/** How observations tell the validated word of institutions that nothing was done, which holds until an activity follows. */
import { type IsoDate, slashedDate } from './dates';

/** An institution's validated word that nothing was done up to a day. */
export interface ToldNoProgress {
  readonly declaredOn: IsoDate;
  readonly institution: string;
  readonly reason: string;
}

interface FollowingActivity {
  readonly endedOn: IsoDate;
  readonly institution?: string;
}

/** A line for the last word of each institution that has done nothing since, by their days. */
export function noProgressLines(told: readonly ToldNoProgress[], activities: readonly FollowingActivity[]): string[] {
  const last = new Map<string, ToldNoProgress>();
  for (const each of [...told].sort(byDay)) last.set(each.institution, each);
  const isFollowed = ({ institution, declaredOn }: ToldNoProgress): boolean =>
    activities.some((each) => each.institution === institution && each.endedOn > declaredOn);
  return [...last.values()]
    .filter((each) => !isFollowed(each))
    .sort(byDay)
    .map(({ declaredOn, institution, reason }) => `Sin avance (${slashedDate(declaredOn)}, ${institution}): ${reason}`);
}

function byDay(a: ToldNoProgress, b: ToldNoProgress): number {
  const [one, other] = [`${a.declaredOn} ${a.institution}`, `${b.declaredOn} ${b.institution}`];
  return one === other ? 0 : one < other ? -1 : 1;
}
