/** Worker task: a workbook of activities, checked, read and understood in one place, so that no cell is copied across. */
import type { ActivitiesContext } from '../domain/readings';
import { readActivities } from './activities/read-activities';
import { readWorkbookHere } from './reading/read-workbook';
import { packed, type ReadingParcels } from './reading-parcels';

export async function run(payload: { bytes: Uint8Array; context: ActivitiesContext }): Promise<ReadingParcels> {
  return packed(readActivities(await readWorkbookHere(payload.bytes), payload.context));
}
