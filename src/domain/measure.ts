/**
 * How the counted contributions of an indicator become one executed value. A tally holds what is enough to know that
 * value; a database adds the same tally up without handing over a million rows.
 */
import { type Amount, type Fraction, UNIT } from './amount';
import type { IsoDate } from './dates';

export const MEASURES = ['sum', 'latest', 'distinct', 'average', 'ratio', 'milestone', 'criteria'] as const;
export type Measure = (typeof MEASURES)[number];
export type DistinctOf = 'region' | 'institution' | 'subject';

/** A stage of a milestone and its weight in percent, as an amount. */
export interface Stage {
  readonly name: string;
  readonly weight: Amount;
}

/** A measure with what it needs to be computed. */
export type MeasureRule =
  | { readonly measure: 'sum' | 'latest' | 'average' | 'ratio' }
  | { readonly measure: 'distinct'; readonly of: DistinctOf }
  /** Stages in their order; the last one reached is the highest. */
  | { readonly measure: 'milestone'; readonly stages: readonly Stage[] }
  /** A subject counts when it meets at least `needed` of `of` criteria. */
  | { readonly measure: 'criteria'; readonly needed: number; readonly of: number };

/** A contribution that counts, as the measures need it. */
export interface CountedContribution {
  /** The activity's end, else its date. */
  readonly endedOn: IsoDate;
  /** Order of handing over: of one date the higher one is the later. */
  readonly sequence: number;
  /** Acronym of the institution that reported. */
  readonly institution: string;
  /** All institutions that did the activity, the reporting one included. */
  readonly institutions: readonly string[];
  readonly region: string | null;
  /** Of a ratio the numerator. */
  readonly quantity: Amount;
  readonly denominator: Amount | null;
  /** Position of the stage reached, from 1. */
  readonly stage: number | null;
  /** The subject's folded name. */
  readonly subject: string | null;
  /** Number of the criterion met, from 1. */
  readonly criterion: number | null;
}

/**
 * What the counted contributions add up to.
 * sum, latest: `total` in amounts · distinct, criteria: `total` is a plain number · average: `total` in amounts over
 * `base` values · ratio: `total` over `base`, both in amounts · milestone: `total` is the highest stage's position, 0 none.
 */
export interface Tally {
  readonly counted: number;
  readonly total: bigint;
  readonly base: bigint;
}

export const EMPTY_TALLY: Tally = { counted: 0, total: 0n, base: 0n };

/** Adds contributions up; their order does not matter. */
export function tallyOf(rule: MeasureRule, contributions: readonly CountedContribution[]): Tally {
  const counted = contributions.length;
  const quantities = contributions.map((each) => each.quantity);
  switch (rule.measure) {
    case 'sum':
      return { counted, total: sum(quantities), base: 0n };
    case 'latest':
      return { counted, total: sum(lastPerInstitution(contributions)), base: 0n };
    case 'distinct':
      return { counted, total: BigInt(distinctNames(rule.of, contributions).size), base: 0n };
    case 'average':
      return { counted, total: sum(quantities), base: BigInt(counted) };
    case 'ratio':
      return { counted, total: sum(quantities), base: sum(contributions.map((each) => each.denominator ?? 0n)) };
    case 'milestone':
      return { counted, total: BigInt(highestStage(contributions)), base: 0n };
    case 'criteria':
      return { counted, total: BigInt(subjectsMeeting(rule.needed, contributions)), base: 0n };
  }
}

/**
 * The executed value in amounts of the indicator's unit (of a ratio in percent); null where nothing counts yet;
 * `not-applicable` for a ratio whose denominators add to 0.
 */
export function executedValue(
  rule: MeasureRule,
  target: Amount | null,
  tally: Tally,
): Fraction | null | 'not-applicable' {
  if (tally.counted === 0) return null;
  switch (rule.measure) {
    case 'sum':
    case 'latest':
      return { numerator: tally.total, denominator: 1n };
    case 'distinct':
    case 'criteria':
      return { numerator: tally.total * UNIT, denominator: 1n };
    case 'average':
      return { numerator: tally.total, denominator: tally.base };
    case 'ratio':
      return tally.base === 0n ? 'not-applicable' : { numerator: tally.total * 100n * UNIT, denominator: tally.base };
    case 'milestone': {
      const weight = rule.stages[Number(tally.total) - 1]?.weight ?? 0n;
      return { numerator: weight * (target ?? 0n), denominator: 100n * UNIT };
    }
  }
}

function lastPerInstitution(contributions: readonly CountedContribution[]): Amount[] {
  const last = new Map<string, CountedContribution>();
  for (const each of contributions) {
    const known = last.get(each.institution);
    if (!known || isLater(each, known)) last.set(each.institution, each);
  }
  return [...last.values()].map((each) => each.quantity);
}

function isLater(a: CountedContribution, b: CountedContribution): boolean {
  return a.endedOn === b.endedOn ? a.sequence > b.sequence : a.endedOn > b.endedOn;
}

function distinctNames(of: DistinctOf, contributions: readonly CountedContribution[]): Set<string> {
  const names = new Set<string>();
  for (const each of contributions) {
    if (each.quantity <= 0n) continue;
    if (of === 'region' && each.region !== null) names.add(each.region);
    if (of === 'subject' && each.subject !== null) names.add(each.subject);
    if (of === 'institution') each.institutions.forEach((institution) => names.add(institution));
  }
  return names;
}

function highestStage(contributions: readonly CountedContribution[]): number {
  return contributions.reduce((highest, { stage }) => Math.max(highest, stage ?? 0), 0);
}

function subjectsMeeting(needed: number, contributions: readonly CountedContribution[]): number {
  const met = new Map<string, Set<number>>();
  for (const { subject, criterion, quantity } of contributions) {
    if (subject === null || criterion === null || quantity <= 0n) continue;
    met.set(subject, (met.get(subject) ?? new Set()).add(criterion));
  }
  return [...met.values()].filter((criteria) => criteria.size >= needed).length;
}

function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce((total, each) => total + each, 0n);
}
