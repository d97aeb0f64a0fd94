/** Quantities, small whole numbers and sí / no as cells hold them. */
import { type Amount, amountOfNumber, readAmount, units } from '../../domain/amount';
import type { SheetCell } from '../../domain/sheet';
import { fold } from '../../domain/text';
import type { Found } from './findings';

/** Reads a quantity that a cell stores as a number or as text. */
export function readQuantity(cell: SheetCell): Found<Amount> {
  if (cell.kind === 'date') {
    return { refused: `La celda tiene una fecha (${cell.text}) y no una cantidad; escriba el número, por ejemplo 12.` };
  }
  // Most quantities are whole numbers, which need no reading of decimals.
  if (cell.kind === 'number' && isSmallWhole(cell.number)) return { value: units(cell.number) };
  const reading = cell.kind === 'number' ? amountOfNumber(cell.number ?? Number.NaN) : readAmount(cell.text);
  return 'refused' in reading ? reading : { value: reading.amount };
}

function isSmallWhole(number: number | undefined): number is number {
  return number !== undefined && Number.isInteger(number) && number >= 0 && number < 1e9;
}

/** Reads the number of an indicator or criterion, with or without the word before it (`Indicador 2`); null: none. */
export function readOrdinal(cell: SheetCell): number | null {
  if (cell.kind === 'date') return null;
  const match = /^(?:[a-z]+\.?\s*)?(?:n\s?[°º.]+\s*)?(\d{1,4})[.)]?$/i.exec(cell.text.trim());
  return match ? Number(match[1]) : null;
}

const YES_NO: Readonly<Record<string, boolean>> = {
  si: true,
  verdadero: true,
  true: true,
  no: false,
  falso: false,
  false: false,
};

/** Reads sí or no, also the cell's own true or false; null where it is neither. */
export function readYesNo(cell: SheetCell): boolean | null {
  const word = fold(cell.text);
  return Object.hasOwn(YES_NO, word) ? (YES_NO[word] ?? null) : null;
}

/** A text short enough to be quoted in a message. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `«${line.length > 60 ? `${line.slice(0, 60)}…` : line}»`;
}
