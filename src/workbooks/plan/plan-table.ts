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
  return new PlanBranches(content, execution).rows();
}

class PlanBranches {
  private readonly children: ReadonlyMap<string, readonly PlanElementContent[]>;
  private readonly indicators: ReadonlyMap<string, readonly IndicatorContent[]>;
  private readonly axes: ReadonlyMap<string, PlanElementContent>;
  private readonly evaluated: ReadonlyMap<string, AnnexIndicator>;

  constructor(
    private readonly content: PlanContent,
    execution: Annex | null,
  ) {
    const elements = [...content.elements].sort((a, b) => compareCodes(a.code, b.code));
    this.children = grouped(elements, ({ parent }) => parent ?? '');
    this.axes = new Map(this.ofLevel('axis').map((axis) => [axis.code, axis]));
    const indicators = [...content.indicators].sort((a, b) => a.number - b.number);
    this.indicators = grouped(indicators, ({ element }) => element);
    this.evaluated = new Map(
      execution?.rows.map(({ line, indicator }) => [
        indicatorKey({ element: line.code, number: indicator.number }),
        indicator,
      ]),
    );
  }

  rows(): TableRow[] {
    const used = new Set(this.content.elements.map(({ axis }) => axis));
    const unused = [...this.axes.values()].filter(({ code }) => !used.has(code));
    return [
      ...this.ofLevel('objective').flatMap((objective) => this.objectiveRows(objective)),
      ...unused.map((axis) => ({ objective: null, goal: null, isFirstGoal: false, ...BARE, axis })),
    ];
  }

  private ofLevel(level: ElementLevel): PlanElementContent[] {
    return (this.children.get('') ?? []).filter((element) => element.level === level);
  }

  private objectiveRows(objective: PlanElementContent): TableRow[] {
    const goals = this.indicators.get(objective.code) ?? [];
    const branches = (this.children.get(objective.code) ?? []).flatMap((strategy) => this.strategyBranches(strategy));
    return Array.from({ length: Math.max(1, goals.length, branches.length) }, (_, index) => ({
      objective,
      goal: goals[Math.min(index, goals.length - 1)] ?? null,
      isFirstGoal: index === 0,
      ...(branches[index] ?? BARE),
    }));
  }

  private strategyBranches(strategy: PlanElementContent): Branch[] {
    const branch = { ...BARE, strategy, axis: this.axes.get(strategy.axis ?? '') ?? null };
    const lines = this.children.get(strategy.code) ?? [];
    return lines.length === 0 ? [branch] : lines.flatMap((line) => this.lineBranches(branch, line));
  }

  private lineBranches(branch: Branch, line: PlanElementContent): Branch[] {
    const indicators = this.indicators.get(line.code) ?? [];
    if (indicators.length === 0) return [{ ...branch, line }];
    return indicators.map((indicator) => {
      const evaluated = this.evaluated.get(indicatorKey(indicator)) ?? null;
      return { ...branch, line, indicator, evaluated };
    });
  }
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

function grouped<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

// Under another parent the same axis begins again; a row without an element stretches nothing.
function isSame(span: Span, a: TableRow, b: TableRow): boolean {
  if (span === 'row' || a.objective === null || a.objective !== b.objective) return false;
  if (span === 'objective') return true;
  if (span === 'goal') return a.goal === b.goal;
  if (span === 'axis') return a.axis === b.axis && a.axis !== null;
  return a[span] === b[span] && a[span] !== null;
}
