import type { ActivityEvidence } from './activity-evidence';
import { whyLocked } from './line.view';
import type { OwnLine } from './own-task';
import { lineAddress, taskAddress } from './task-addresses';
import { crumbs } from './tasks.view';

/** The files of a line by activity. */
export function lineEvidenceView(
  own: OwnLine,
  evidence: readonly ActivityEvidence[],
  refused: { readonly key: string; readonly sentence: string } | null,
) {
  const back = lineAddress(own, own.line.code);
  const here = `${back}/sustentos`;
  return {
    title: `Archivos de sustento: ${own.line.code}`,
    crumbs: crumbs(
      [own.standing.rows.request.number, taskAddress(own)],
      [own.line.code, back],
      ['Archivos de sustento'],
    ),
    back,
    isLocked: whyLocked(own) !== null,
    activities: evidence.map(({ key, title, files }, index) => ({
      title: title === '' ? `Actividad ${index + 1} (sin título)` : title,
      action: `${here}/${key}`,
      field: `archivos-${index + 1}`,
      refused: refused?.key === key ? refused.sentence : null,
      files: files.map(({ id, name, uploadedBy, isWaiting }) => ({
        name,
        uploadedBy,
        href: isWaiting ? null : `/evidencias/${id}`,
        dropAction: isWaiting ? `${here}/${key}/archivos/${id}/quitar` : null,
      })),
    })),
  };
}
