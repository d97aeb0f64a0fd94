/**
 * The annex of a plan at a cutoff: its rows, lights and totals, computed once and printed by every writer. Objectives
 * stand apart: their indicators follow the same rules and are in neither rows nor summary.
 */
import type { Amount } from './amount';
import { inCodeOrder } from './codes';
import type { Instant, IsoDate } from './dates';
import { LEGEND, type Legend } from './legend';
import type { Letterhead } from './letterhead';
import { type Asked, type Figure, figureOf, type IndicatorFacts, type Light, type StatedFigure } from './light';
import { EMPTY_TALLY, type MeasureRule, type Tally } from './measure';
import type { Observations } from './observations';
import type { FootnoteContent, IndicatorContent, PlanContent } from './plan';
import { countLights, type LightCounts } from './roll-up';

/** Raised whenever a rule of the figures changes. */
export const RULES_VERSION = '1';

export interface AnnexPlan {
  readonly code: string;
  readonly title: string;
  readonly commission: string;
  readonly version: number;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly countsFrom: IsoDate | null;
  readonly countsFromNorm: string | null;
  /** Missing: the country and the commission's name. */
  readonly letterhead?: Letterhead;
}

/** What is recorded on an indicator up to the cutoff. */
export interface IndicatorProgress {
  readonly tally: Tally;
  readonly activities: number;
  readonly stated: StatedFigure | null;
  readonly asked: Asked | null;
  readonly reportedBy: readonly string[];
  readonly withoutProgress: readonly string[];
  readonly inReview: readonly string[];
  readonly override: { readonly light: Light; readonly reason: string } | null;
  /** The last validation taken in; null: there is none. */
  readonly validatedThrough: Instant | null;
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

export interface AnnexIndicator {
  readonly number: number;
  readonly name: string;
  readonly unit: string;
  readonly target: Amount | null;
  readonly targetNote: string | null;
  readonly rule: MeasureRule;
  readonly responsible: readonly string[];
  readonly involved: readonly string[];
  readonly figure: Figure;
  /** The computed light, or the one that the secretariat set. */
  readonly light: Light;
  readonly override: { readonly light: Light; readonly reason: string } | null;
  readonly observations: string;
  /** What the months of the observations come to, where these are longer than a cell of a workbook holds; else null. */
  readonly observationTotals: string | null;
}

export interface AnnexRow {
  readonly objective: Named;
  readonly axis: Named;
  readonly strategy: Named;
  readonly line: Named;
  readonly indicator: AnnexIndicator;
}

export interface AnnexObjective extends Named {
  readonly indicators: readonly AnnexIndicator[];
}

export interface Annex {
  readonly plan: AnnexPlan;
  readonly cutoff: IsoDate;
  readonly validatedThrough: Instant | null;
  readonly rulesVersion: string;
  readonly objectives: readonly AnnexObjective[];
  readonly rows: readonly AnnexRow[];
  readonly summary: LightCounts;
  readonly footnotes: readonly FootnoteContent[];
  /** What the commission calls the lights at the cutoff; every output takes its labels from here. */
  readonly legend: Legend;
}

export interface AnnexFacts {
  readonly plan: AnnexPlan;
  readonly content: PlanContent;
  readonly cutoff: IsoDate;
  /** By `indicatorKey`; an indicator that is missing has nothing recorded. */
  readonly progress: ReadonlyMap<string, IndicatorProgress>;
  readonly observations: ReadonlyMap<string, Observations>;
  /** Missing: the country and the commission's name. */
  readonly legend?: Legend;
}

/** What an indicator is known by within a plan: `LA 2.1.4-2`. */
export function indicatorKey(indicator: { readonly element: string; readonly number: number }): string {
  return `${indicator.element}-${indicator.number}`;
}

/** An indicator on which nothing is recorded. */
export const NO_PROGRESS: IndicatorProgress = {
  tally: EMPTY_TALLY,
  activities: 0,
  stated: null,
  asked: null,
  reportedBy: [],
  withoutProgress: [],
  inReview: [],
  override: null,
  validatedThrough: null,
};

/** Builds the annex; rows in plan order, the indicators of an element by their number. */
export function annexOf(facts: AnnexFacts): Annex {
  const elements = new Map(facts.content.elements.map((element) => [element.code, element]));
  const named = (code: string | null): Named => ({ code: code ?? '', name: elements.get(code ?? '')?.name ?? '' });
  const ordered = inPlanOrder(facts.content.indicators);
  const rows = ordered.flatMap((content) => {
    const line = elements.get(content.element);
    if (line?.level !== 'line') return [];
    const strategy = elements.get(line.parent ?? '');
    return {
      objective: named(strategy?.parent ?? null),
      axis: named(strategy?.axis ?? null),
      strategy: named(line.parent),
      line: named(line.code),
      indicator: indicatorOf(content, facts),
    };
  });
  const instants = [...facts.progress.values()].flatMap((each) => each.validatedThrough ?? []);
  return {
    plan: facts.plan,
    cutoff: facts.cutoff,
    validatedThrough: instants.length > 0 ? instants.reduce((latest, each) => Math.max(latest, each)) : null,
    rulesVersion: RULES_VERSION,
    objectives: objectivesOf(facts, ordered),
    rows,
    summary: countLights(rows.map((row) => row.indicator.light)),
    footnotes: facts.content.footnotes,
    legend: facts.legend ?? LEGEND,
  };
}

function inPlanOrder(indicators: readonly IndicatorContent[]): IndicatorContent[] {
  return inCodeOrder(
    indicators,
    ({ element }) => element,
    ({ number }) => number,
  );
}

function objectivesOf(facts: AnnexFacts, ordered: readonly IndicatorContent[]): AnnexObjective[] {
  const objectives = facts.content.elements.filter((element) => element.level === 'objective');
  return inCodeOrder(objectives, ({ code }) => code).map(({ code, name }) => ({
    code,
    name,
    indicators: ordered.filter((each) => each.element === code).map((each) => indicatorOf(each, facts)),
  }));
}

function indicatorOf(content: IndicatorContent, facts: AnnexFacts): AnnexIndicator {
  const key = indicatorKey(content);
  const progress = facts.progress.get(key) ?? NO_PROGRESS;
  const { name, number, unit, target, targetNote, rule } = content;
  const responsible = institutionsOf(content, 'responsible');
  const computed = figureOf(factsOf(content, responsible, progress));
  const { observations, observationTotals } = observationsOf(facts.observations.get(key) ?? '');
  return {
    number,
    name,
    unit,
    target,
    targetNote,
    rule,
    responsible,
    involved: institutionsOf(content, 'involved'),
    figure: figureUnder(progress.override?.light ?? null, computed),
    light: progress.override?.light ?? computed.light,
    override: progress.override,
    observations,
    observationTotals,
  };
}

// Named one by one here and above: to spread them out for 500 indicators takes a third of the time of the whole annex.
function factsOf(
  { rule, target, direction, baseline }: IndicatorContent,
  responsible: readonly string[],
  { tally, activities, stated, asked, reportedBy, withoutProgress, inReview }: IndicatorProgress,
): IndicatorFacts {
  const goal = { target, direction, baseline };
  return { rule, goal, tally, activities, stated, responsible, asked, reportedBy, withoutProgress, inReview };
}

/** A light set by the secretariat that says "no data" or "not applicable" leaves the cells empty that it speaks of. */
function figureUnder(light: Light | null, figure: Figure): Figure {
  if (light === 'no-data') return { ...figure, executed: null, achievement: null };
  return light === 'not-applicable' ? { ...figure, achievement: null } : figure;
}

function observationsOf(told: Observations): Pick<AnnexIndicator, 'observations' | 'observationTotals'> {
  if (typeof told === 'string') return { observations: told, observationTotals: null };
  return { observations: told.text, observationTotals: told.totals };
}

function institutionsOf(content: IndicatorContent, role: 'responsible' | 'involved'): string[] {
  return content.participation.filter((each) => each.role === role).map((each) => each.institution);
}
