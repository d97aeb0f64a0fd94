/** The execution beside an indicator as its cells hold it, so that reading them gives the same figures and lights. */
import { roundHalfUp } from '../../domain/amount';
import type { Annex, AnnexIndicator } from '../../domain/annex';
import { shownFigures } from '../../domain/annex-json';
import { type Legend, legendOf } from '../../domain/legend';
import { remarksOf } from '../../domain/stated-execution';
import { cellText } from '../layout/workbook-bytes';
import type { ExecutionField } from './plan-headings';
import { TEXT_LIMIT } from './plan-row';

/** The columns that the execution of an annex needs; lights and done activities only where a sheet cannot tell. */
export function executionFields(annex: Annex): ExecutionField[] {
  const hasDone = annex.rows.some(({ indicator }) => doneWord(indicator, annex.legend) !== null);
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

/** What an execution cell holds; null leaves it empty. Lights are named by the legend of the annex. */
export function executionValue(
  evaluated: AnnexIndicator,
  field: ExecutionField,
  legend: Legend,
): string | number | null {
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
      return doneWord(evaluated, legend);
    case 'observations':
      return cellText(remarks(evaluated, legend)) || null;
    case 'light':
      return evaluated.override && cellText(legendOf(evaluated.override.light, legend).label);
    case 'lightReason':
      return evaluated.override && cellText(evaluated.override.reason);
  }
}

// Read alone, an executed 0 with observations has an activity behind it, which is doubted, and one without has none.
function doneWord(evaluated: AnnexIndicator, legend: Legend): string | null {
  const { executed, light } = evaluated.figure;
  if (executed === null || (light !== 'partial' && light !== 'not-done')) return null;
  const isZero = roundHalfUp(executed) === 0n;
  if (light === 'partial') return isZero ? 'sí' : null;
  return isZero && remarks(evaluated, legend) === '' ? null : 'no';
}

function remarks(evaluated: AnnexIndicator, legend: Legend): string {
  const own = remarksOf(evaluated, legend);
  return own.length > TEXT_LIMIT ? `${own.slice(0, TEXT_LIMIT - 1)}…` : own;
}
