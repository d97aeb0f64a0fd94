/** What was programmed for an indicator by period, what of it is due, and the band in which that leaves it. */
import { roundHalfUp } from '../domain/amount';
import { slashedDate } from '../domain/dates';
import type { IndicatorAccount } from '../domain/indicator-account';
import { bandOf, isDueAtPeriodEnd, programmedPercent, programmedToDate } from '../domain/programming';
import { quantityWithUnit } from '../domain/quantity-words';
import { periodName } from '../presentation/figure-words';
import { shownAmount, shownPercent } from '../presentation/format';

export interface ProgrammingView {
  readonly heading: string;
  readonly periods: readonly { readonly name: string; readonly amount: string }[];
  readonly sentence: string;
  /** Label and where the bands come from; null: the plan has none, or nothing is due. */
  readonly band: { readonly label: string; readonly source: string } | null;
}

type ProgrammedIndicator = Pick<IndicatorAccount, 'content' | 'plan' | 'cutoff' | 'indicator' | 'bands'>;

/** Null where nothing is programmed. */
export function programmingView(account: ProgrammedIndicator): ProgrammingView | null {
  const { content, plan, cutoff, indicator, bands } = account;
  const { programming, rule, target, direction, baseline, unit } = content;
  if (programming === null) return null;
  const due = programmedToDate(programming, rule.measure, plan.startsOn, cutoff);
  const percent = programmedPercent({ target, direction, baseline }, indicator.figure.executed, due);
  const band = bands === null || percent === null ? null : bandOf(bands, percent);
  const achieved = percent === null ? '' : `; lo ejecutado es ${shownPercent(Number(roundHalfUp(percent)))} de ello`;
  return {
    heading: isDueAtPeriodEnd(rule.measure) ? 'Valor al final del periodo' : 'Programado en el periodo',
    periods: programming.amounts.map((amount, index) => ({
      name: periodName(programming.period, plan.startsOn, index),
      amount: amount === null ? 'Nada' : shownAmount(amount),
    })),
    sentence:
      due === null
        ? `Al ${slashedDate(cutoff)} no ha terminado ningún periodo con algo programado.`
        : `Al ${slashedDate(cutoff)} lo programado es ${quantityWithUnit(due, unit)}${achieved}.`,
    band: band && bands ? { label: band.label, source: bands.source } : null,
  };
}
