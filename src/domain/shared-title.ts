/** The title that stands once above several events, so that only those with another one bear their own. */
import type { IsoDate } from './dates';

interface TitledEvent {
  readonly startsOn: IsoDate;
  readonly title: string;
}

/** The most frequent title of two events or more, of equally frequent ones the first; null where each differs. */
export function sharedTitle(events: readonly TitledEvent[]): string | null {
  const counts = new Map<string, number>();
  for (const { title } of events) if (title !== '') counts.set(title, (counts.get(title) ?? 0) + 1);
  let [most, times]: [string | null, number] = [null, 1];
  for (const [title, count] of counts) if (count > times) [most, times] = [title, count];
  return most;
}

/** The title above a section of months; null too where its events are all of one of them, which then bears it. */
export function sectionTitle(section: readonly TitledEvent[]): string | null {
  const title = sharedTitle(section);
  if (title === null || monthsOf(section) === 1) return title;
  return monthsOf(section.filter((each) => each.title === title)) === 1 ? null : title;
}

function monthsOf(events: readonly TitledEvent[]): number {
  return new Set(events.map(({ startsOn }) => startsOn.slice(0, 7))).size;
}
