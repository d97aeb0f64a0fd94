/** The columns of a plan's sheet: the official ones, the optional ones that the plan uses, and those of execution. */
import type { CellValue } from 'exceljs';
import type { Annex } from '../../domain/annex';
import type { Legend } from '../../domain/legend';
import type { PlanContent, PlanElementContent } from '../../domain/plan';
import { cellText } from '../layout/workbook-bytes';
import { type ExecutionField, type IndicatorField, OPTIONAL_FIELDS } from './plan-headings';
import type { Span, TableRow } from './plan-table';
import { indicatorValue, NONE, usedFields } from './written-cells';
import { executionFields, executionValue } from './written-execution';

export interface WrittenColumn {
  /** From the top down; equal texts side by side are one merged heading. */
  readonly heading: readonly [string, string, string];
  readonly width: number;
  readonly span: Span;
  readonly value: (row: TableRow) => CellValue;
  readonly kind: 'text' | 'code' | 'figure' | 'percent';
}

type Column = Omit<WrittenColumn, 'heading'> & { readonly heading: string | WrittenColumn['heading'] };

const WIDTHS: Partial<Record<IndicatorField, number>> = { indicator: 34, institutions: 30, detail: 22 };

/** The columns in the official order. */
export function writtenColumns(content: PlanContent, execution: Annex | null): WrittenColumn[] {
  const objectives = new Set(content.elements.filter(({ level }) => level === 'objective').map(({ code }) => code));
  const goals = content.indicators.filter(({ element }) => objectives.has(element));
  const own = content.indicators.filter(({ element }) => !objectives.has(element));
  const hasAxes = content.elements.some(({ level }) => level === 'axis');
  const columns: Column[] = [
    ...elementColumns('objective', 'OBJETIVO ESPECÍFICO', ({ objective }) => objective),
    ...indicatorColumns('goal', 'RESPONSABLES', usedFields(goals), goalValue),
    { heading: 'EJE ESTRATÉGICO', width: 18, span: 'axis', kind: 'text', value: (row) => axisValue(row, hasAxes) },
    ...elementColumns('strategy', 'ESTRATEGIA', ({ strategy }) => strategy),
    ...elementColumns('line', 'LÍNEA DE ACCIÓN', ({ line }) => line),
    ...indicatorColumns('row', 'INSTITUCIONES INVOLUCRADAS (EN NEGRITA LAS RESPONSABLES)', usedFields(own), ownValue),
    ...(execution ? executionColumns(execution) : []),
  ];
  return columns.map((column) => ({
    ...column,
    heading: typeof column.heading === 'string' ? [column.heading, column.heading, column.heading] : column.heading,
  }));
}

function elementColumns(
  span: 'objective' | 'strategy' | 'line',
  heading: string,
  element: (row: TableRow) => PlanElementContent | null,
): Column[] {
  const text = (row: TableRow, part: 'code' | 'name'): string | null => cellText(element(row)?.[part] ?? '') || null;
  return [
    { heading: 'ITEM', width: 9, span, kind: 'code', value: (row) => text(row, 'code') },
    { heading, width: 30, span, kind: 'text', value: (row) => text(row, 'name') },
  ];
}

function indicatorColumns(
  span: 'goal' | 'row',
  institutions: string,
  optional: readonly IndicatorField[],
  value: (row: TableRow, field: IndicatorField) => CellValue,
): Column[] {
  const names = new Map(OPTIONAL_FIELDS.map(({ field, name }) => [field, name]));
  const columns: [IndicatorField, string][] = [
    ['indicator', 'INDICADOR'],
    ['unit', 'UNIDAD DE MEDIDA'],
    ['target', 'META FÍSICA'],
    ['institutions', institutions],
    ...optional.map((field): [IndicatorField, string] => [field, names.get(field) ?? '']),
  ];
  return columns.map(([field, heading]) => ({
    heading,
    width: WIDTHS[field] ?? 13,
    span,
    kind: field === 'target' || field === 'baseline' || /^(quarter|month)/.test(field) ? 'figure' : 'text',
    value: (row) => value(row, field),
  }));
}

function goalValue({ goal, isFirstGoal }: TableRow, field: IndicatorField): CellValue {
  const value = goal && indicatorValue(goal, field);
  return value === null && goal && field === 'target' && !isFirstGoal ? NONE : value;
}

function ownValue({ indicator }: TableRow, field: IndicatorField): CellValue {
  return indicator && indicatorValue(indicator, field);
}

function axisValue({ axis, strategy }: TableRow, hasAxes: boolean): CellValue {
  if (axis) return cellText(`${axis.code}: ${axis.name}`);
  return strategy && hasAxes ? NONE : null;
}

const EXECUTION = 'EJECUCIÓN DE METAS';
const EXECUTION_HEADINGS: Readonly<Record<ExecutionField, string | WrittenColumn['heading']>> = {
  executed: [EXECUTION, 'Ejecutado', 'Abs.'],
  executedPercent: [EXECUTION, 'Ejecutado', '%'],
  pending: [EXECUTION, 'Pendiente', 'Abs.'],
  pendingPercent: [EXECUTION, 'Pendiente', '%'],
  activityDone: 'ACTIVIDAD REALIZADA',
  observations: 'Observaciones',
  light: 'SEMÁFORO',
  lightReason: 'MOTIVO DEL SEMÁFORO',
};

function executionColumns(execution: Annex): Column[] {
  return executionFields(execution).map((field) => executionColumn(field, execution.legend));
}

function executionColumn(field: ExecutionField, legend: Legend): Column {
  const isPercent = field === 'executedPercent' || field === 'pendingPercent';
  const isFigure = field === 'executed' || field === 'pending';
  return {
    heading: EXECUTION_HEADINGS[field],
    width: field === 'observations' ? 60 : field === 'lightReason' ? 30 : isPercent || isFigure ? 10 : 14,
    span: 'row',
    kind: isPercent ? 'percent' : isFigure ? 'figure' : 'text',
    value: ({ evaluated }) => evaluated && executionValue(evaluated, field, legend),
  };
}
