/** The days at which the course of a figure is told: the ends of a plan's months, and the cutoff itself. */
import { type IsoDate, monthSpan } from './dates';

/**
 * The last days of the months from the plan's first one up to the cutoff or the plan's end, whichever comes first, and
 * that day itself; in ascending order, the latest `most` of them. Empty where the cutoff lies before the plan.
 */
export function monthEnds(plan: { startsOn: IsoDate; endsOn: IsoDate }, cutoff: IsoDate, most: number): IsoDate[] {
  const through = cutoff < plan.endsOn ? cutoff : plan.endsOn;
  if (through < plan.startsOn) return [];
  const first = monthNumber(plan.startsOn);
  const count = monthNumber(through) - first + 1;
  const ends = Array.from({ length: count }, (_, index) => lastDay(first + index)).filter((day) => day < through);
  return [...ends, through].slice(-most);
}

function monthNumber(day: IsoDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function lastDay(month: number): IsoDate {
  return monthSpan(Math.floor(month / 12), (month % 12) + 1)?.last ?? '9999-12-31';
}
