/**
 * The traffic light of an indicator at a cutoff, by the legend that the commission prints under its Anexo 1, and the
 * state of reporting behind it. Blank is not zero: not requested, requested and silent, in review, declared without
 * progress, and reported are five facts.
 */
import { achievementOf, type Achievement, type Goal, isApplicable, startingPoint } from './achievement';
import type { Amount, Fraction } from './amount';
import type { IsoDate } from './dates';
import { executedValue, type MeasureRule, type Tally } from './measure';

export const LIGHTS = ['met', 'partial', 'not-done', 'no-data', 'not-applicable'] as const;
export type Light = (typeof LIGHTS)[number];
export type ReportingState = 'not-requested' | 'requested' | 'in-review' | 'none' | 'reported';

/** The secretariat's formal request as far as one indicator is concerned. */
export interface Asked {
  readonly on: IsoDate;
  readonly dueOn: IsoDate;
  /** Acronyms; of a collective the members chosen. */
  readonly institutions: readonly string[];
}

/** A figure carried over from earlier records, without the activities behind it. */
export interface StatedFigure {
  readonly executed: Amount;
  /** Whether an activity was carried out; decides the light of an executed 0. */
  readonly activityDone: boolean;
}

/** All that the light of an indicator rests on; everything is as of the cutoff. */
export interface IndicatorFacts {
  readonly rule: MeasureRule;
  readonly goal: Goal;
  readonly tally: Tally;
  /** Validated activities from the plan's start to the cutoff, counted or not. */
  readonly activities: number;
  /** Takes effect while there is no such activity. */
  readonly stated: StatedFigure | null;
  readonly responsible: readonly string[];
  /** Null: nobody was asked. */
  readonly asked: Asked | null;
  /** Institutions with a validated activity; a member of a collective also stands as its collective. */
  readonly reportedBy: readonly string[];
  /** Institutions with a validated declaration of no progress, likewise. */
  readonly withoutProgress: readonly string[];
  /** Institutions that sent something that is not validated yet, likewise. */
  readonly inReview: readonly string[];
}

export interface Reporting {
  readonly state: ReportingState;
  /** Institutions asked; without a request the responsible ones. */
  readonly expected: number;
  readonly received: number;
  /** Asked and without any answer. */
  readonly silent: readonly string[];
  /** Both null where nobody was asked. */
  readonly requestedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
}

export interface Figure {
  /** In amounts of the unit; null without information, and for a ratio over nothing. */
  readonly executed: Fraction | null;
  readonly achievement: Achievement | null;
  readonly light: Light;
  readonly reporting: Reporting;
}

/** Executed value, percents, light and reporting state of one indicator. */
export function figureOf(facts: IndicatorFacts): Figure {
  const reporting = reportingOf(facts);
  const executed = executedOf(facts, reporting.state);
  if (!isApplicable(facts.goal) || executed === 'not-applicable') {
    const known = executed === 'not-applicable' ? null : executed;
    return { executed: known, achievement: null, light: 'not-applicable', reporting };
  }
  const achievement = executed === null ? null : achievementOf(facts.goal, executed);
  return { executed, achievement, light: lightOf(facts, achievement), reporting };
}

function executedOf(facts: IndicatorFacts, state: ReportingState): Fraction | null | 'not-applicable' {
  if (facts.activities > 0) {
    return executedValue(facts.rule, facts.goal.target, facts.tally) ?? startingPoint(facts.goal);
  }
  if (facts.stated) return { numerator: facts.stated.executed, denominator: 1n };
  return state === 'none' ? startingPoint(facts.goal) : null;
}

function lightOf(facts: IndicatorFacts, achievement: Achievement | null): Light {
  if (achievement === null) return 'no-data';
  if (facts.activities > 0) return achievement.met ? 'met' : 'partial';
  if (achievement.met) return 'met';
  return facts.stated && (facts.stated.executed > 0n || facts.stated.activityDone) ? 'partial' : 'not-done';
}

function reportingOf(facts: IndicatorFacts): Reporting {
  const expected = facts.asked?.institutions ?? facts.responsible;
  const answers = [facts.reportedBy, facts.withoutProgress, facts.inReview];
  // A figure carried over speaks for the responsible ones, not for those whom a request asked since.
  const carriedOver = facts.asked === null && facts.activities === 0 && facts.stated !== null;
  const unanswered = carriedOver ? [] : expected.filter((each) => !answers.some((answer) => answer.includes(each)));
  const silent = facts.asked ? unanswered : [];
  return {
    state: stateOf(facts, silent),
    expected: expected.length,
    received: expected.length - unanswered.length,
    silent,
    requestedOn: facts.asked?.on ?? null,
    dueOn: facts.asked?.dueOn ?? null,
  };
}

function stateOf(facts: IndicatorFacts, silent: readonly string[]): ReportingState {
  if (facts.activities > 0 || facts.stated) return 'reported';
  const declared = facts.withoutProgress;
  const expected = facts.asked?.institutions ?? facts.responsible;
  const done = facts.asked
    ? expected.every((each) => declared.includes(each))
    : expected.some((each) => declared.includes(each));
  if (done && expected.length > 0) return 'none';
  if (silent.length > 0) return 'requested';
  return facts.inReview.length > 0 ? 'in-review' : 'not-requested';
}
