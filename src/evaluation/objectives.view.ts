/** The indicators of a plan's objectives: the same rules as those of its lines, apart from their counts. */
import type { Annex } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import type { FootnoteContent } from '../domain/plan';
import { indicatorAddress, objectivesAddress } from '../presentation/addresses';
import { type ShownLight, shownLight } from '../presentation/annex-page';
import { type Crumb, crumbsBelowMatrix } from '../presentation/crumbs';
import { type EarlyCutoff, earlyCutoff } from '../presentation/early-cutoff';
import { shownFiguresOf, type ShownFigures } from '../presentation/figure-words';
import { longDate } from '../presentation/format';
import { shownNotes, validatedThroughWords } from '../presentation/words';

export interface ObjectivesView {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly address: string;
  readonly cutoff: { readonly day: IsoDate; readonly words: string };
  /** Null: the plan had begun. */
  readonly early: EarlyCutoff | null;
  readonly validatedThrough: string;
  readonly objectives: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly indicators: readonly (ShownFigures & {
      readonly name: string;
      readonly href: string;
      readonly unit: string;
      readonly institutions: string;
      readonly light: ShownLight;
    })[];
  }[];
  readonly footnotes: readonly FootnoteContent[];
}

/** @param plan its reference, `POA-2019` or `CNLCTF/POA-2019`. */
export function objectivesView(annex: Annex, plan: string): ObjectivesView {
  return {
    title: `Indicadores de los objetivos: ${annex.plan.title}`,
    crumbs: crumbsBelowMatrix(plan, annex.cutoff, 'Indicadores de los objetivos'),
    address: objectivesAddress(plan, annex.cutoff).split('?')[0] ?? '',
    cutoff: { day: annex.cutoff, words: longDate(annex.cutoff) },
    early: earlyCutoff(annex.plan, annex.cutoff, (day) => objectivesAddress(plan, day)),
    validatedThrough: validatedThroughWords(annex.validatedThrough),
    objectives: annex.objectives.map(({ code, name, indicators }) => ({
      ...{ id: code.replace(' ', ''), code, name },
      indicators: indicators.map((indicator) => ({
        name: `${indicator.number}. ${indicator.name}`,
        href: indicatorAddress(plan, `${code}-${indicator.number}`, annex.cutoff),
        unit: indicator.unit,
        institutions: indicator.responsible.join(' / '),
        light: shownLight(indicator, annex),
        ...shownFiguresOf(indicator),
      })),
    })),
    footnotes: shownNotes(annex.footnotes),
  };
}
