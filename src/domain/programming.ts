/**
 * What a plan programmed per quarter or month, and what of it is due at a cutoff. Nothing programmed is nothing due:
 * no straight line is invented.
 */
import { achievementOf, type Goal } from './achievement';
import { type Amount, compareFractions, type Fraction } from './amount';
import { type IsoDate, monthSpan } from './dates';
import type { Measure } from './measure';

export type ProgrammingPeriod = 'quarter' | 'month';

/** Quantities by period, counted from the month in which the plan starts; null: nothing programmed in that period. */
export interface Programming {
  readonly period: ProgrammingPeriod;
  readonly amounts: readonly (Amount | null)[];
}

const MONTHS_OF: Readonly<Record<ProgrammingPeriod, number>> = { quarter: 3, month: 1 };
const DUE_AT_END: ReadonlySet<Measure> = new Set<Measure>(['latest', 'average', 'ratio']);

/** Whether the quantities are values due at the end of their period (they do not add up). */
export function isDueAtPeriodEnd(measure: Measure): boolean {
  return DUE_AT_END.has(measure);
}

/** Programmed up to the periods ended on or before the cutoff; null where nothing is programmed or no period ended. */
export function programmedToDate(
  programming: Programming | null,
  measure: Measure,
  startsOn: IsoDate,
  cutoff: IsoDate,
): Amount | null {
  if (!programming) return null;
  const ended = programming.amounts.filter((_, index) => periodEnd(programming.period, startsOn, index) <= cutoff);
  const given = ended.filter((amount) => amount !== null);
  if (given.length === 0) return null;
  return isDueAtPeriodEnd(measure) ? (given.at(-1) ?? null) : given.reduce((total, each) => total + each, 0n);
}

/** Why quantities do not fit the target, or null. Those that add up must reach it; else the last one must be it. */
export function whyNotProgramming(programming: Programming, measure: Measure, target: Amount | null): string | null {
  const given = programming.amounts.filter((amount) => amount !== null);
  if (target === null || given.length === 0) return null;
  if (isDueAtPeriodEnd(measure)) {
    return given.at(-1) === target ? null : 'Lo programado para el último periodo debe ser igual a la meta física.';
  }
  const total = given.reduce((sum, each) => sum + each, 0n);
  return total === target ? null : 'Lo programado por periodo debe sumar la meta física.';
}

/**
 * The exact percent achieved of what was programmed to date, as of a target: a decreasing indicator runs from its
 * baseline. Null where nothing is due, or what is due is no way to go (0, or the baseline itself).
 */
export function programmedPercent(goal: Goal, executed: Fraction | null, programmed: Amount | null): Fraction | null {
  if (executed === null || programmed === null) return null;
  return achievementOf({ ...goal, target: programmed }, executed)?.executedPercent ?? null;
}

/** A stretch of the percent line; it begins at `from` (null: no lower end), at it or just above it. */
export interface Band {
  readonly label: string;
  readonly from: Amount | null;
  readonly fromIncluded: boolean;
}

/** Bands of a plan from the highest down; each ends where the one before begins, so that they tile the line. */
export interface Bands {
  readonly version: number;
  readonly source: string;
  readonly bands: readonly Band[];
}

/** Why a list does not tile the line, or null. */
export function whyNotBands(bands: readonly Band[]): string | null {
  if (bands.length === 0) return 'Defina al menos una franja.';
  const open = bands.findIndex((band) => band.from === null);
  if (open !== bands.length - 1) return 'Solo la última franja, la más baja, va sin límite inferior.';
  const falling = bands.slice(1).every((band, index) => band.from === null || isBelow(band, bands[index]));
  return falling ? null : 'Los límites de las franjas deben ir de mayor a menor, sin repetirse.';
}

/** The band in which an exact percent falls. */
export function bandOf(bands: Bands, percent: Fraction): Band | null {
  const found = bands.bands.find((band) => {
    if (band.from === null) return true;
    const distance = compareFractions(percent, { numerator: band.from, denominator: 10_000n });
    return distance > 0 || (distance === 0 && band.fromIncluded);
  });
  return found ?? null;
}

function isBelow(lower: Band, upper: Band | undefined): boolean {
  if (!upper || upper.from === null || lower.from === null) return false;
  return lower.from < upper.from || (lower.from === upper.from && lower.fromIncluded && !upper.fromIncluded);
}

function periodEnd(period: ProgrammingPeriod, startsOn: IsoDate, index: number): IsoDate {
  const months = Number(startsOn.slice(0, 4)) * 12 + Number(startsOn.slice(5, 7)) - 1 + (index + 1) * MONTHS_OF[period];
  return monthSpan(Math.floor((months - 1) / 12), ((months - 1) % 12) + 1)?.last ?? '9999-12-31';
}
