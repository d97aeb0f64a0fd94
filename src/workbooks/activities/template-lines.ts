/** The sheet `Líneas` of the template, where codes are looked up, and the hidden one that feeds its lists. */
import type { Worksheet } from 'exceljs';
import { amountNumber } from '../../domain/amount';
import { compareNames } from '../../domain/text';
import type { MeasureRule } from '../../domain/measure';
import { measureWord } from '../../domain/measure-text';
import type { IndicatorContent } from '../../domain/plan';
import type { ActivitiesTemplateInput } from './template-input';
import { headingStyle, READABLE } from './template-style';
import { cellText } from '../layout/workbook-bytes';

const COLUMNS: readonly { readonly heading: string; readonly width: number }[] = [
  { heading: 'CÓDIGO', width: 12 },
  { heading: 'NOMBRE', width: 60 },
  { heading: 'INDICADOR', width: 12 },
  { heading: 'NOMBRE DEL INDICADOR', width: 50 },
  { heading: 'UNIDAD DE MEDIDA', width: 20 },
  { heading: 'META FÍSICA', width: 14 },
  { heading: 'MEDICIÓN', width: 18 },
  { heading: 'QUÉ ESCRIBIR', width: 50 },
];

/** Where the lists stand, as formulas of a validation; no milestone, no stages. */
export interface TemplateLists {
  readonly codes: string;
  readonly regions: string;
  readonly institution: string;
  readonly stages: string | null;
}

export async function writeLinesSheet(
  sheet: Worksheet,
  { indicators, elementNames }: ActivitiesTemplateInput,
): Promise<void> {
  COLUMNS.forEach(({ heading, width }, index) => {
    sheet.getColumn(index + 1).width = width;
    sheet.getCell(1, index + 1).value = heading;
    sheet.getCell(1, index + 1).style = headingStyle(true);
    indicators.forEach((indicator, row) => {
      const cell = sheet.getCell(row + 2, index + 1);
      const value = lineValues(indicator, elementNames)[index] ?? null;
      cell.value = typeof value === 'string' ? cellText(value) : value;
      cell.style = READABLE;
    });
  });
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  await sheet.protect('', { formatColumns: true, formatRows: true });
}

export async function writeLists(sheet: Worksheet, input: ActivitiesTemplateInput): Promise<TemplateLists> {
  const { indicators, regions } = input;
  const codes = writeList(sheet, 1, [...new Set(indicators.map(({ element }) => element))]);
  const names = regions.map(({ code, names: [name] }) => name ?? code).sort(compareNames);
  const regionList = writeList(sheet, 2, ['Nacional', ...names]);
  const stages = [...new Set(indicators.flatMap(({ rule }) => stagesOf(rule)))];
  const institution = writeList(sheet, 4, [input.institution.acronym]);
  const stageList = stages.length === 0 ? null : writeList(sheet, 3, stages);
  await sheet.protect('', {});
  return { codes, regions: regionList, institution, stages: stageList };
}

function lineValues(
  { element, number, name, unit, target, rule }: IndicatorContent,
  elementNames: Readonly<Record<string, string>>,
): readonly (string | number | null)[] {
  const goal = target === null ? null : amountNumber(target);
  return [element, elementNames[element] ?? '', number, name, unit, goal, measureWord(rule), whatToWrite(rule)];
}

function whatToWrite(rule: MeasureRule): string {
  switch (rule.measure) {
    case 'sum':
      return 'CANTIDAD: lo que la actividad suma a la meta.';
    case 'latest':
      return 'CANTIDAD: el valor a la fecha; reemplaza al anterior de la institución.';
    case 'average':
      return 'CANTIDAD: el valor medido; cuenta el promedio de todos.';
    case 'ratio':
      return 'CANTIDAD: el numerador. DENOMINADOR: el total del que es parte.';
    case 'distinct':
      return DISTINCT[rule.of];
    case 'milestone':
      return `ETAPA: ${stagesOf(rule).join(', ')}.`;
    case 'criteria':
      return `SUJETO y CRITERIO: quién cumple y qué criterio, de 1 a ${rule.of}; bastan ${rule.needed}.`;
  }
}

const DISTINCT: Readonly<Record<'region' | 'institution' | 'subject', string>> = {
  region: 'REGIÓN: se cuenta una vez cada región. CANTIDAD: 0 si no debe contarse.',
  institution: 'INSTITUCIÓN: se cuenta una vez cada institución. CANTIDAD: 0 si no debe contarse.',
  subject: 'SUJETO: se cuenta una vez cada sujeto. CANTIDAD: 0 si no debe contarse.',
};

function stagesOf(rule: MeasureRule): string[] {
  return rule.measure === 'milestone' ? rule.stages.map(({ name }) => name) : [];
}

function writeList(sheet: Worksheet, column: number, values: readonly string[]): string {
  values.forEach((value, index) => (sheet.getCell(index + 1, column).value = cellText(value)));
  const letter = String.fromCharCode(64 + column);
  return `Listas!$${letter}$1:$${letter}$${Math.max(values.length, 1)}`;
}
