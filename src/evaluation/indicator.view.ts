/** The page of an indicator: its figure, how it came about, every activity behind it, and its course. */
import type { Amount } from '../domain/amount';
import type { IsoDate } from '../domain/dates';
import type { HistoryStep } from '../domain/history';
import type { IndicatorAccount } from '../domain/indicator-account';
import { measureWord } from '../domain/measure-text';
import { indicatorAddress, lineAddress } from '../presentation/addresses';
import { countsFromWords, type ShownLight, shownLight } from '../presentation/annex-page';
import { type Crumb, crumbsBelowMatrix } from '../presentation/crumbs';
import { type EarlyCutoff, earlyCutoff } from '../presentation/early-cutoff';
import { type ExplanationFacts, leftOutSentences, ruleSentence } from '../presentation/explanation-words';
import { achievementSentence, shownFiguresOf, type ShownFigures } from '../presentation/figure-words';
import { longDate, shownAmount } from '../presentation/format';
import { type ShownHistory, shownHistory } from '../presentation/history-words';
import { validatedThroughWords } from '../presentation/words';
import { type HistoryView, historyView } from './indicator-history.view';
import { type ProgrammingView, programmingView } from './indicator-programming.view';
import { type RecordView, recordViews } from './indicator-records.view';

export interface IndicatorView {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly code: string;
  readonly name: string;
  readonly plan: { readonly title: string; readonly commission: string };
  readonly address: string;
  readonly cutoff: { readonly day: IsoDate; readonly words: string };
  /** Null: the plan had begun. */
  readonly early: EarlyCutoff | null;
  readonly validatedThrough: string;
  readonly countsFrom: string | null;
  readonly facts: readonly { readonly term: string; readonly text: string; readonly href: string | null }[];
  readonly figures: ShownFigures;
  readonly light: ShownLight;
  /** Why the secretariat set the light; null: it is the computed one. */
  readonly overrideReason: string | null;
  readonly sentences: readonly string[];
  readonly records: readonly RecordView[];
  readonly recordsWords: string;
  /** Null: there is none. */
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly programming: ProgrammingView | null;
  /** Null: nothing to draw. */
  readonly course: HistoryView | null;
  /** Of the activities on this page; null: there are none. */
  readonly history: ShownHistory | null;
  readonly observations: string;
}

/**
 * @param account of the indicator at a cutoff.
 * @param steps of its activities, as the reader may know them.
 */
export function indicatorView(account: IndicatorAccount, steps: readonly HistoryStep[]): IndicatorView {
  const { reference, plan, cutoff, legend, key, element, indicator } = account;
  const facts = explanationFacts(account);
  const name = `${element.code}, indicador ${indicator.number}`;
  const address = indicatorAddress(reference, key, cutoff);
  return {
    title: `${name}: ${plan.code}`,
    crumbs: crumbsBelowMatrix(reference, cutoff, name),
    ...{ code: name, name: indicator.name, plan },
    address: address.split('?')[0] ?? '',
    cutoff: { day: cutoff, words: longDate(cutoff) },
    early: earlyCutoff(plan, cutoff, (day) => indicatorAddress(reference, key, day)),
    validatedThrough: validatedThroughWords(account.progress.validatedThrough),
    countsFrom: countsFromWords({ plan }),
    facts: factsOf(account),
    figures: shownFiguresOf(indicator),
    light: shownLight(indicator, { cutoff, legend }),
    overrideReason: indicator.override?.reason ?? null,
    sentences: sentencesOf(account, facts),
    records: recordViews(account, facts),
    recordsWords: recordsWords(account),
    previousHref: account.page > 1 ? pageHref(address, account.page - 1) : null,
    nextHref: account.page < account.pages ? pageHref(address, account.page + 1) : null,
    programming: programmingView(account),
    course: historyView(account),
    history: shownHistory(steps),
    observations: indicator.observations,
  };
}

function explanationFacts({ content, cutoff, plan, indicator, progress, records, allRecords }: IndicatorAccount) {
  const facts: ExplanationFacts = {
    ...{ rule: content.rule, unit: content.unit, cutoff, figure: indicator.figure, records },
    ...{ countsFrom: plan.countsFrom, countsFromNorm: plan.countsFromNorm },
    ...{ activities: progress.activities, isStated: progress.stated !== null },
    withoutProgress: progress.withoutProgress,
    isComplete: records.length === allRecords,
  };
  return facts;
}

function sentencesOf({ indicator, content }: IndicatorAccount, facts: ExplanationFacts): string[] {
  const baseline = content.direction === 'decreasing' ? content.baseline : null;
  const achieved = achievementSentence(indicator, baseline);
  const none = indicator.figure.light === 'not-applicable' ? ['La meta no permite calcular un avance: no aplica.'] : [];
  return [ruleSentence(facts), ...(achieved === null ? none : [achieved]), ...leftOutSentences(facts)];
}

function factsOf({ reference, element, parents, indicator, content }: IndicatorAccount): IndicatorView['facts'] {
  const isLine = element.code.startsWith('LA');
  const fact = (term: string, text: string, href: string | null = null) => ({ term, text, href });
  const shown = (amount: Amount | null): string => (amount === null ? 'Sin dato' : shownAmount(amount));
  return [
    ...parents.map(({ code, name }) => fact(LEVELS[code.split(' ')[0] ?? ''] ?? '', `${code}: ${name}`)),
    fact(
      isLine ? 'Línea de acción' : 'Objetivo específico',
      `${element.code}: ${element.name}`,
      isLine ? lineAddress(reference, element.code) : null,
    ),
    fact('Unidad de medida', indicator.unit),
    fact('Medición', measureWord(content.rule)),
    ...(content.direction === 'decreasing'
      ? [fact('Sentido', `decreciente, línea base ${shown(content.baseline)}`)]
      : []),
    fact('Responsables', indicator.responsible.join(' / ') || 'Sin institución responsable'),
    ...(indicator.involved.length > 0 ? [fact('Involucradas', indicator.involved.join(' / '))] : []),
  ];
}

const LEVELS: Readonly<Record<string, string>> = {
  OE: 'Objetivo específico',
  EE: 'Eje estratégico',
  E: 'Estrategia',
};

function recordsWords({ allRecords, records, page, pages }: IndicatorAccount): string {
  if (allRecords === 0) return '';
  const all = `${shownAmount(BigInt(allRecords) * 10_000n)} ${allRecords === 1 ? 'aporte registrado' : 'aportes registrados'}`;
  const here = `; esta es la página ${page} de ${pages}, con ${records.length}, y no compara unas páginas con otras`;
  return `Hay ${all}, que cuenten o no${pages === 1 ? '' : here}.`;
}

function pageHref(address: string, page: number): string {
  return `${address}&pagina=${page}#actividades`;
}
