/**
 * Whether a contribution counts for its indicator, and why not. A plan may count from a date, that of the norm that
 * approved it: the annex of the POA 2019 lists 40 + 48 + 47 persons before D.S. N° 015-2019-TR (18/09/2019) and counts
 * the 69 + 68 + 36 after it.
 */
import type { IsoDate } from './dates';

/** What the secretariat decided against or beside the rule; null lets the rule decide. */
export type CountChoice = 'yes' | 'no' | null;

export type NotCountedWhy = 'before-plan-counts' | 'reported-by-another' | 'excluded';

export type Standing =
  | { readonly counts: true; readonly againstRule: boolean; readonly reason: string | null }
  | { readonly counts: false; readonly why: NotCountedWhy; readonly reason: string | null };

export interface CountingFacts {
  readonly endedOn: IsoDate;
  /** First day that counts; null: all do. */
  readonly countsFrom: IsoDate | null;
  readonly choice: CountChoice;
  readonly reason: string | null;
  /** The institution whose report of the same event counts; null where there is none. */
  readonly countedWith: string | null;
}

/** Decides one contribution. A joined duplicate never counts twice; the secretariat's choice goes before the date. */
export function standingOf(facts: CountingFacts): Standing {
  const early = facts.countsFrom !== null && facts.endedOn < facts.countsFrom;
  if (facts.countedWith !== null) return { counts: false, why: 'reported-by-another', reason: facts.countedWith };
  if (facts.choice === 'no') return { counts: false, why: 'excluded', reason: facts.reason };
  if (facts.choice === 'yes') return { counts: true, againstRule: early, reason: facts.reason };
  if (early) return { counts: false, why: 'before-plan-counts', reason: null };
  return { counts: true, againstRule: false, reason: null };
}

/** Why a choice cannot be taken as it is, in a sentence; null where it can. */
export function whyNotChoose(facts: CountingFacts): string | null {
  const given = (facts.reason ?? '').trim() !== '';
  const standing = standingOf(facts);
  if (given || facts.choice === null) return null;
  if (facts.choice === 'no') return 'Para que un aporte no cuente hace falta el motivo; escríbalo.';
  if (standing.counts && standing.againstRule) {
    return 'La actividad es anterior a la fecha desde la que cuenta el plan; para que cuente hace falta el motivo.';
  }
  return null;
}
