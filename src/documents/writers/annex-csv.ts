/** The annex as csv: one row per indicator, UTF-8 with BOM, ISO dates, decimal point. */
import { stringify } from 'csv-stringify/sync';
import { amountText } from '../../domain/amount';
import type { Annex, AnnexIndicator, AnnexObjective, AnnexRow } from '../../domain/annex';
import { instantText, shownFigures } from '../../domain/annex-json';
import { legendOf } from '../../domain/legend';

const COLUMNS = [
  'OE ITEM',
  'OBJETIVO ESPECÍFICO',
  'OE INDICADOR',
  'OE UNIDAD DE MEDIDA',
  'OE META FÍSICA',
  'OE RESPONSABLES',
  'EJE ESTRATÉGICO',
  'E ITEM',
  'ESTRATEGIA',
  'LA ITEM',
  'LÍNEA DE ACCIÓN',
  'N° INDICADOR',
  'INDICADOR',
  'UNIDAD DE MEDIDA',
  'META FÍSICA',
  'NOTA DE LA META',
  'INSTITUCIONES RESPONSABLES',
  'INSTITUCIONES INVOLUCRADAS',
  'EJECUTADO ABS.',
  'EJECUTADO %',
  'PENDIENTE ABS.',
  'PENDIENTE %',
  'SEMÁFORO',
  'OBSERVACIONES',
  'FECHA DE CORTE',
  'CIFRAS VALIDADAS HASTA',
] as const;

/** Bytes of the csv; text that a spreadsheet would take for a formula gets one leading apostrophe. */
export function annexCsv(annex: Annex): Uint8Array {
  const objectives = new Map(annex.objectives.map((objective) => [objective.code, objective]));
  const rows = annex.rows.map((row) => cells(row, objectives.get(row.objective.code), annex));
  const text = stringify([[...COLUMNS], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return new TextEncoder().encode(text);
}

function cells(row: AnnexRow, objective: AnnexObjective | undefined, annex: Annex): (string | number)[] {
  const { indicator } = row;
  const figures = shownFigures(indicator);
  return [
    row.objective.code,
    row.objective.name,
    ...objectiveCells(objective?.indicators ?? []),
    `${row.axis.code}: ${row.axis.name}`,
    row.strategy.code,
    row.strategy.name,
    row.line.code,
    row.line.name,
    indicator.number,
    indicator.name,
    indicator.unit,
    indicator.target === null ? '' : amountText(indicator.target),
    indicator.targetNote ?? '',
    indicator.responsible.join(' / '),
    indicator.involved.join(' / '),
    figures.executed ?? '',
    figures.executedPercent ?? '',
    figures.pending ?? '',
    figures.pendingPercent ?? '',
    legendOf(indicator.light, annex.legend).label,
    indicator.observations,
    annex.cutoff,
    annex.validatedThrough === null ? '' : instantText(annex.validatedThrough),
  ];
}

// Several indicators of one objective share a cell, a line each, as in the annex.
function objectiveCells(indicators: readonly AnnexIndicator[]): string[] {
  const lines = (text: (each: AnnexIndicator) => string): string => indicators.map(text).join('\n');
  return [
    lines((each) => `${each.number}. ${each.name}`),
    lines((each) => each.unit),
    lines((each) => `${each.target === null ? '' : amountText(each.target)} ${each.targetNote ?? ''}`.trim()),
    lines((each) => each.responsible.join(' / ')),
  ];
}
