/**
 * The addresses of the pages about a plan, as links write them. A plan is named as people do, `POA-2019`; where several
 * commissions have that code with its own, `CNLCTF~POA-2019`.
 */
import type { IsoDate } from '../domain/dates';
import { MATRIX_PARAMETERS, type MatrixQuery } from '../domain/matrix-query';
import { referenceInAddress } from '../domain/plan-reference';

/** The matrix of a plan; empty parameters are left out. */
export function matrixAddress(plan: string, query: MatrixQuery): string {
  const asked = MATRIX_PARAMETERS.flatMap((name) => {
    const value = query[name];
    return value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `${planAddress(plan)}/anexo-1${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
}

/** The annex of a plan as a file. */
export function annexFileAddress(plan: string, format: string, cutoff: IsoDate): string {
  return `${planAddress(plan)}/anexo-1.${format}?corte=${cutoff}`;
}

/** The page of an indicator, named by its key (`LA 2.1.7-1`). */
export function indicatorAddress(plan: string, key: string, cutoff: IsoDate): string {
  return `${planAddress(plan)}/indicadores/${key.replace(' ', '-')}?corte=${cutoff}`;
}

/** The page of a line over the years of its multi-year plan. */
export function lineAddress(plan: string, code: string): string {
  return `${planAddress(plan)}/lineas/${code.replace(' ', '-')}`;
}

/** The indicators of a plan's objectives. */
export function objectivesAddress(plan: string, cutoff: IsoDate): string {
  return `${planAddress(plan)}/objetivos?corte=${cutoff}`;
}

/** The first page, showing one plan at a cutoff. */
export function boardAddress(plan: string, cutoff: IsoDate): string {
  return `/?plan=${encodeURIComponent(referenceInAddress(plan))}&corte=${cutoff}`;
}

/** A code as addresses write it: `OE1`. */
export function compactCode(code: string): string {
  return code.replace(' ', '');
}

function planAddress(plan: string): string {
  return `/planes/${encodeURIComponent(referenceInAddress(plan))}`;
}
