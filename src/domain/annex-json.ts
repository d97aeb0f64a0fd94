/** The annex in its public JSON shape: plain numbers, percents as the whole numbers shown, names as contracts have them. */
import type { Annex, AnnexIndicator, AnnexRow } from './annex';
import { amountNumber, type Fraction, roundHalfUp } from './amount';

/** A plain value that serialises to the same bytes whenever the annex is the same. */
export function annexJson(annex: Annex): Readonly<Record<string, unknown>> {
  const { code, title, version, countsFrom } = annex.plan;
  return {
    plan: { code, title, version, countsFrom },
    cutoff: annex.cutoff,
    validatedThrough: annex.validatedThrough === null ? null : instantText(annex.validatedThrough),
    rulesVersion: annex.rulesVersion,
    objectives: annex.objectives.map((objective) => ({
      code: objective.code,
      name: objective.name,
      indicators: objective.indicators.map(objectiveIndicatorJson),
    })),
    rows: annex.rows.map(rowJson),
    summary: annex.summary,
    footnotes: annex.footnotes,
    legend: annex.legend.map(({ light, label, fill }) => ({ light, label, fill })),
  };
}

/** An instant in UTC to the second, `2020-01-15T16:02:11Z`. */
export function instantText(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** An amount held as a fraction as a number of units with at most four decimals, halves up. */
export function unitsNumber(fraction: Fraction): number {
  return amountNumber(roundHalfUp(fraction));
}

/** The four figures of an indicator: units executed and pending, percents as the whole numbers shown. */
export function shownFigures(indicator: AnnexIndicator): {
  executed: number | null;
  executedPercent: number | null;
  pending: number | null;
  pendingPercent: number | null;
} {
  const { executed, achievement } = indicator.figure;
  return {
    executed: executed === null ? null : unitsNumber(executed),
    executedPercent: achievement?.shownExecutedPercent ?? null,
    pending: achievement ? unitsNumber(achievement.pending) : null,
    pendingPercent: achievement?.shownPendingPercent ?? null,
  };
}

function rowJson({ objective, axis, strategy, line, indicator }: AnnexRow): object {
  const { number, name, unit, target, targetNote, rule, responsible, involved } = indicator;
  const { achievement, reporting, light } = indicator.figure;
  return {
    objective,
    axis,
    strategy,
    line,
    indicator: {
      number,
      name,
      unit,
      target: target === null ? null : amountNumber(target),
      targetNote,
      measure: rule.measure,
    },
    responsible,
    involved,
    ...shownFigures(indicator),
    exact: {
      executedPercent: achievement ? exactNumber(achievement.executedPercent) : null,
      pendingPercent: achievement ? exactNumber(achievement.pendingPercent) : null,
    },
    light: indicator.light,
    override: indicator.override && { ...indicator.override, computedLight: light },
    reporting,
    observations: indicator.observations,
  };
}

function objectiveIndicatorJson(indicator: AnnexIndicator): object {
  const { number, name, unit, target, targetNote, responsible } = indicator;
  return {
    number,
    name,
    unit,
    target: target === null ? null : amountNumber(target),
    targetNote,
    responsible,
    ...shownFigures(indicator),
    light: indicator.light,
  };
}

// Six decimals, rounded in whole numbers, read the same on every machine.
function exactNumber(fraction: Fraction): number {
  const scaled = roundHalfUp({ numerator: fraction.numerator * 1_000_000n, denominator: fraction.denominator });
  return Number(
    `${scaled < 0n ? '-' : ''}${absolute(scaled) / 1_000_000n}.${String(absolute(scaled) % 1_000_000n).padStart(6, '0')}`,
  );
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
