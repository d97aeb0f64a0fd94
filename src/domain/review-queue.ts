/**
 * The order in which the secretariat reviews reports: by the deadline of who sent them, then request by request and
 * institution by institution, so that what belongs together is reviewed together.
 */
import type { IsoDate } from './dates';

/** How many reports of one institution in one request wait. */
export interface WaitingPlace {
  readonly requestId: number;
  readonly institutionId: number;
  readonly deadline: IsoDate;
  readonly waiting: number;
}

/** What of a place stands on a page of the queue. */
export interface PagePortion<Place extends WaitingPlace> {
  readonly place: Place;
  /** How many of its reports stand on earlier pages. */
  readonly skipped: number;
  readonly shown: number;
}

/** The places that a page of so many reports shows, in order. @param page from 1. */
export function portionsOfPage<Place extends WaitingPlace>(
  places: readonly Place[],
  { page, size }: { readonly page: number; readonly size: number },
): PagePortion<Place>[] {
  const first = (page - 1) * size;
  let passed = 0;
  return [...places].sort(inOrder).flatMap((place) => {
    const from = passed;
    passed += place.waiting;
    const skipped = Math.max(0, first - from);
    const shown = Math.min(place.waiting, first + size - from) - skipped;
    return shown > 0 ? [{ place, skipped, shown }] : [];
  });
}

function inOrder(a: WaitingPlace, b: WaitingPlace): number {
  if (a.deadline !== b.deadline) return a.deadline < b.deadline ? -1 : 1;
  return a.requestId - b.requestId || a.institutionId - b.institutionId;
}
