/** Figures of indicators and means as pages show them. */
import { type Amount, roundHalfUp } from '../domain/amount';
import type { AnnexIndicator } from '../domain/annex';
import { type IsoDate, monthName } from '../domain/dates';
import type { Light } from '../domain/light';
import type { ProgrammingPeriod } from '../domain/programming';
import { quantityWithUnit } from '../domain/quantity-words';
import type { LightCounts, Mean } from '../domain/roll-up';
import { shownAmount, shownFraction, shownPercent } from './format';

export interface ShownFigures {
  readonly target: string;
  readonly executed: string;
  readonly executedPercent: string;
  readonly pending: string;
  readonly pendingPercent: string;
}

/** The five figures of an indicator; empty where there is none. */
export function shownFiguresOf({ target, targetNote, figure }: AnnexIndicator): ShownFigures {
  const { executed, achievement } = figure;
  const amount = target === null ? '' : shownAmount(target);
  return {
    target: targetNote === null ? amount : `${amount} ${targetNote}`.trim(),
    executed: executed === null ? '' : shownFraction(executed),
    executedPercent: achievement ? shownPercent(achievement.shownExecutedPercent) : '',
    pending: achievement ? shownFraction(achievement.pending) : '',
    pendingPercent: achievement ? shownPercent(achievement.shownPendingPercent) : '',
  };
}

/** A mean with what it rests on: `66 %` and `4 de 5 indicadores`; without a figure only the latter. */
export function meanWords({ percent, of, all }: Mean): { percent: string; basis: string } {
  return {
    percent: percent === null ? '' : shownPercent(Number(roundHalfUp(percent))),
    basis: `${of} de ${indicatorsWord(all)}`,
  };
}

/** `1 indicador`, `12 indicadores`. */
export function indicatorsWord(count: number): string {
  return `${count} ${count === 1 ? 'indicador' : 'indicadores'}`;
}

/** How many indicators show a light. */
export function countOf(counts: LightCounts, light: Light): number {
  return counts[COUNTS[light]];
}

const COUNTS = {
  met: 'met',
  partial: 'partial',
  'not-done': 'notDone',
  'no-data': 'noData',
  'not-applicable': 'notApplicable',
} as const satisfies Record<Light, keyof LightCounts>;

/** How far an executed value is from the target, in a sentence; null where there is nothing to compare. */
export function achievementSentence({ target, unit, figure }: AnnexIndicator, baseline: Amount | null): string | null {
  const { achievement } = figure;
  if (achievement === null || target === null) return null;
  const of = `la meta física de ${quantityWithUnit(target, unit)}`;
  const goal = baseline === null ? `Frente a ${of}` : `Desde la línea base de ${shownAmount(baseline)} hacia ${of}`;
  const executed = `el avance es ${shownPercent(achievement.shownExecutedPercent)}`;
  if (achievement.met) return `${goal} ${executed}: la meta está alcanzada y no queda nada pendiente.`;
  const pending = `${shownFraction(achievement.pending)} (${shownPercent(achievement.shownPendingPercent)})`;
  return `${goal} ${executed}; falta ${pending}.`;
}

/** The name of a programming's period, counted from 0: `enero a marzo de 2019`, `abril de 2019`. */
export function periodName(period: ProgrammingPeriod, startsOn: IsoDate, index: number): string {
  const months = period === 'quarter' ? 3 : 1;
  const first = Number(startsOn.slice(0, 4)) * 12 + Number(startsOn.slice(5, 7)) - 1 + index * months;
  const last = first + months - 1;
  const name = (month: number): string => monthName((month % 12) + 1);
  const year = (month: number): string => String(Math.floor(month / 12));
  if (months === 1) return `${name(first)} de ${year(first)}`;
  const isOneYear = year(first) === year(last);
  return `${name(first)}${isOneYear ? '' : ` de ${year(first)}`} a ${name(last)} de ${year(last)}`;
}
