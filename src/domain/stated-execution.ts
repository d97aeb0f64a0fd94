/**
 * The execution that a plan's workbook states, beside what the records say already: the annex of a plan, written as a
 * workbook and read again, says nothing new.
 */
import { amountText, roundHalfUp } from './amount';
import type { AnnexIndicator } from './annex';
import type { Legend } from './legend';
import { overrideText } from './observations';
import type { StatedContent } from './plan';

/** Whether the records say all that a row of the workbook states; `legend` of the annex. */
export function isSaid(stated: StatedContent, evaluated: AnnexIndicator | undefined, legend: Legend): boolean {
  if (!evaluated) return false;
  const { executed, light } = evaluated.figure;
  const figure = executed === null ? null : roundHalfUp(executed);
  const sameFigure = stated.executed === null || stated.executed === figure;
  const sameDone = stated.executed !== 0n || light === 'met' || stated.activityDone === (light === 'partial');
  const sameText = stated.observations === null || stated.observations === remarksOf(evaluated, legend);
  return sameFigure && sameDone && sameText && isSameLight(stated, evaluated);
}

/** Why a stated figure cannot stand beside the activities of an indicator; null where there are none. */
export function whyNotState(stated: StatedContent, activities: number, evaluated: AnnexIndicator): string | null {
  if (activities === 0 || stated.executed === null) return null;
  const { executed } = evaluated.figure;
  const shown = executed === null ? 'ninguna cifra' : amountText(roundHalfUp(executed));
  return `${stated.element}, indicador ${stated.number}: las actividades validadas dan ${shown} y el libro dice ${amountText(stated.executed)}.`;
}

/** The observations without the sentence of a light that was set, which has columns of its own. */
export function remarksOf({ observations, override }: AnnexIndicator, legend: Legend): string {
  const told = override ? overrideText(override, legend) : '';
  return told !== '' && observations.endsWith(told) ? observations.slice(0, -told.length).trimEnd() : observations;
}

function isSameLight({ light }: StatedContent, { override }: AnnexIndicator): boolean {
  return light === null || (light.light === override?.light && light.reason === override.reason);
}
