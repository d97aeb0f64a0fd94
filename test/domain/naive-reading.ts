/**
 * A second reading of the rules of figures and lights, slow and word for word, for the property specs alone. It shares
 * nothing with the system's own rules: fractions of its own, raw facts in, one pass over all facts per question.
 */

/** A number as a fraction of whole numbers; `d` is above 0. */
export interface Ratio {
  n: bigint;
  d: bigint;
}

export type NaiveMeasure = 'sum' | 'latest' | 'distinct' | 'average' | 'ratio' | 'milestone' | 'criteria';
export type NaiveLight = 'met' | 'partial' | 'not-done' | 'no-data' | 'not-applicable';
export type NaiveReporting = 'not-requested' | 'requested' | 'in-review' | 'none' | 'reported';

/** What one activity adds to the indicator. Quantities are whole ten-thousandths. */
export interface NaiveContribution {
  /** The one that reports, and all that took part. */
  institution: string;
  institutions: string[];
  date: string;
  endDate: string | null;
  state: 'draft' | 'in-review' | 'validated';
  sequence: number;
  /** What the secretariat decided; null: the rule decides. */
  counts: 'yes' | 'no' | null;
  /** The same event as another institution's report that counts. */
  reportedByAnother: boolean;
  quantity: bigint;
  denominator: bigint;
  region: string | null;
  subject: string | null;
  /** From 1. */
  stage: number;
  criterion: number;
}

/** An answer "sin avance", dated with the cutoff of its request. */
export interface NaiveNoProgress {
  institution: string;
  date: string;
  state: 'in-review' | 'validated';
}

export interface NaiveIndicator {
  measure: NaiveMeasure;
  distinctOf: 'region' | 'institution' | 'subject';
  /** Weights of the ordered stages of a milestone, whole percents. */
  weights: bigint[];
  /** k of n criteria. */
  needed: number;
  decreasing: boolean;
  /** Null but for a decreasing one. */
  baseline: bigint | null;
  target: bigint | null;
  responsible: string[];
  /** The institutions that a request asked; null: there was no request. */
  asked: string[] | null;
  contributions: NaiveContribution[];
  noProgress: NaiveNoProgress[];
  stated: { date: string; executed: bigint; activityDone: boolean } | null;
  override: NaiveLight | null;
}

export interface NaivePlan {
  countsFrom: string | null;
  cutoff: string;
}

export interface NaiveFigures {
  executed: Ratio | null;
  executedPercent: bigint | null;
  pending: Ratio | null;
  pendingPercent: bigint | null;
  /** The share before rounding, in percent. */
  exactPercent: Ratio | null;
  light: NaiveLight;
  reporting: NaiveReporting;
  silent: string[];
}

const TEN_THOUSANDTHS = 10_000n;

/** n / d with a denominator above 0. */
export function ratio(n: bigint, d: bigint): Ratio {
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** -1, 0 or 1 as a is below, equal to or above b. */
export function order(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
const amount = (tenThousandths: bigint): Ratio => ratio(tenThousandths, TEN_THOUSANDTHS);
const total = (amounts: bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const ZERO = ratio(0n, 1n);
const HUNDRED = ratio(100n, 1n);

/** The whole number that is shown: half up, never below 0. */
export function shown(percent: Ratio): bigint {
  if (percent.n <= 0n) return 0n;
  const whole = percent.n / percent.d;
  return order(minus(percent, ratio(whole, 1n)), ratio(1n, 2n)) >= 0 ? whole + 1n : whole;
}

const endOf = (c: NaiveContribution): string => c.endDate ?? c.date;

/** Whether a validated contribution counts; a duplicate never does, the secretariat's word goes before the date. */
export function counted(plan: NaivePlan, c: NaiveContribution): boolean {
  if (c.reportedByAnother || c.counts === 'no') return false;
  return c.counts === 'yes' || plan.countsFrom === null || endOf(c) >= plan.countsFrom;
}

/** The value of what counts; `nothing`: a ratio over 0. */
function measured(indicator: NaiveIndicator, taken: NaiveContribution[]): Ratio | 'nothing' {
  const quantities = taken.map((c) => c.quantity);
  const above0 = taken.filter((c) => c.quantity > 0n);
  switch (indicator.measure) {
    case 'sum':
      return amount(total(quantities));
    case 'latest':
      return amount(total([...new Set(taken.map((c) => c.institution))].map((i) => lastOf(taken, i))));
    case 'distinct':
      return ratio(BigInt(new Set(above0.flatMap((c) => namesOf(indicator, c))).size), 1n);
    case 'average':
      return ratio(total(quantities), TEN_THOUSANDTHS * BigInt(taken.length));
    case 'ratio': {
      const below = total(taken.map((c) => c.denominator));
      return below === 0n ? 'nothing' : ratio(total(quantities) * 100n, below);
    }
    case 'milestone': {
      const reached = taken.map((c) => c.stage).sort((a, b) => b - a)[0] ?? 0;
      return ratio((indicator.weights[reached - 1] ?? 0n) * (indicator.target ?? 0n), 100n * TEN_THOUSANDTHS);
    }
    case 'criteria': {
      const subjects = [...new Set(above0.map((c) => c.subject))].filter((s) => s !== null);
      const met = (s: string): number => new Set(above0.filter((c) => c.subject === s).map((c) => c.criterion)).size;
      return ratio(BigInt(subjects.filter((s) => met(s) >= indicator.needed).length), 1n);
    }
  }
}

function namesOf({ distinctOf }: NaiveIndicator, c: NaiveContribution): string[] {
  if (distinctOf === 'institution') return c.institutions;
  const name = distinctOf === 'region' ? c.region : c.subject;
  return name === null ? [] : [name];
}

function lastOf(taken: NaiveContribution[], institution: string): bigint {
  const own = taken.filter((c) => c.institution === institution);
  const lastDay = own.map(endOf).sort().at(-1);
  const ofThatDay = own.filter((c) => endOf(c) === lastDay).sort((a, b) => a.sequence - b.sequence);
  return ofThatDay.at(-1)?.quantity ?? 0n;
}

/** Everything the annex shows of one indicator at the plan's cutoff, but for a light that the secretariat set. */
export function figuresOf(plan: NaivePlan, indicator: NaiveIndicator): NaiveFigures {
  const sent = indicator.contributions.filter((c) => c.state !== 'draft' && endOf(c) <= plan.cutoff);
  const done = sent.filter((c) => c.state === 'validated');
  const carried = done.length === 0 && indicator.stated && indicator.stated.date <= plan.cutoff;
  const stated = carried ? indicator.stated : null;
  const told = indicator.noProgress.filter((n) => n.date <= plan.cutoff);
  const declared = told.filter((n) => n.state === 'validated').map((n) => n.institution);
  const nothingDone =
    done.length === 0 &&
    !stated &&
    (indicator.asked
      ? indicator.asked.every((i) => declared.includes(i))
      : indicator.responsible.some((i) => declared.includes(i)));

  const answers = [...sent, ...told];
  const silent = (indicator.asked ?? []).filter((i) => !answers.some((each) => each.institution === i));
  const inReview = answers.some((each) => each.state === 'in-review');
  const waiting = silent.length > 0 ? 'requested' : inReview ? 'in-review' : 'not-requested';
  const reporting = done.length > 0 || stated ? 'reported' : nothingDone ? 'none' : waiting;

  const value = valueOf(plan, indicator, { done, stated, nothingDone });
  const activity = done.length > 0 || (stated !== null && (stated.executed > 0n || stated.activityDone));
  return { ...againstTarget(indicator, value, activity), reporting, silent };
}

function valueOf(
  plan: NaivePlan,
  indicator: NaiveIndicator,
  known: { done: NaiveContribution[]; stated: NaiveIndicator['stated']; nothingDone: boolean },
): Ratio | 'nothing' | null {
  if (known.stated) return amount(known.stated.executed);
  const taken = known.done.filter((c) => counted(plan, c));
  if (taken.length > 0) return measured(indicator, taken);
  // Where nothing counts an indicator stands where it began: at 0, or at the baseline that it is to come down from.
  const start = indicator.decreasing ? amount(indicator.baseline ?? 0n) : ZERO;
  return known.done.length > 0 || known.nothingDone ? start : null;
}

function againstTarget(
  { target, decreasing, baseline }: NaiveIndicator,
  value: Ratio | 'nothing' | null,
  activity: boolean,
): Omit<NaiveFigures, 'reporting' | 'silent'> {
  const executed = value === 'nothing' ? null : value;
  const bare = { executed, executedPercent: null, pending: null, pendingPercent: null, exactPercent: null };
  const aims = target !== null && (decreasing ? baseline !== null && baseline > target : target > 0n);
  if (!aims || value === 'nothing') return { ...bare, light: 'not-applicable' };
  if (executed === null) return { ...bare, light: 'no-data' };

  const goal = amount(target);
  const start = amount(baseline ?? 0n);
  const met = decreasing ? order(executed, goal) <= 0 : order(executed, goal) >= 0;
  const gone = decreasing ? minus(start, executed) : executed;
  const way = decreasing ? minus(start, goal) : goal;
  const missing = decreasing ? minus(executed, goal) : minus(goal, executed);
  const exactPercent = ratio(gone.n * way.d * 100n, gone.d * way.n);
  const executedPercent = shown(exactPercent);
  return {
    executed,
    executedPercent,
    pending: missing.n < 0n ? ZERO : missing,
    pendingPercent: met ? 0n : 100n - executedPercent,
    exactPercent,
    light: met ? 'met' : activity ? 'partial' : 'not-done',
  };
}

/** The same with the secretariat's light: where it says "no data" or "not applicable", the cells that it empties. */
export function printedOf(plan: NaivePlan, indicator: NaiveIndicator): NaiveFigures {
  const figures = figuresOf(plan, indicator);
  const empty = { executedPercent: null, pending: null, pendingPercent: null, exactPercent: null };
  if (indicator.override === 'no-data') return { ...figures, ...empty, executed: null };
  return indicator.override === 'not-applicable' ? { ...figures, ...empty } : figures;
}

/** The light that stands on the page and in the summary: the secretariat's, where it set one. */
export function lightOf(plan: NaivePlan, indicator: NaiveIndicator): NaiveLight {
  return indicator.override ?? figuresOf(plan, indicator).light;
}

/** The mean of several indicators, each held between 0 and 100; null where none has figures. */
export function meanOfAll(plan: NaivePlan, indicators: NaiveIndicator[]): { percent: Ratio | null; of: number } {
  const held = indicators
    .filter((each) => !['no-data', 'not-applicable'].includes(lightOf(plan, each)))
    .map((each) => figuresOf(plan, each).exactPercent)
    .filter((percent) => percent !== null)
    .map((percent) => (percent.n < 0n ? ZERO : order(percent, HUNDRED) > 0 ? HUNDRED : percent));
  const added = held.reduce((a, b) => ratio(a.n * b.d + b.n * a.d, a.d * b.d), ZERO);
  return { percent: held.length === 0 ? null : ratio(added.n, added.d * BigInt(held.length)), of: held.length };
}
