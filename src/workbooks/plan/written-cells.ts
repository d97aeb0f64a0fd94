/** What the cells of a plan's table hold, so that reading them gives the same plan. */
import type { CellRichTextValue, CellValue } from 'exceljs';
import { type Amount, amountNumber, amountOfNumber, amountText } from '../../domain/amount';
import { measureDetailText, measureWord } from '../../domain/measure-text';
import type { IndicatorContent } from '../../domain/plan';
import { cellText } from '../layout/workbook-bytes';
import { type IndicatorField, OPTIONAL_FIELDS, PROGRAMMING_FIELDS } from './plan-headings';

/** Says that there is none where an empty cell would take what stands above. */
export const NONE = '–';

const FONT = { name: 'Calibri', size: 10 } as const;

/** The optional columns that some of the indicators use, in their order. */
export function usedFields(indicators: readonly IndicatorContent[]): IndicatorField[] {
  const isProgrammed = (period: 'quarter' | 'month'): boolean =>
    indicators.some(({ programming }) => programming?.period === period);
  const used = new Set<IndicatorField>([
    ...(indicators.some(({ rule }) => rule.measure !== 'sum') ? (['measure'] as const) : []),
    ...(indicators.some(({ rule }) => measureDetailText(rule) !== null) ? (['detail'] as const) : []),
    ...(indicators.some(({ direction }) => direction === 'decreasing') ? (['direction'] as const) : []),
    ...(indicators.some(({ baseline }) => baseline !== null) ? (['baseline'] as const) : []),
    ...(indicators.some(({ sensitive }) => sensitive) ? (['sensitive'] as const) : []),
    ...(['quarter', 'month'] as const)
      .filter(isProgrammed)
      .flatMap((period) => PROGRAMMING_FIELDS[period].map(({ field }) => field)),
  ]);
  return OPTIONAL_FIELDS.map(({ field }) => field).filter((field) => used.has(field));
}

/** What an indicator's cell holds; null leaves it empty. */
export function indicatorValue(indicator: IndicatorContent, field: IndicatorField): CellValue {
  switch (field) {
    case 'indicator':
      return cellText(`${indicator.number}. ${indicator.name}`);
    case 'unit':
      return cellText(indicator.unit);
    case 'target':
      return targetValue(indicator);
    case 'institutions':
      return institutionsValue(indicator);
    case 'measure':
      return measureWord(indicator.rule);
    case 'detail':
      return cellText(measureDetailText(indicator.rule) ?? '') || null;
    case 'direction':
      return indicator.direction === 'decreasing' ? 'decreciente' : 'creciente';
    case 'baseline':
      return indicator.baseline === null ? null : amountValue(indicator.baseline);
    case 'sensitive':
      return indicator.sensitive ? 'sí' : 'no';
    default:
      return programmedValue(indicator, field);
  }
}

/** An amount as a number, or as text where a number would not hold all of its digits. */
export function amountValue(amount: Amount): number | string {
  const number = amountNumber(amount);
  const read = amountOfNumber(number);
  return 'amount' in read && read.amount === amount ? number : plainText(amount);
}

function targetValue({ target, targetNote }: IndicatorContent): CellValue {
  if (targetNote === null) return target === null ? null : amountValue(target);
  if (target === null) return targetNote;
  const note = { font: { ...FONT, vertAlign: 'superscript' as const }, text: targetNote };
  return { richText: [{ font: FONT, text: `${plainText(target)} ` }, note] };
}

// A fourth decimal tells 1.250 apart from one thousand two hundred and fifty.
function plainText(amount: Amount): string {
  const text = amountText(amount);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function institutionsValue({ participation }: IndicatorContent): CellRichTextValue | null {
  if (participation.length === 0) return null;
  return {
    richText: participation.flatMap(({ institution, role }, index) => [
      ...(index > 0 ? [{ font: { ...FONT, bold: false }, text: '/ ' }] : []),
      { font: { ...FONT, bold: role === 'responsible' }, text: cellText(institution) },
    ]),
  };
}

function programmedValue({ programming }: IndicatorContent, field: IndicatorField): CellValue {
  if (!programming) return null;
  const index = PROGRAMMING_FIELDS[programming.period].findIndex((each) => each.field === field);
  const amount = programming.amounts[index] ?? null;
  return amount === null ? null : amountValue(amount);
}
