import { slashedDate } from '../domain/dates';
import { isActivityTyped, type LineDraft } from '../domain/line-draft';
import type { OwnLine } from './own-task';
import { lineAddress, taskAddress } from './task-addresses';
import { crumbs } from './tasks.view';
import { countsWords, type FileNames, toldActivities } from './told-activities';

export interface CheckFacts {
  readonly files: FileNames;
  /** As the parts of forms show it. */
  readonly form: object;
  /** Whether the secretariat records it on the institution's behalf. */
  readonly isOnBehalf: boolean;
}

/** What is about to be sent, to be read once more. */
export function checkView(own: OwnLine, draft: LineDraft, { files, form, isOnBehalf }: CheckFacts) {
  const { line, task, standing } = own;
  const { plan } = standing.at;
  const typed = draft.activities.filter(isActivityTyped);
  const back = lineAddress(own, line.code);
  const without = toldActivities(own, draft, files).filter((each) => each.documents.length + each.files.length === 0);
  return {
    title: `Revise y envíe: ${line.code}`,
    crumbs: crumbs([standing.rows.request.number, taskAddress(own)], [line.code, back], ['Revisar']),
    line: line.name,
    institution: task.institution.acronym,
    request: standing.rows.request.number,
    action: `${back}/revision`,
    back,
    filesHref: `${back}/sustentos`,
    noProgress: draft.noProgress ? draft.reason : null,
    cutoff: slashedDate(standing.rows.request.cutoff),
    activities: toldActivities(own, draft, files).map((activity, index) => {
      const as = typed[index];
      return { ...activity, counts: as === undefined ? '' : countsWords(as, plan.countsFrom) };
    }),
    withoutEvidence: draft.noProgress ? 0 : without.length,
    form,
    isOnBehalf,
  };
}
