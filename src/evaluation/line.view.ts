/** The page of a line of action: a table of its indicators for each year. */
import { slashedDate } from '../domain/dates';
import type { LineYear, LineYears } from '../domain/line-years';
import { indicatorAddress, matrixAddress } from '../presentation/addresses';
import { type ShownLight, shownLight } from '../presentation/annex-page';
import { type Crumb, crumbsBelowMatrix } from '../presentation/crumbs';
import { shownFiguresOf, type ShownFigures } from '../presentation/figure-words';
import { validatedThroughWords } from '../presentation/words';

export interface LineView {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly code: string;
  readonly name: string;
  readonly strategy: string;
  /** Whose years these are, in a sentence. */
  readonly yearsWords: string;
  readonly years: readonly LineYearView[];
}

interface LineYearView {
  readonly id: string;
  readonly title: string;
  readonly matrixHref: string;
  readonly cutoff: string;
  readonly validatedThrough: string;
  readonly indicators: readonly (ShownFigures & {
    readonly name: string;
    readonly href: string;
    readonly unit: string;
    readonly light: ShownLight;
  })[];
}

export function lineView({ reference, plan, line, strategy, multiYear, years }: LineYears): LineView {
  const cutoff = years.find((year) => year.plan.code === plan.code)?.cutoff ?? plan.endsOn;
  return {
    title: `${line.code}: ${plan.code}`,
    crumbs: crumbsBelowMatrix(reference, cutoff, line.code),
    code: line.code,
    name: line.name,
    strategy: `${strategy.code}: ${strategy.name}`,
    yearsWords: multiYear
      ? `Los años de «${multiYear.name}» (${multiYear.code}), cada uno con las cifras de su propio plan.`
      : `El plan ${plan.code} no pertenece a un plan de varios años: se muestra solo su periodo.`,
    years: years.map((year) => yearView(year, line.code)),
  };
}

function yearView({ reference, plan, cutoff, validatedThrough, legend, rows }: LineYear, code: string): LineYearView {
  return {
    id: plan.code,
    title: plan.title,
    matrixHref: matrixAddress(reference, { corte: cutoff, texto: code }),
    cutoff: slashedDate(cutoff),
    validatedThrough: validatedThroughWords(validatedThrough),
    indicators: rows.map(({ indicator }) => ({
      name: `${indicator.number}. ${indicator.name}`,
      href: indicatorAddress(reference, `${code}-${indicator.number}`, cutoff),
      unit: indicator.unit,
      light: shownLight(indicator, { cutoff, legend }),
      ...shownFiguresOf(indicator),
    })),
  };
}
