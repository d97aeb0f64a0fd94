/**
 * A reading of activities on its way from a worker thread. Whatever comes from a thread is unpacked by the server in
 * one go, 100 ms for 20,000 rows, unless it comes as bytes that are unpacked parcel by parcel.
 */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { ActivitiesReading } from '../domain/readings';

const MOST_IN_PARCEL = 500;

/** The bytes of each hold some of the activities or declarations with the rows and cells of their keys. */
export type ReadingParcels = Pick<ActivitiesReading, 'warnings' | 'errors'> & { readonly parcels: Uint8Array[] };

type Parcel = Pick<ActivitiesReading, 'activities' | 'noProgress'> & {
  readonly rows: readonly (readonly [string, readonly number[]])[];
  readonly cells: readonly (readonly [string, string])[];
};

/** In the thread. */
export function packed({ activities, noProgress, rows, cells, warnings, errors }: ActivitiesReading): ReadingParcels {
  const parcels: Uint8Array[] = [];
  const pack = (contents: Pick<Parcel, 'activities' | 'noProgress'>): void => {
    const keys = [...contents.activities, ...contents.noProgress].map((each) => each.key);
    const parcel: Parcel = {
      ...contents,
      rows: contents.activities.map(({ key }) => [key, rows[key] ?? []]),
      cells: keys.map((key) => [key, cells[key] ?? '']),
    };
    parcels.push(serialize(parcel));
  };
  for (const some of slices(activities)) pack({ activities: some, noProgress: [] });
  for (const some of slices(noProgress)) pack({ activities: [], noProgress: some });
  return { parcels, warnings, errors };
}

/** In the server, which gets to what else it has to do between two parcels. */
export async function unpacked({ parcels, warnings, errors }: ReadingParcels): Promise<ActivitiesReading> {
  const opened: Parcel[] = [];
  for (const parcel of parcels) {
    opened.push(deserialize(parcel) as Parcel);
    await othersTurn();
  }
  return {
    activities: opened.flatMap((parcel) => parcel.activities),
    noProgress: opened.flatMap((parcel) => parcel.noProgress),
    rows: Object.fromEntries(opened.flatMap((parcel) => parcel.rows)),
    cells: Object.fromEntries(opened.flatMap((parcel) => parcel.cells)),
    warnings,
    errors,
  };
}

function slices<T>(list: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let start = 0; start < list.length; start += MOST_IN_PARCEL)
    found.push(list.slice(start, start + MOST_IN_PARCEL));
  return found;
}
