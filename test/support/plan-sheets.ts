/** Plan sheets for specs, by the letters of their columns. */
import type { PlanReading } from '../../src/domain/readings';
import type { Legends } from '../../src/domain/legend';
import { readPlan } from '../../src/workbooks/plan/read-plan';
import { type CellSource, sheetOf, rich } from './sheets';

export type PlanCells = Readonly<Record<string, CellSource>>;

/** The official 15 columns, A to O. */
export const HEADINGS = [
  'ITEM',
  'OBJETIVO ESPECÍFICO',
  'INDICADOR',
  'UNIDAD DE MEDIDA',
  'META FÍSICA',
  'RESPONSABLES',
  'EJE ESTRATÉGICO',
  'ITEM',
  'ESTRATEGIA',
  'ITEM',
  'LÍNEA DE ACCIÓN',
  'INDICADOR',
  'UNIDAD DE MEDIDA',
  'META FÍSICA',
  'INSTITUCIONES INVOLUCRADAS (EN NEGRITA LAS RESPONSABLES)',
];

/** Objective, axis and strategy, without a line. */
export const PARENTS: PlanCells = {
  A: 'OE 1',
  B: 'Objetivo uno',
  G: 'EE 2: Detección',
  H: 'E 1.3',
  I: 'Estrategia',
};

/** The cells of a line with one indicator. */
export const LINE: PlanCells = {
  J: 'LA 1.3.3',
  K: 'Capacitar',
  L: '1. Número de eventos',
  M: 'Evento',
  N: 2,
  O: rich('[MTPE]/ SUNAFIL'),
};

/** A whole first row. */
export const FIRST: PlanCells = { ...PARENTS, ...LINE };

const INSTITUTIONS = [
  { code: 'ST-CNLCTF-MTPE', names: ['Secretaría Técnica', 'Secretaría Técnica de la CNLCTF-MTPE'] },
  { code: 'MTPE', names: ['Ministerio de Trabajo y Promoción del Empleo'] },
  { code: 'SUNAFIL', names: ['Superintendencia Nacional de Fiscalización Laboral'] },
  { code: 'MP-FN', names: ['Ministerio Público', 'MPFN'] },
  { code: 'MININTER', names: ['Ministerio del Interior'] },
  { code: 'MININTER-PNP', names: ['Policía Nacional del Perú'] },
  { code: 'GORES', names: ['Gobiernos regionales'] },
  { code: 'GLs', names: ['Gobiernos locales'] },
];

/** Messages as `H12: …`, with the content that was read. */
export interface ShownReading extends Omit<PlanReading, 'errors' | 'warnings'> {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Reads rows below the 15 headings and further ones from P on; the first row of data is row 2. */
export function readRows(
  rows: readonly PlanCells[],
  more: readonly string[] = [],
  merges: readonly string[] = [],
  legends?: Legends,
): ShownReading {
  const headings = [...HEADINGS, ...more];
  const cells = rows.map((row) => headings.map((_, index) => row[String.fromCharCode(65 + index)] ?? null));
  return shown(readPlan(sheetOf([headings, ...cells], merges), INSTITUTIONS, legends));
}

/** Reads a sheet of any shape. */
export function readSheet(rows: readonly (readonly CellSource[])[], merges: readonly string[] = []): ShownReading {
  return shown(readPlan(sheetOf(rows, merges), INSTITUTIONS));
}

function shown({ errors, warnings, ...reading }: PlanReading): ShownReading {
  const line = ({ cell, message }: { cell: string; message: string }): string => `${cell}: ${message}`;
  return { ...reading, errors: errors.map(line), warnings: warnings.map(line) };
}
