/** The board: a plan's lights and averages by objective, axis, strategy and institution, each leading to its rows. */
import type { Annex } from '../domain/annex';
import type { Board, BoardGroup } from '../domain/board';
import type { OfferedPlan } from '../domain/current-plan';
import { type IsoDate, slashedDate } from '../domain/dates';
import type { Legend } from '../domain/legend';
import { LIGHT_WORDS, type MatrixQuery } from '../domain/matrix-query';
import { referenceInAddress } from '../domain/plan-reference';
import type { LightCounts } from '../domain/roll-up';
import { boardAddress, compactCode, matrixAddress, objectivesAddress } from '../presentation/addresses';
import { countsFromWords } from '../presentation/annex-page';
import { type EarlyCutoff, earlyCutoff } from '../presentation/early-cutoff';
import { countOf, indicatorsWord, meanWords } from '../presentation/figure-words';
import { longDate } from '../presentation/format';
import { lightStyle } from '../presentation/light-style';
import { validatedThroughWords } from '../presentation/words';
import { type MissingView, missingView, reviewView, type RowLink } from './missing.view';

export interface BoardView {
  readonly title: string;
  readonly plan: { readonly code: string; readonly title: string; readonly commission: string };
  readonly cutoff: { readonly day: IsoDate; readonly words: string };
  /** Null: the plan had begun. */
  readonly early: EarlyCutoff | null;
  readonly facts: readonly string[];
  readonly choices: readonly { readonly value: string; readonly text: string; readonly isChosen: boolean }[];
  /** To the lines of the institutions for which alone the reader is here. */
  readonly ownLines: readonly { readonly text: string; readonly href: string }[];
  readonly matrixHref: string;
  readonly objectivesHref: string;
  readonly count: string;
  readonly mean: { readonly percent: string; readonly basis: string };
  readonly lights: readonly LightCell[];
  readonly tables: readonly BoardTable[];
  readonly missing: readonly MissingView[];
  readonly inReview: readonly RowLink[];
}

interface LightCell {
  readonly cssClass: string;
  readonly sign: string;
  readonly label: string;
  readonly count: number;
  readonly href: string;
}

interface BoardTable {
  readonly id: string;
  readonly heading: string;
  /** Heading of the first column. */
  readonly first: string;
  /** What keeps its columns from adding up; empty: nothing. */
  readonly note: string;
  readonly rows: readonly BoardRow[];
}

interface BoardRow {
  readonly name: string;
  readonly href: string;
  readonly all: number;
  readonly cells: readonly LightCell[];
  readonly percent: string;
  readonly basis: string;
}

export interface BoardFacts {
  readonly annex: Annex;
  readonly board: Board;
  readonly plans: readonly OfferedPlan[];
  /** Acronyms of the institutions for which alone the reader is here. */
  readonly own: readonly string[];
  /** `POA-2019`, or `CNLCTF/POA-2019` where several commissions have that code. */
  readonly reference: string;
}

type Way = (query: MatrixQuery) => string;

/** What the first page shows before there is any plan. */
export function emptyBoardView(): { readonly title: string } {
  return { title: 'Tablero' };
}

/** What whoever has not logged in sees: what this is. */
export function publicView(): { readonly title: string } {
  return { title: 'Planes operativos anuales de la meta al acta' };
}

/** What somebody sees who has an account and no role. */
export function noRoleView(): { readonly title: string } {
  return { title: 'Su cuenta todavía no tiene un rol' };
}

export function boardView({ annex, board, plans, own, reference }: BoardFacts): BoardView {
  const way: Way = (query) => matrixAddress(reference, { corte: annex.cutoff, ...query });
  const countsFrom = countsFromWords(annex);
  return {
    title: `Tablero: ${annex.plan.title}`,
    plan: annex.plan,
    cutoff: { day: annex.cutoff, words: longDate(annex.cutoff) },
    early: earlyCutoff(annex.plan, annex.cutoff, (day) => boardAddress(reference, day)),
    facts: [validatedThroughWords(annex.validatedThrough), ...(countsFrom === null ? [] : [countsFrom])],
    choices: plans.map((plan) => ({
      ...{ value: referenceInAddress(plan.reference), text: planWords(plan), isChosen: plan.reference === reference },
    })),
    ownLines: own
      .filter((acronym) => hasLinesOf(annex, acronym))
      .map((acronym) => ({ text: `Las líneas de ${acronym}`, href: way({ institucion: acronym }) })),
    matrixHref: way({}),
    objectivesHref: objectivesAddress(reference, annex.cutoff),
    count: indicatorsWord(annex.rows.length),
    mean: meanWords(board.mean),
    lights: lightCells(board.counts, way, {}, annex.legend),
    tables: tablesOf(board, way, annex.legend),
    missing: missingView(board.missing, { annex, reference, way }),
    inReview: reviewView(board.inReview, { annex, reference, way }),
  };
}

function hasLinesOf({ rows }: Annex, acronym: string): boolean {
  return rows.some(({ indicator }) => [...indicator.responsible, ...indicator.involved].includes(acronym));
}

function planWords({ title, commission, startsOn, endsOn, isDraft }: OfferedPlan): string {
  return `${title} (${commission}, ${slashedDate(startsOn)} a ${slashedDate(endsOn)}${isDraft ? ', borrador' : ''})`;
}

function tablesOf(board: Board, way: Way, legend: Legend): BoardTable[] {
  const { sharedIndicators } = board;
  const shared = `${indicatorsWord(sharedIndicators)} ${sharedIndicators === 1 ? 'tiene' : 'tienen'} más de una institución responsable y ${sharedIndicators === 1 ? 'está' : 'están'} bajo cada una: las columnas de esta tabla no suman el total.`;
  const named = ({ code, name }: BoardGroup): string => `${code}: ${name}`;
  const table = (
    [id, first]: readonly [string, string],
    groups: readonly BoardGroup[],
    query: (code: string) => MatrixQuery,
    nameOf = named,
  ): BoardTable => ({
    ...{ id, first, heading: `Por ${first.toLowerCase()}`, note: '' },
    rows: groups.map((each) => rowOf(each, nameOf(each), { query, way, legend })),
  });
  const institutions = table(
    ['instituciones', 'Institución responsable'],
    board.institutions,
    (code) => ({ institucion: code, solo: 'responsable' }),
    ({ name }) => name,
  );
  return [
    table(['objetivos', 'Objetivo específico'], board.objectives, (code) => ({ objetivo: compactCode(code) })),
    table(['ejes', 'Eje estratégico'], board.axes, (code) => ({ eje: compactCode(code) })),
    table(['estrategias', 'Estrategia'], board.strategies, (code) => ({ estrategia: compactCode(code) })),
    { ...institutions, note: sharedIndicators === 0 ? '' : shared },
  ].filter(({ rows }) => rows.length > 0);
}

interface RowWords {
  readonly query: (code: string) => MatrixQuery;
  readonly way: Way;
  readonly legend: Legend;
}

function rowOf(group: BoardGroup, name: string, { query, way, legend }: RowWords): BoardRow {
  const { mean, counts, code } = group;
  const { percent, basis } = meanWords(mean);
  const asked = query(code);
  return { name, href: way(asked), all: mean.all, cells: lightCells(counts, way, asked, legend), percent, basis };
}

function lightCells(counts: LightCounts, way: Way, query: MatrixQuery, legend: Legend): LightCell[] {
  return legend.map(({ light }) => {
    const { cssClass, sign, label } = lightStyle(light, legend);
    const count = countOf(counts, light);
    return { cssClass, sign, label, count, href: way({ ...query, semaforo: LIGHT_WORDS[light] }) };
  });
}
