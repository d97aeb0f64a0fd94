/**
 * Executed and pending figures against a target, as the commission's Anexo 1 prints them: whole percents, halves up,
 * never below 0 and not capped (3 of 2 is 150 %, 21 of 80 is 26 % with 74 % pending, 173 of 80 is 216 %).
 * Decreasing indicators run from a baseline b down to the target: executed % is (b − v) / (b − target).
 */
import { type Amount, compareFractions, type Fraction, roundHalfUp } from './amount';

export type Direction = 'increasing' | 'decreasing';

/** What an indicator is to reach. */
export interface Goal {
  /** Null: the plan states no target. */
  readonly target: Amount | null;
  readonly direction: Direction;
  /** Of a decreasing indicator the value it starts from; else null. */
  readonly baseline: Amount | null;
}

export interface Achievement {
  readonly met: boolean;
  /** Exact, may be below 0 for a decreasing indicator that grew. */
  readonly executedPercent: Fraction;
  readonly pendingPercent: Fraction;
  /** Whole numbers as printed. */
  readonly shownExecutedPercent: number;
  readonly shownPendingPercent: number;
  /** Exact, in amounts of the unit; never below 0. */
  readonly pending: Fraction;
}

/**
 * Whether percents and a light can be computed: there is a target; an increasing one is above 0; a decreasing one has
 * a baseline above it.
 */
export function isApplicable(goal: Goal): boolean {
  if (goal.target === null) return false;
  if (goal.direction === 'increasing') return goal.target > 0n;
  return goal.baseline !== null && goal.baseline > goal.target;
}

/** Where an indicator stands before anything counts: at 0, a decreasing one at its baseline. */
export function startingPoint(goal: Goal): Fraction {
  return { numerator: goal.direction === 'decreasing' ? (goal.baseline ?? 0n) : 0n, denominator: 1n };
}

/** Achievement of an executed value; null where the goal is not applicable. */
export function achievementOf(goal: Goal, executed: Fraction): Achievement | null {
  if (!isApplicable(goal) || goal.target === null) return null;
  const target = { numerator: goal.target, denominator: 1n };
  const distance = compareFractions(executed, target);
  const met = goal.direction === 'increasing' ? distance >= 0 : distance <= 0;
  const executedPercent = percentOf(goal, goal.target, executed);
  const shownExecutedPercent = Math.max(0, Number(roundHalfUp(executedPercent)));
  return {
    met,
    executedPercent,
    pendingPercent: met ? NOTHING : rest(executedPercent),
    shownExecutedPercent,
    shownPendingPercent: met ? 0 : 100 - shownExecutedPercent,
    pending: met ? NOTHING : gap(executed, goal.target),
  };
}

const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

function percentOf(goal: Goal, target: Amount, executed: Fraction): Fraction {
  if (goal.direction === 'increasing') {
    return { numerator: executed.numerator * 100n, denominator: executed.denominator * target };
  }
  const baseline = goal.baseline ?? 0n;
  return {
    numerator: (baseline * executed.denominator - executed.numerator) * 100n,
    denominator: (baseline - target) * executed.denominator,
  };
}

function rest(percent: Fraction): Fraction {
  if (percent.numerator < 0n) return { numerator: 100n, denominator: 1n };
  return { numerator: 100n * percent.denominator - percent.numerator, denominator: percent.denominator };
}

function gap(executed: Fraction, target: Amount): Fraction {
  const difference = target * executed.denominator - executed.numerator;
  return { numerator: difference < 0n ? -difference : difference, denominator: executed.denominator };
}
