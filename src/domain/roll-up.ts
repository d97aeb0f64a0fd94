/**
 * Means over several indicators (line, strategy, axis, objective, institution, plan). Each indicator's percent is held
 * between 0 and 100; "no data" and "not applicable" are left out; a mean always says on how many indicators it rests.
 */
import type { Achievement } from './achievement';
import type { Fraction } from './amount';
import type { Light } from './light';

export interface MeanPart {
  readonly light: Light;
  readonly achievement: Achievement | null;
}

export interface Mean {
  /** Exact; null where no indicator has a figure. */
  readonly percent: Fraction | null;
  /** Indicators that the mean rests on. */
  readonly of: number;
  readonly all: number;
}

export interface LightCounts {
  readonly met: number;
  readonly partial: number;
  readonly notDone: number;
  readonly noData: number;
  readonly notApplicable: number;
}

/** The mean of the indicators' percents. */
export function meanOf(parts: readonly MeanPart[]): Mean {
  const percents = parts.flatMap((part) => {
    const left = part.light === 'no-data' || part.light === 'not-applicable' || part.achievement === null;
    return left || part.achievement === null ? [] : [held(part.achievement.executedPercent)];
  });
  if (percents.length === 0) return { percent: null, of: 0, all: parts.length };
  const total = percents.reduce(add);
  const percent = { numerator: total.numerator, denominator: total.denominator * BigInt(percents.length) };
  return { percent, of: percents.length, all: parts.length };
}

/** How many indicators show each light. */
export function countLights(lights: readonly Light[]): LightCounts {
  const count = (wanted: Light): number => lights.filter((light) => light === wanted).length;
  return {
    met: count('met'),
    partial: count('partial'),
    notDone: count('not-done'),
    noData: count('no-data'),
    notApplicable: count('not-applicable'),
  };
}

function held(percent: Fraction): Fraction {
  if (percent.numerator <= 0n) return { numerator: 0n, denominator: 1n };
  return percent.numerator >= 100n * percent.denominator ? { numerator: 100n, denominator: 1n } : reduced(percent);
}

function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return reduced({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  });
}

function reduced({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
