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
  return { percent: average(percents), of: percents.length, all: parts.length };
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

// Over one denominator for all: reducing after each of 500 sums takes twenty times as long.
function average(percents: readonly Fraction[]): Fraction {
  const common = percents.reduce((multiple, { denominator }) => commonMultiple(multiple, denominator), 1n);
  const total = percents.reduce((sum, { numerator, denominator }) => sum + numerator * (common / denominator), 0n);
  return { numerator: total, denominator: common * BigInt(percents.length) };
}

function commonMultiple(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a : (a / greatestDivisor(a, b)) * b;
}

function reduced({ numerator, denominator }: Fraction): Fraction {
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
