import type { Cell, CellErrorValue, CellRichTextValue, CellValue, RichText } from 'exceljs';
import type { SheetCell, TextRun } from '../../domain/sheet';
import { ValueType } from './workbook-library';

/** What a cell shows, without its place. */
export type Content = Omit<SheetCell, 'row' | 'column'>;

const DAY = 86_400_000;
// Serial numbers of dates that a sheet can show: 1900-01-01 to 9999-12-31; a zero with a date format is no date.
const FIRST_DATE = Date.UTC(1900, 0, 1);
const LAST_DATE = Date.UTC(9999, 11, 31);
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const SERIAL_ZERO_1904 = Date.UTC(1904, 0, 1);
// exceljs decodes shared texts and leaves inline ones; only what XML cannot hold is decoded here, for both.
const ESCAPED = /_x(00[01][0-9A-Fa-f])_/g;

/** The content of a cell that exceljs read, or null where a person sees nothing in it. */
export function contentOf(cell: Cell, emptyResult: boolean, date1904: boolean): Content | null {
  const bold = cell.font?.bold === true;
  if (cell.type !== ValueType.Formula) return ofValue(cell.value, bold, cell.numFmt, date1904);
  const result: CellValue | undefined = cell.result;
  if (result !== undefined && result !== null) return ofValue(result, bold, cell.numFmt, date1904);
  return emptyResult ? null : { kind: 'no-result', text: '' };
}

function ofValue(value: CellValue, bold: boolean, format: string | undefined, date1904: boolean): Content | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return ofText(value, bold);
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'VERDADERO' : 'FALSO' };
  if (value instanceof Date) return ofDate(value, format, date1904);
  if (isError(value)) return { kind: 'error', text: value.error };
  if (isRichText(value)) return ofRuns(value.richText.map((run) => runOf(run, bold)));
  return { kind: 'error', text: '#¿?' };
}

// A run without a typeface of its own has the cell's.
function runOf({ text, font }: RichText, bold: boolean): TextRun {
  return { text, bold: font ? font.bold === true : bold };
}

function ofText(value: string, bold: boolean): Content | null {
  const text = decoded(value);
  return text.trim() === '' ? null : { kind: 'text', text, runs: [{ text, bold }] };
}

function ofRuns(runs: readonly TextRun[]): Content | null {
  const readable = runs.map(({ text, bold }) => ({ text: decoded(text), bold })).filter(({ text }) => text !== '');
  const text = readable.map((run) => run.text).join('');
  return text.trim() === '' ? null : { kind: 'text', text, runs: readable };
}

// A sheet stores sums such as 0.30000000000000004 and shows, as everywhere, at most 15 digits: 0.3.
function ofNumber(stored: number): Content {
  if (!Number.isFinite(stored)) return { kind: 'error', text: '#¡NUM!' };
  const number = Number.isSafeInteger(stored) ? stored || 0 : Number(stored.toPrecision(15));
  return { kind: 'number', text: written(number), number };
}

// Only very large and very small numbers come as powers of ten, and only for them is the slow way taken.
function written(number: number): string {
  const text = String(number);
  return text.includes('e') ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

// exceljs takes every format with a letter of dates or hours for a date; hours alone stay the part of a day they are.
function ofDate(date: Date, format: string | undefined, date1904: boolean): Content {
  const time = date.getTime();
  if (showsDay(format ?? '') && time >= FIRST_DATE && time < LAST_DATE + DAY) {
    return { kind: 'date', text: date.toISOString().slice(0, 10) };
  }
  return ofNumber((time - (date1904 ? SERIAL_ZERO_1904 : SERIAL_ZERO)) / DAY);
}

/**
 * Whether a number format shows a day, month or year: texts in quotes, colours and hours aside. A format with places
 * for digits shows a number; its letters were escaped, and exceljs has dropped the escapes.
 */
export function showsDay(format: string): boolean {
  const codes = format.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').replace(/s[.,]0+/g, 's');
  if (/[0#?]/.test(codes)) return false;
  return /[yd]/i.test(codes) || (/m/i.test(codes) && !/[hs]/i.test(codes));
}

// `_x000D_` is how a workbook writes characters that XML cannot hold; line ends come in three ways.
function decoded(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}

function isError(value: object): value is CellErrorValue {
  return 'error' in value;
}

function isRichText(value: object): value is CellRichTextValue {
  return 'richText' in value;
}
