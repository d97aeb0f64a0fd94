/** A plan as the rows of its table: parents over their children, the indicators of objectives beside those of lines. */
import { type Annex, type AnnexIndicator, indicatorKey } from '../../domain/annex';
import { compareCodes, type ElementLevel } from '../../domain/codes';
import type { IndicatorContent, PlanContent, PlanElementContent } from '../../domain/plan';

/** What a cell stretches over, from the first to the last row of the same. */
export type Span = 'objective' | 'goal' | 'axis' | 'strategy' | 'line' | 'row';

export interface TableRow {
  readonly objective: PlanElementContent | null;
  /** The objective's indicator that begins or goes on here. */
  readonly goal: IndicatorContent | null;
  /** Whether it is the first of its objective. */
  readonly isFirstGoal: boolean;
  readonly axis: PlanElementContent | null;
  readonly strategy: PlanElementContent | null;
  readonly line: PlanElementContent | null;
  readonly indicator: IndicatorContent | null;
  readonly evaluated: AnnexIndicator | null;
}

type Branch = Pick<TableRow, 'axis' | 'strategy' | 'line' | 'indicator' | 'evaluated'>;

const BARE: Branch = { axis: null, strategy: null, line: null, indicator: null, evaluated: null };

/** The rows in plan order; elements without children have a row of their own. */
export function tableRows(content: PlanContent, execution: Annex | null): TableRow[] {
  const evaluated = new Map(execution?.rows.map((row) => [`${row.line.code}-${row.indicator.number}`, row.indicator]));
  const indicators = [...content.indicators].sort((a, b) => a.number - b.number);
  const children = (level: ElementLevel, parent: string | null): PlanElementContent[] =>
    content.elements
      .filter((element) => element.level === level && element.parent === parent)
      .sort((a, b) => compareCodes(a.code, b.code));
  const axes = new Map(children('axis', null).map((axis) => [axis.code, axis]));
  const lineBranches = (branch: Branch, line: PlanElementContent): Branch[] => {
    const own = indicators.filter(({ element }) => element === line.code);
    if (own.length === 0) return [{ ...branch, line }];
    return own.map((indicator) => {
      return { ...branch, line, indicator, evaluated: evaluated.get(indicatorKey(indicator)) ?? null };
    });
  };
  const strategyBranches = (strategy: PlanElementContent): Branch[] => {
    const branch = { ...BARE, strategy, axis: axes.get(strategy.axis ?? '') ?? null };
    const lines = children('line', strategy.code);
    return lines.length === 0 ? [branch] : lines.flatMap((line) => lineBranches(branch, line));
  };
  const used = new Set(content.elements.map(({ axis }) => axis));
  return [
    ...children('objective', null).flatMap((objective) => {
      const branches = children('strategy', objective.code).flatMap(strategyBranches);
      return objectiveRows(
        objective,
        indicators.filter(({ element }) => element === objective.code),
        branches,
      );
    }),
    ...[...axes.values()]
      .filter(({ code }) => !used.has(code))
      .map((axis) => rowOf(null, null, false, { ...BARE, axis })),
  ];
}

/** How many rows each span of a row takes, where it begins there. */
export function spansOf(rows: readonly TableRow[]): ReadonlyMap<Span, number>[] {
  const spans = rows.map(() => new Map<Span, number>());
  for (const span of ['objective', 'goal', 'axis', 'strategy', 'line', 'row'] as const) {
    let start = 0;
    rows.forEach((row, index) => {
      const before = rows[index - 1];
      if (!before || !isSame(span, before, row)) start = index;
      spans[start]?.set(span, index - start + 1);
    });
  }
  return spans;
}

function objectiveRows(
  objective: PlanElementContent,
  goals: readonly IndicatorContent[],
  branches: readonly Branch[],
): TableRow[] {
  return Array.from({ length: Math.max(1, goals.length, branches.length) }, (_, index) =>
    rowOf(objective, goals[Math.min(index, goals.length - 1)] ?? null, index === 0, branches[index] ?? BARE),
  );
}

function rowOf(
  objective: PlanElementContent | null,
  goal: IndicatorContent | null,
  isFirstGoal: boolean,
  branch: Branch,
): TableRow {
  return { objective, goal, isFirstGoal, ...branch };
}

// Under another parent the same axis begins again; a row without an element stretches nothing.
function isSame(span: Span, a: TableRow, b: TableRow): boolean {
  if (span === 'row' || a.objective === null || a.objective !== b.objective) return false;
  if (span === 'objective') return true;
  if (span === 'goal') return a.goal === b.goal;
  if (span === 'axis') return a.axis === b.axis && a.axis !== null;
  return a[span] === b[span] && a[span] !== null;
}
