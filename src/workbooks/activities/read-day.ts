/** Dates as cells hold them: dates, `dd/mm/yyyy`, ISO text, serial numbers of the 1900 system, a month alone. */
import { type IsoDate, isoDate, readDate, readMonth } from '../../domain/dates';
import type { SheetCell } from '../../domain/sheet';
import type { Found } from '../layout/findings';

/** A day; of a month alone its first and last one. */
export interface DaySpan {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** 1954-10-03 and 2099-12-31: smaller numbers are years or quantities in the wrong column. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 73_050;
/** Serial 0; exact from 1900-03-01 on, since the 1900 system counts a 29 February 1900 that never was. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads the day or month of a cell; an hour behind it is left out. */
export function readDay(cell: SheetCell): Found<DaySpan> {
  if (cell.kind === 'number') return oneDay(serialDate(cell.number ?? Number.NaN), cell.text);
  const text = cell.text.trim();
  if (cell.kind === 'date') return oneDay(readDate(text.slice(0, 10)), text);
  if (/^\d{5}$/.test(text)) return oneDay(serialDate(Number(text)), text);
  const month = readMonth(text);
  return month ? { value: month } : oneDay(readDate(text), text);
}

function serialDate(serial: number): IsoDate | null {
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return null;
  const day = new Date(SERIAL_EPOCH + Math.floor(serial) * DAY_MS);
  return isoDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function oneDay(day: IsoDate | null, typed: string): Found<DaySpan> {
  if (day !== null) return { value: { first: day, last: day } };
  const shown = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
  return {
    refused: `«${shown}» no es una fecha; escriba por ejemplo 18/11/2019, o noviembre de 2019 si solo se sabe el mes.`,
  };
}
