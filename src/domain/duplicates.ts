/**
 * The same event reported by two institutions would count twice. Two reports are offered as one where they touch the
 * same days, region and indicator and bear similar titles; whether they are one the secretariat decides.
 */
import type { IsoDate } from './dates';
import { editDistance, fold } from './text';

/** An activity as far as it may be the same event as another one. */
export interface ReportedEvent {
  readonly activityId: number;
  readonly institutionId: number;
  readonly startsOn: IsoDate;
  readonly endedOn: IsoDate;
  /** INEI code; null: nationwide. */
  readonly region: string | null;
  readonly title: string;
  /** Rows of the indicators that it feeds. */
  readonly indicatorIds: readonly number[];
}

/** Two reports that may tell of one event; the one that was reported first stands first. */
export interface SuspectedPair {
  readonly first: number;
  readonly second: number;
  /** Indicators that both feed. */
  readonly indicatorIds: readonly number[];
}

/** Words that say nothing about which event it was. */
const EMPTY_WORDS = new Set('a al con de del e el en la las lo los o para por que se sobre su sus un una y'.split(' '));

/** The pairs among reports, each once, those of one institution left out. */
export function suspectedPairs(events: readonly ReportedEvent[]): SuspectedPair[] {
  const inOrder = [...events].sort((a, b) =>
    a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.activityId - b.activityId,
  );
  const pairs: SuspectedPair[] = [];
  inOrder.forEach((event, index) => {
    for (let next = index + 1; next < inOrder.length; next += 1) {
      const other = inOrder[next];
      // From here on all begin later still.
      if (other === undefined || other.startsOn > event.endedOn) break;
      const shared = sharedIndicators(event, other);
      if (shared.length === 0 || !maySame(event, other)) continue;
      const [first, second] = [event.activityId, other.activityId].sort((a, b) => a - b);
      pairs.push({ first: first ?? 0, second: second ?? 0, indicatorIds: shared });
    }
  });
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** Whether two titles may name one event: few letters apart, or half of their telling words in common. */
export function areSimilar(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a === '' || b === '') return false;
  const limit = Math.floor(Math.min(a.length, b.length) / 5);
  if (editDistance(a, b, limit) <= limit) return true;
  const [words, others] = [tellingWords(a), tellingWords(b)];
  const common = [...words].filter((word) => others.has(word)).length;
  return common >= 2 && 2 * common >= Math.min(words.size, others.size);
}

function maySame(event: ReportedEvent, other: ReportedEvent): boolean {
  if (event.institutionId === other.institutionId || event.region !== other.region) return false;
  return event.startsOn <= other.endedOn && other.startsOn <= event.endedOn && areSimilar(event.title, other.title);
}

function sharedIndicators({ indicatorIds }: ReportedEvent, other: ReportedEvent): number[] {
  const others = new Set(other.indicatorIds);
  return [...new Set(indicatorIds)].filter((id) => others.has(id)).sort((a, b) => a - b);
}

function tellingWords(folded: string): Set<string> {
  return new Set(folded.split(' ').filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)));
}

/** An activity of a pair that is to be joined or was. */
export interface JoinSide {
  readonly activityId: number;
  readonly institutionId: number;
  readonly indicatorIds: readonly number[];
}

/** Why two reports cannot be joined as one event; null where they can. */
export function whyNotJoin(counting: JoinSide, other: JoinSide): string | null {
  if (counting.activityId === other.activityId) return 'Elija dos actividades distintas.';
  if (counting.institutionId === other.institutionId)
    return 'Las dos actividades son de la misma institución; obsérvelas en su reporte.';
  const isShared = counting.indicatorIds.some((id) => other.indicatorIds.includes(id));
  return isShared ? null : 'Las dos actividades no aportan a un mismo indicador: no hay nada que se cuente dos veces.';
}
