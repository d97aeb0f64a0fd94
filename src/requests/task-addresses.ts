/** Where the pages of an institution's reports are. */
import type { OwnTask } from './own-task';

/** The page that all of them stand below. */
export const TASK_LIST = '/mis-reportes';

export function taskAddress({ standing, task }: OwnTask): string {
  return `${TASK_LIST}/${standing.rows.request.id}/${encodeURIComponent(task.institution.acronym)}`;
}

/** @param code of the line, `LA 1.4.4` */
export function lineAddress(own: OwnTask, code: string): string {
  return `${taskAddress(own)}/${code.replace(' ', '-')}`;
}
