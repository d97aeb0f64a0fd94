/**
 * What a sheet's execution says of one indicator. Of an executed 0, ACTIVIDAD REALIZADA decides whether an activity was
 * carried out; where it says nothing, observations tell that there was one.
 */
import { type Achievement, achievementOf } from '../../domain/achievement';
import { type Amount, amountText, readAmount, roundHalfUp, UNIT } from '../../domain/amount';
import { type Legend, legendOf } from '../../domain/legend';
import { figureOf, type Light } from '../../domain/light';
import { EMPTY_TALLY } from '../../domain/measure';
import type { IndicatorContent, StatedContent } from '../../domain/plan';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';
import type { ShownFigure, StatedDraft } from './indicator-draft';

/** The statement, or null where the sheet says nothing of the indicator; `legend` names the lights in what is told. */
export function statedContent(
  indicator: IndicatorContent,
  stated: StatedDraft,
  legend: Legend,
  findings: Findings,
): StatedContent | null {
  const { executed, observations } = stated;
  const achievement = executed === null ? null : achievementOf(indicator, { numerator: executed, denominator: 1n });
  const told = { stated, legend, findings };
  const activityDone = executed !== null && wasActivityDone(indicator, executed, achievement, told);
  if (achievement) stated.shown.forEach((shown) => compareShown(shown, achievement, findings));
  const light = lightOf(indicator, activityDone, told);
  if (executed === null && observations === null && light === null) return null;
  return { element: indicator.element, number: indicator.number, executed, activityDone, observations, light };
}

/** What the sheet states, by which labels it is told, and where. */
interface Told {
  readonly stated: StatedDraft;
  readonly legend: Legend;
  readonly findings: Findings;
}

function wasActivityDone(
  indicator: IndicatorContent,
  executed: Amount,
  achievement: Achievement | null,
  { stated, legend, findings }: Told,
): boolean {
  const said = stated.activityDone;
  if (executed > 0n) {
    if (said !== false || indicator.direction === 'decreasing') return said ?? true;
    findings.warn(
      stated.cells.activityDone,
      `Hay ${amountText(executed)} de ejecutado y la celda dice que no se realizó actividad; se toma como realizada.`,
    );
    return true;
  }
  if (said !== null) return said;
  if (stated.observations === null) return false;
  if (achievement && !achievement.met) {
    findings.warn(
      stated.cells.executed,
      `El ejecutado del indicador ${indicator.number} es 0 y ACTIVIDAD REALIZADA está vacía; como hay observaciones (${stated.cells.observations}), ` +
        `el semáforo será «${legendOf('partial', legend).label}».`,
    );
  }
  return true;
}

function lightOf(
  { rule, target, direction, baseline }: IndicatorContent,
  activityDone: boolean,
  { stated, legend, findings }: Told,
): StatedContent['light'] {
  if (stated.light === null) return null;
  const computed = figureOf({
    rule,
    goal: { target, direction, baseline },
    tally: EMPTY_TALLY,
    activities: 0,
    stated: stated.executed === null ? null : { executed: stated.executed, activityDone },
    responsible: [],
    asked: null,
    reportedBy: [],
    withoutProgress: [],
    inReview: [],
  }).light;
  if (stated.light === computed) return null;
  if (stated.lightReason !== null) return { light: stated.light, reason: stated.lightReason };
  findings.refuse(stated.cells.light, needsReason(stated.light, computed, legend));
  return null;
}

function needsReason(light: Light, computed: Light, legend: Legend): string {
  const [said, right] = [legendOf(light, legend).label, legendOf(computed, legend).label];
  const differs = `El semáforo dice «${said}» y el calculado es «${right}»;`;
  return `${differs} escriba el motivo en MOTIVO DEL SEMÁFORO o quite el semáforo.`;
}

function compareShown({ figure, text, number, cell }: ShownFigure, achievement: Achievement, findings: Findings): void {
  const isPercent = figure !== 'pending';
  const computed = {
    executedPercent: BigInt(achievement.shownExecutedPercent) * UNIT,
    pendingPercent: BigInt(achievement.shownPendingPercent) * UNIT,
    pending: achievement.pending.numerator,
  }[figure];
  const told = number === null ? textFigures(text, isPercent) : numberFigures(number, isPercent);
  if (told.includes(computed)) return;
  const right = `${amountText(computed)}${isPercent ? ' %' : ''}`;
  findings.warn(cell, `La celda dice ${quoted(text)} y lo calculado es ${right}; se usa lo calculado.`);
}

function textFigures(text: string, isPercent: boolean): Amount[] {
  const read = readAmount(isPercent ? text.replace(/%$/, '') : text);
  if ('refused' in read) return [];
  return [isPercent ? wholePercent(read.amount) : read.amount];
}

// A cell of percents holds 0.26 and shows 26%; typed without the sign it holds 26.
function numberFigures(number: number, isPercent: boolean): Amount[] {
  if (Math.abs(number) > 1e9) return [];
  const amounts = (isPercent ? [number, number * 100] : [number]).map((each) =>
    BigInt(Math.round(each * Number(UNIT))),
  );
  return isPercent ? amounts.map(wholePercent) : amounts;
}

function wholePercent(amount: Amount): Amount {
  return roundHalfUp({ numerator: amount, denominator: UNIT }) * UNIT;
}
