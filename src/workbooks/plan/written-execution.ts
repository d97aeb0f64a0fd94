/** The execution beside an indicator as its cells hold it, so that reading them gives the same figures and lights. */
import { roundHalfUp } from '../../domain/amount';
import type { Annex, AnnexIndicator } from '../../domain/annex';
import { shownFigures } from '../../domain/annex-json';
import { legendOf } from '../../domain/legend';
import { remarksOf } from '../../domain/stated-execution';
import { cellText } from '../layout/workbook-bytes';
import type { ExecutionField } from './plan-headings';
import { TEXT_LIMIT } from './plan-row';

/** The columns that the execution of an annex needs; lights and done activities only where a sheet cannot tell. */
export function executionFields(annex: Annex): ExecutionField[] {
  const hasDone = annex.rows.some(({ indicator }) => doneWord(indicator) !== null);
  const hasLight = annex.rows.some(({ indicator }) => indicator.override !== null);
  return [
    'executed',
    'executedPercent',
    'pending',
    'pendingPercent',
    ...(hasDone ? (['activityDone'] as const) : []),
    'observations',
    ...(hasLight ? (['light', 'lightReason'] as const) : []),
  ];
}

/** What an execution cell holds; null leaves it empty. */
export function executionValue(evaluated: AnnexIndicator, field: ExecutionField): string | number | null {
  const { executed, executedPercent, pending, pendingPercent } = shownFigures(evaluated);
  switch (field) {
    case 'executed':
      return executed;
    case 'executedPercent':
      return executedPercent === null ? null : executedPercent / 100;
    case 'pending':
      return pending;
    case 'pendingPercent':
      return pendingPercent === null ? null : pendingPercent / 100;
    case 'activityDone':
      return doneWord(evaluated);
    case 'observations':
      return cellText(remarks(evaluated)) || null;
    case 'light':
      return evaluated.override && legendOf(evaluated.override.light).label;
    case 'lightReason':
      return evaluated.override && cellText(evaluated.override.reason);
  }
}

// Read alone, an executed 0 with observations has an activity behind it and one without has none.
function doneWord(evaluated: AnnexIndicator): string | null {
  const { executed, light } = evaluated.figure;
  if (executed === null || (light !== 'partial' && light !== 'not-done')) return null;
  const isTakenAsDone = roundHalfUp(executed) > 0n || remarks(evaluated) !== '';
  const wasDone = light === 'partial';
  return wasDone === isTakenAsDone ? null : wasDone ? 'sí' : 'no';
}

function remarks(evaluated: AnnexIndicator): string {
  const own = remarksOf(evaluated);
  return own.length > TEXT_LIMIT ? `${own.slice(0, TEXT_LIMIT - 1)}…` : own;
}
