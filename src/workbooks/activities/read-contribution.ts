/** What a row adds to its indicator: quantities and what the indicator's measure needs beside them. */
import { type Amount, amountText, UNIT } from '../../domain/amount';
import type { ContributionContent } from '../../domain/activity';
import { type CountChoice, whyNotChoose } from '../../domain/counting';
import type { IsoDate } from '../../domain/dates';
import type { MeasureRule } from '../../domain/measure';
import type { IndicatorContent } from '../../domain/plan';
import type { ActivityRow } from './activity-row';
import type { ActivityField } from './columns';
import { readMeasureParts, warnOfUnused } from './read-measure-parts';
import { quoted, readQuantity, readYesNo } from '../layout/read-words';

type Quantities = Pick<ContributionContent, 'quantity' | 'women' | 'men' | 'denominator'>;
type Choice = Pick<ContributionContent, 'choice' | 'choiceReason'>;

/** What decides with the row whether it counts; null where the activity's end was refused. */
export interface CountingDates {
  readonly endedOn: IsoDate;
  readonly countsFrom: IsoDate | null;
}

/** The contribution of a row to an indicator; null where part of it was refused. */
export function readContribution(
  row: ActivityRow,
  indicator: IndicatorContent,
  dates: CountingDates | null,
): ContributionContent | null {
  const { element, number, rule } = indicator;
  const quantities = readQuantities(row, rule);
  const parts = readMeasureParts(row, rule);
  const choice = readChoice(row, dates);
  warnOfUnused(row, indicator);
  if (quantities === null || parts === null || choice === null) return null;
  return { element, number, ...quantities, ...parts, ...choice };
}

/** Reads the figures of a row whose indicator is not known, for what is wrong with them alone. */
export function checkFigures(row: ActivityRow, dates: CountingDates | null): void {
  for (const field of ['quantity', 'women', 'men', 'denominator'] as const) optionalQuantity(row, field);
  readChoice(row, dates);
}

function readQuantities(row: ActivityRow, rule: MeasureRule): Quantities | null {
  const women = optionalQuantity(row, 'women');
  const men = optionalQuantity(row, 'men');
  const quantity = readTotal(row, rule, women, men);
  const denominator = rule.measure === 'ratio' ? readDenominator(row) : { amount: null };
  if (!quantity || !women || !men || !denominator) return null;
  const parts = (women.amount ?? 0n) + (men.amount ?? 0n);
  if (parts > (quantity.amount ?? 0n)) {
    const figures = `MUJERES y HOMBRES suman ${amountText(parts)} y CANTIDAD es ${amountText(quantity.amount ?? 0n)}`;
    return row.refuse(women.amount === null ? 'men' : 'women', `${figures}; las partes no pueden pasar el total.`);
  }
  return {
    quantity: quantity.amount ?? 0n,
    women: women.amount,
    men: men.amount,
    denominator: denominator.amount,
  };
}

/** Null: refused; an amount of null: the cell is empty. */
type OptionalAmount = { readonly amount: Amount | null } | null;

function optionalQuantity(row: ActivityRow, field: ActivityField): OptionalAmount {
  const cell = row.cell(field);
  if (cell === null) return row.has(field) ? null : { amount: null };
  const read = readQuantity(cell);
  return 'value' in read ? { amount: read.value } : row.refuse(field, read.refused);
}

function readTotal(row: ActivityRow, rule: MeasureRule, women: OptionalAmount, men: OptionalAmount): OptionalAmount {
  const read = optionalQuantity(row, 'quantity');
  if (read === null || read.amount !== null) return read;
  // A stage reached or a criterion met says it all; for every other measure blank is not zero, and not one either.
  if (rule.measure === 'milestone' || rule.measure === 'criteria') return { amount: UNIT };
  const parts = (women?.amount ?? 0n) + (men?.amount ?? 0n);
  const hint = parts > 0n ? ` (MUJERES y HOMBRES suman ${amountText(parts)})` : '';
  return row.refuse('quantity', `CANTIDAD está vacía; escriba el total${hint}, 0 si no suma a la meta.`);
}

function readDenominator(row: ActivityRow): OptionalAmount {
  const read = optionalQuantity(row, 'denominator');
  if (read === null || read.amount !== null) return read;
  return row.refuse(
    'denominator',
    'El indicador es una razón; escriba aquí el denominador y en CANTIDAD el numerador.',
  );
}

function readChoice(row: ActivityRow, dates: CountingDates | null): Choice | null {
  const cell = row.cell('choice');
  if (cell === null) return row.has('choice') ? null : { choice: null, choiceReason: null };
  const yes = readYesNo(cell);
  if (yes === null) {
    return row.refuse('choice', `${quoted(cell.text)} no es sí ni no; escriba sí o no, o deje la celda vacía.`);
  }
  const choice: CountChoice = yes ? 'yes' : 'no';
  const reason = row.text('reason') || null;
  if (reason === null && row.has('reason')) return null;
  const why = whyNotChoose({ ...(dates ?? UNDATED), choice, reason, countedWith: null });
  return why === null ? { choice, choiceReason: reason } : row.refuse('reason', why);
}

// Without its date nothing is against the rule: the date's own error comes first.
const UNDATED: CountingDates = { endedOn: '9999-12-31', countsFrom: null };
