/**
 * A collective (GORES, GLs) has members that report under it, each from a day to a day. Where no period is on record
 * the institution's own place decides: it belongs to its collective as long as anyone remembers.
 */
import type { IsoDate } from './dates';

/** The kind of an institution that has members. */
export const COLLECTIVE = 'colectivo';

export interface CollectivePeriod {
  readonly collectiveId: number;
  readonly memberId: number;
  /** Null: as long as anyone remembers. */
  readonly startsOn: IsoDate | null;
  /** Its last day; null: it lasts. */
  readonly endsOn: IsoDate | null;
}

interface Placed {
  readonly id: number;
  readonly kind: string;
  readonly parentId: number | null;
}

/** The collectives of institutions on a day: a member's id → the collective's. */
export function collectivesOn(
  on: IsoDate,
  institutions: readonly Placed[],
  periods: readonly CollectivePeriod[],
): ReadonlyMap<number, number> {
  const current = periodsOf(institutions, periods).filter((period) => covers(period, on));
  return new Map(current.map(({ memberId, collectiveId }) => [memberId, collectiveId]));
}

/** All periods, with those that only an institution's own place says. */
export function periodsOf(
  institutions: readonly Placed[],
  periods: readonly CollectivePeriod[],
): readonly CollectivePeriod[] {
  const collectives = new Set(institutions.filter(({ kind }) => kind === COLLECTIVE).map(({ id }) => id));
  const dated = new Set(periods.map(({ memberId }) => memberId));
  const undated = institutions.flatMap(({ id, parentId }) => {
    if (parentId === null || !collectives.has(parentId) || dated.has(id)) return [];
    return [{ collectiveId: parentId, memberId: id, startsOn: null, endsOn: null }];
  });
  return [...periods, ...undated];
}

/** Why an institution cannot be a member from a day on; null where it can. `periods` are all of its own. */
export function whyNotJoin(
  collective: Placed,
  member: Placed,
  startsOn: IsoDate | null,
  periods: readonly CollectivePeriod[],
): string | null {
  if (collective.kind !== COLLECTIVE)
    return 'Solo un colectivo tiene integrantes; cambie antes el tipo de la institución.';
  if (member.kind === COLLECTIVE) return 'Un colectivo no integra a otro; elija una institución.';
  const inTheWay = periods.some(({ endsOn }) => endsOn === null || startsOn === null || endsOn >= startsOn);
  return inTheWay ? 'La institución ya integra un colectivo en esa fecha; registre antes su salida.' : null;
}

/** Why a member cannot leave on a day; null where it can. */
export function whyNotLeave({ startsOn, endsOn }: CollectivePeriod, lastDay: IsoDate): string | null {
  if (endsOn !== null) return 'La institución ya salió del colectivo.';
  return startsOn !== null && lastDay < startsOn ? 'El último día no puede ser anterior al primero.' : null;
}

function covers({ startsOn, endsOn }: CollectivePeriod, on: IsoDate): boolean {
  return (startsOn === null || startsOn <= on) && (endsOn === null || endsOn >= on);
}
