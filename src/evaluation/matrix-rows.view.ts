/** The rows of the matrix, under their objectives and strategies, as the template prints them. */
import type { Annex, AnnexObjective, AnnexRow } from '../domain/annex';
import { indicatorAddress, lineAddress, objectivesAddress } from '../presentation/addresses';
import { type ShownLight, shownLight } from '../presentation/annex-page';
import { shownFiguresOf, type ShownFigures } from '../presentation/figure-words';

export interface MatrixRowView extends ShownFigures {
  /** Of the row's heading, `LA2.1.7-1`. */
  readonly id: string;
  readonly indicator: string;
  readonly indicatorHref: string;
  readonly unit: string;
  readonly responsible: string;
  readonly involved: string;
  readonly light: ShownLight;
  readonly observations: string;
}

export interface MatrixLineView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly href: string;
  readonly rows: readonly MatrixRowView[];
}

export interface MatrixStrategyView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** `EE 2: Detección`; empty where the strategy carries none. */
  readonly axis: string;
  readonly lines: readonly MatrixLineView[];
}

export interface MatrixObjectiveView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Its own indicators: `1. … (Persona, meta 150)`. */
  readonly indicators: readonly string[];
  readonly indicatorsHref: string;
  readonly shown: number;
  /** Empty while it is folded. */
  readonly strategies: readonly MatrixStrategyView[];
}

/** Rows under their strategies and objectives, those without any row too where `withEmpty`. */
export function matrixObjectives(
  annex: Annex,
  plan: string,
  rows: readonly AnnexRow[],
  of: { closed: ReadonlySet<string>; withEmpty: boolean },
): MatrixObjectiveView[] {
  const byObjective = grouped(rows, ({ objective }) => objective.code);
  return annex.objectives.flatMap((objective): MatrixObjectiveView[] => {
    const own = byObjective.get(objective.code) ?? [];
    if (own.length === 0 && !of.withEmpty) return [];
    return [
      {
        id: compact(objective.code),
        code: objective.code,
        name: objective.name,
        indicators: objective.indicators.map(objectiveIndicator),
        indicatorsHref: objectivesAddress(plan, annex.cutoff),
        shown: own.length,
        strategies: of.closed.has(objective.code) ? [] : strategiesOf(own, plan, annex),
      },
    ];
  });
}

function objectiveIndicator(indicator: AnnexObjective['indicators'][number]): string {
  const { target } = shownFiguresOf(indicator);
  return `${indicator.number}. ${indicator.name} (${indicator.unit}, meta física: ${target || 'sin meta'})`;
}

function strategiesOf(rows: readonly AnnexRow[], plan: string, annex: Annex): MatrixStrategyView[] {
  return [...grouped(rows, ({ strategy }) => strategy.code).values()].flatMap((own): MatrixStrategyView[] => {
    const [first] = own;
    if (!first) return [];
    const { strategy, axis } = first;
    const named = axis.code === '' ? '' : `${axis.code}: ${axis.name}`;
    const lines = linesOf(own, plan, annex);
    return [{ id: compact(strategy.code), code: strategy.code, name: strategy.name, axis: named, lines }];
  });
}

function linesOf(rows: readonly AnnexRow[], plan: string, annex: Annex): MatrixLineView[] {
  return [...grouped(rows, ({ line }) => line.code).values()].flatMap((own): MatrixLineView[] => {
    const [first] = own;
    if (!first) return [];
    const { code, name } = first.line;
    const views = own.map((row) => rowView(row, plan, annex));
    return [{ id: compact(code), code, name, href: lineAddress(plan, code), rows: views }];
  });
}

// Texts of a row are made once for as long as its annex is known; an annex belongs to one plan and cutoff.
const views = new WeakMap<AnnexRow, MatrixRowView>();

function rowView(row: AnnexRow, plan: string, annex: Annex): MatrixRowView {
  const known = views.get(row);
  if (known) return known;
  const { line, indicator } = row;
  const key = `${line.code}-${indicator.number}`;
  const view = {
    id: compact(key),
    indicator: `${indicator.number}. ${indicator.name}`,
    indicatorHref: indicatorAddress(plan, key, annex.cutoff),
    unit: indicator.unit,
    responsible: indicator.responsible.join(' / '),
    involved: indicator.involved.join(' / '),
    light: shownLight(indicator, annex),
    observations: indicator.observations,
    ...shownFiguresOf(indicator),
  };
  views.set(row, view);
  return view;
}

function grouped(rows: readonly AnnexRow[], keyOf: (row: AnnexRow) => string): Map<string, AnnexRow[]> {
  const groups = new Map<string, AnnexRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function compact(code: string): string {
  return code.replace(' ', '');
}
