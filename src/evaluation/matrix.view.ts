/** The matrix page: what is asked for, the rows, what they come to, and where to go from here. */
import type { Annex } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { filteredRows, isFiltering } from '../domain/matrix-filter';
import { LIGHT_WORDS, type MatrixQuery, type MatrixReading } from '../domain/matrix-query';
import type { FootnoteContent } from '../domain/plan';
import { countLights, meanOf } from '../domain/roll-up';
import { annexFileAddress, compactCode, matrixAddress } from '../presentation/addresses';
import { annexTitle, countsFromWords } from '../presentation/annex-page';
import { type Crumb, matrixCrumbs } from '../presentation/crumbs';
import { type EarlyCutoff, earlyCutoff } from '../presentation/early-cutoff';
import { countOf, indicatorsWord, meanWords } from '../presentation/figure-words';
import { longDate } from '../presentation/format';
import { lightStyle } from '../presentation/light-style';
import { shownNotes, validatedThroughWords } from '../presentation/words';
import { type FilterField, filterFields } from './matrix-filters.view';
import { type MatrixObjectiveView, matrixObjectives } from './matrix-rows.view';

export interface MatrixView {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly plan: { readonly code: string; readonly title: string; readonly commission: string };
  readonly cutoff: { readonly day: IsoDate; readonly words: string };
  /** Null: the plan had begun. */
  readonly early: EarlyCutoff | null;
  readonly facts: readonly string[];
  readonly address: string;
  readonly isPlanOnly: boolean;
  readonly otherViewHref: string;
  readonly fields: readonly FilterField[];
  readonly text: { readonly value: string; readonly error: string | null };
  readonly onlyResponsible: boolean;
  readonly closedCodes: string;
  readonly problems: readonly { readonly href: string; readonly sentence: string }[];
  readonly isFiltered: boolean;
  readonly withoutFilterHref: string;
  readonly objectives: readonly (MatrixObjectiveView & { readonly isClosed: boolean; readonly foldHref: string })[];
  readonly foldAllHref: string;
  readonly unfoldAllHref: string;
  readonly totals: Totals;
  readonly footnotes: readonly FootnoteContent[];
  readonly files: readonly { readonly href: string; readonly name: string }[];
}

interface Totals {
  /** Indicators of the plan, whatever is shown of them. */
  readonly all: number;
  readonly shown: string;
  readonly mean: { readonly percent: string; readonly basis: string };
  readonly lights: readonly {
    readonly cssClass: string;
    readonly sign: string;
    readonly label: string;
    readonly count: number;
    readonly href: string;
  }[];
}

type Way = (change: MatrixQuery) => string;

const FILE_NAMES: Readonly<Record<string, string>> = {
  xlsx: 'Excel (xlsx)',
  pdf: 'PDF',
  csv: 'CSV',
  html: 'Página web (html)',
  json: 'Datos (json)',
};

/**
 * @param plan its reference, `POA-2019` or `CNLCTF/POA-2019`.
 * @param formats in which the annex can be downloaded.
 */
export function matrixView(annex: Annex, reading: MatrixReading, plan: string, formats: readonly string[]): MatrixView {
  const { filter, closed, isPlanOnly, problems } = reading;
  const asked: MatrixQuery = { ...reading.asked, corte: annex.cutoff, cerrados: codesText(closed) };
  const to: Way = (change) => matrixAddress(plan, { ...asked, ...change });
  const rows = filteredRows(annex, filter);
  const errors = new Map(problems.map(({ parameter, sentence }) => [parameter, sentence]));
  const objectives = matrixObjectives(annex, plan, rows, { closed, withEmpty: !isFiltering(filter) });
  return {
    title: isPlanOnly ? `Anexo 1: ${annex.plan.title}` : annexTitle(annex.plan),
    crumbs: matrixCrumbs(plan, annex.cutoff),
    ...{ plan: annex.plan, cutoff: { day: annex.cutoff, words: longDate(annex.cutoff) } },
    early: isPlanOnly ? null : earlyCutoff(annex.plan, annex.cutoff, (day) => to({ corte: day })),
    facts: factsOf(annex, isPlanOnly),
    address: matrixAddress(plan, {}),
    ...{ isPlanOnly, isFiltered: isFiltering(filter) },
    otherViewHref: to({ vista: isPlanOnly ? '' : 'plan' }),
    fields: filterFields(annex, filter, errors),
    text: { value: asked.texto ?? '', error: errors.get('texto') ?? null },
    onlyResponsible: filter.onlyResponsible,
    problems: problems.map(({ parameter, sentence }) => ({ href: `#filtro-${parameter}`, sentence })),
    withoutFilterHref: matrixAddress(plan, { corte: annex.cutoff, vista: asked.vista, cerrados: asked.cerrados }),
    ...folding(annex, objectives, closed, to),
    totals: totalsOf(annex, rows, to),
    footnotes: shownNotes(annex.footnotes),
    files: formats.map((each) => ({
      href: annexFileAddress(plan, each, annex.cutoff),
      name: FILE_NAMES[each] ?? each,
    })),
  };
}

function folding(
  annex: Annex,
  objectives: readonly MatrixObjectiveView[],
  closed: ReadonlySet<string>,
  to: Way,
): Pick<MatrixView, 'closedCodes' | 'objectives' | 'foldAllHref' | 'unfoldAllHref'> {
  return {
    closedCodes: codesText(closed),
    objectives: objectives.map((each) => ({
      ...each,
      isClosed: closed.has(each.code),
      foldHref: `${to({ cerrados: codesText(toggled(closed, each.code)) })}#${each.id}`,
    })),
    foldAllHref: to({ cerrados: codesText(new Set(annex.objectives.map(({ code }) => code))) }),
    unfoldAllHref: to({ cerrados: '' }),
  };
}

function factsOf(annex: Annex, isPlanOnly: boolean): string[] {
  const countsFrom = countsFromWords(annex);
  if (isPlanOnly) return [`Versión ${annex.plan.version} del plan, sin su ejecución.`];
  return [validatedThroughWords(annex.validatedThrough), ...(countsFrom === null ? [] : [countsFrom])];
}

function totalsOf(annex: Annex, rows: ReturnType<typeof filteredRows>, to: Way): Totals {
  const counts = countLights(rows.map(({ indicator }) => indicator.light));
  const parts = rows.map(({ indicator }) => ({ light: indicator.light, achievement: indicator.figure.achievement }));
  return {
    all: annex.rows.length,
    shown: `${rows.length} de ${indicatorsWord(annex.rows.length)}`,
    mean: meanWords(meanOf(parts)),
    lights: annex.legend.map(({ light }) => {
      const { cssClass, sign, label } = lightStyle(light, annex.legend);
      return { cssClass, sign, label, count: countOf(counts, light), href: to({ semaforo: LIGHT_WORDS[light] }) };
    }),
  };
}

function codesText(codes: ReadonlySet<string>): string {
  return [...codes].map(compactCode).join(',');
}

function toggled(codes: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const changed = new Set(codes);
  if (!changed.delete(code)) changed.add(code);
  return changed;
}
