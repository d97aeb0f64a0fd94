/** The indicators that a row of the plan's table describes, of its objective or of its line of action. */
import type { Amount } from '../../domain/amount';
import type { Direction } from '../../domain/achievement';
import type { Legends } from '../../domain/legend';
import type { MeasureRule } from '../../domain/measure';
import { canMeetTarget, measureNamed, readMeasureRule } from '../../domain/measure-text';
import { type Programming, whyNotProgramming } from '../../domain/programming';
import { oneLine } from '../../domain/text';
import { IndicatorCells } from './indicator-cells';
import type { IndicatorDraft } from './indicator-draft';
import { type IndicatorField, type IndicatorGroup, OPTIONAL_FIELDS, PROGRAMMING_FIELDS } from './plan-headings';
import type { PlanRow } from './plan-row';
import { readExecution } from './read-execution';
import { readDirection, readYesOrNo } from './read-values';
import { filledLines, splitIndicators } from './several-in-cell';

const FIELDS: readonly IndicatorField[] = ['indicator', 'unit', 'target', ...OPTIONAL_FIELDS.map(({ field }) => field)];
const EXECUTION = ['executed', 'activityDone', 'observations', 'light', 'lightReason'] as const;

/** The indicators of a row in their order; none where the row says nothing of any. `element` is empty if unreadable. */
export function readIndicators(
  row: PlanRow,
  group: IndicatorGroup,
  element: string,
  legends: Legends,
): IndicatorDraft[] {
  const isLine = group === 'line';
  const isThere =
    FIELDS.some((field) => row.has(`${group}.${field}`)) || (isLine && EXECUTION.some((each) => row.has(each)));
  if (!isThere) return [];
  const expected = filledLines(row.text(`${group}.unit`)).length;
  const names = splitIndicators(row.text(`${group}.indicator`), expected);
  if (names.length === 0 || names.some(({ name }) => name === '')) tellMissingName(row, group);
  if (names.length === 0) names.push({ number: null, name: '' });
  const cells = new IndicatorCells(row, group, names.length);
  const facts = readFacts(cells);
  const stated = isLine ? readExecution(cells, legends) : [];
  return names.map(({ number, name }, index) => ({
    element,
    number,
    name,
    ...facts(index),
    institutions: row.cell(cells.column('institutions')),
    stated: stated[index] ?? null,
    cells: addressesOf(cells),
  }));
}

function addressesOf(cells: IndicatorCells): IndicatorDraft['cells'] {
  const address = (field: Parameters<IndicatorCells['column']>[0]): string => cells.row.address(cells.column(field));
  return {
    name: address('indicator'),
    unit: address('unit'),
    target: address('target'),
    rule: address('measure'),
    institutions: address('institutions'),
    rest: address('indicator'),
  };
}

function tellMissingName(row: PlanRow, group: IndicatorGroup): void {
  if (row.has(`${group}.indicator`) && row.cell(`${group}.indicator`) === null) return;
  row.refuse(`${group}.indicator`, 'Falta el nombre del indicador; escríbalo, por ejemplo «1. Número de eventos».');
}

type Facts = Pick<
  IndicatorDraft,
  'unit' | 'target' | 'targetNote' | 'rule' | 'direction' | 'baseline' | 'sensitive' | 'programming'
>;

function readFacts(cells: IndicatorCells): (index: number) => Facts {
  const units = readUnits(cells);
  const targets = cells.targets();
  const rules = readRules(cells);
  const directions = cells.meanings<Direction>(cells.column('direction'), 'increasing', readDirection);
  const baselines = cells.amounts(cells.column('baseline'), true);
  const sensitive = cells.meanings<boolean | null>(cells.column('sensitive'), null, readYesOrNo);
  const programmings = readProgrammings(cells);
  return (index) => {
    const target = targets[index]?.amount ?? null;
    const rule = rules[index] ?? { measure: 'sum' };
    const [direction, baseline] = [directions[index] ?? 'increasing', baselines[index] ?? null];
    const programming = programmings[index] ?? null;
    checkBaseline(cells, direction, baseline, target);
    if (programming) checkProgramming(cells, programming, rule, target);
    const own = {
      unit: units[index] ?? '',
      targetNote: targets[index]?.note ?? null,
      sensitive: sensitive[index] ?? false,
    };
    return { ...own, target, rule, direction, baseline, programming };
  };
}

function readUnits(cells: IndicatorCells): string[] {
  const column = cells.column('unit');
  if (!cells.row.has(column) && cells.row.cell(column) === null) {
    cells.row.refuse(column, 'Falta la unidad de medida; escríbala, por ejemplo «Evento».');
  }
  return cells.values(column).map(oneLine);
}

function readRules(cells: IndicatorCells): MeasureRule[] {
  const [column, detailColumn] = [cells.column('measure'), cells.column('detail')];
  const details = cells.count === 1 ? [cells.row.text(detailColumn)] : cells.words(detailColumn);
  return cells.words(column).map((word, index) => {
    const rule = readMeasureRule(word, details[index] ?? '');
    if (!('refused' in rule)) {
      if (!canMeetTarget(rule))
        cells.row.warn(detailColumn, 'La última etapa pesa menos de 100; la meta no se alcanzará.');
      return rule;
    }
    cells.row.refuse(measureNamed(word) === null ? column : detailColumn, rule.refused);
    return { measure: 'sum' };
  });
}

function readProgrammings(cells: IndicatorCells): (Programming | null)[] {
  const byPeriod = (['quarter', 'month'] as const).map((period) => {
    const columns = PROGRAMMING_FIELDS[period].map(({ field }) => cells.amounts(cells.column(field), true));
    return Array.from({ length: cells.count }, (_, index): Programming | null => {
      const amounts = columns.map((column) => column[index] ?? null);
      return amounts.some((amount) => amount !== null) ? { period, amounts } : null;
    });
  });
  const [quarters = [], months = []] = byPeriod;
  return quarters.map((quarterly, index) => {
    const monthly = months[index] ?? null;
    if (quarterly && monthly) {
      cells.row.refuse(
        cells.column('month1'),
        'El indicador está programado por trimestre y por mes; deje uno de los dos.',
      );
    }
    return quarterly ?? monthly;
  });
}

function checkBaseline(
  cells: IndicatorCells,
  direction: Direction,
  baseline: Amount | null,
  target: Amount | null,
): void {
  const column = cells.column('baseline');
  if (direction === 'increasing') return;
  if (baseline === null) {
    if (!cells.row.has(column)) cells.row.refuse(column, 'Un indicador decreciente necesita su línea base; escríbala.');
  } else if (target !== null && baseline < target) {
    cells.row.refuse(
      column,
      'La línea base de un indicador decreciente debe ser mayor que su meta; corrija una de las dos.',
    );
  } else if (baseline === target) {
    cells.row.warn(column, 'La línea base es igual a la meta; el semáforo del indicador será «No aplica».');
  }
}

function checkProgramming(
  cells: IndicatorCells,
  programming: Programming,
  rule: MeasureRule,
  target: Amount | null,
): void {
  const why = whyNotProgramming(programming, rule.measure, target);
  const fields = PROGRAMMING_FIELDS[programming.period].map(({ field }) => cells.column(field));
  const column = fields.find((each) => cells.row.has(each));
  if (why !== null && column) cells.row.refuse(column, `${why} Corrija las cantidades programadas o la meta.`);
}
