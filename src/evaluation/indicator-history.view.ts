/** The course of an indicator's figure over cutoffs: a picture, and the same in a table. */
import { type IsoDate, slashedDate } from '../domain/dates';
import type { HistoryPoint, IndicatorAccount } from '../domain/indicator-account';
import type { Legend } from '../domain/legend';
import { fractionOf } from '../domain/amount';
import { indicatorAddress } from '../presentation/addresses';
import { shownAmount, shownFraction, shownPercent } from '../presentation/format';
import { type HistoryPicture, historyPicture } from '../presentation/history-picture';
import { lightStyle } from '../presentation/light-style';

export interface HistoryView {
  /** Null: no cutoff has a figure. */
  readonly picture: HistoryPicture | null;
  /** What the picture shows, in a sentence. */
  readonly words: string;
  readonly first: string;
  readonly last: string;
  readonly targetWords: string;
  readonly rows: readonly {
    readonly day: string;
    readonly href: string;
    readonly executed: string;
    readonly percent: string;
    readonly light: { readonly cssClass: string; readonly sign: string; readonly label: string };
  }[];
}

/** Of an account whose history has at least one day; else null. */
export function historyView(account: IndicatorAccount): HistoryView | null {
  const { history, content, reference, key, legend } = account;
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return null;
  const target = content.target === null ? null : fractionOf(content.target);
  const points = history.map((point) => ({ label: pointWords(point), value: point.figure.executed }));
  return {
    picture: historyPicture(points, target),
    words: `Ejecutado acumulado a cada fecha de corte: ${pointWords(first)}; ${pointWords(last)}.`,
    first: slashedDate(first.cutoff),
    last: slashedDate(last.cutoff),
    targetWords: content.target === null ? '' : `Meta física: ${shownAmount(content.target)}`,
    rows: history.map((point) => rowOf(point, indicatorAddress(reference, key, point.cutoff), legend)),
  };
}

function pointWords({ cutoff, figure }: HistoryPoint): string {
  return `${at(cutoff)}, ${figure.executed === null ? 'sin cifra' : shownFraction(figure.executed)}`;
}

function at(cutoff: IsoDate): string {
  return `al ${slashedDate(cutoff)}`;
}

function rowOf({ cutoff, figure }: HistoryPoint, href: string, legend: Legend): HistoryView['rows'][number] {
  const { cssClass, sign, label } = lightStyle(figure.light, legend);
  return {
    day: slashedDate(cutoff),
    href,
    executed: figure.executed === null ? 'Sin cifra' : shownFraction(figure.executed),
    percent: figure.achievement ? shownPercent(figure.achievement.shownExecutedPercent) : '',
    light: { cssClass, sign, label },
  };
}
