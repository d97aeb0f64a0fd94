/**
 * Calendar dates as ISO text and the Spanish words for them. No clock: today is always an argument.
 * All of a plan's days are days of Lima (America/Lima, UTC-5 the whole year).
 */

/** A day as `YYYY-MM-DD`; such texts compare in the order of the days. */
export type IsoDate = string;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const SLASHED = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;
const LIMA_OFFSET_MS = 5 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'setiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/** The date as ISO text, or null where the day does not exist (`2019-02-29`). */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const at = new Date(Date.UTC(2000, month - 1, day));
  at.setUTCFullYear(year, month - 1, day);
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  if (!exists || year < 1 || year > 9999) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** Reads `2019-11-18`, `18/11/2019` or `18.11.2019`; null where the text is no existing day. */
export function readDate(text: string): IsoDate | null {
  const iso = ISO.exec(text.trim());
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(text.trim());
  return slashed ? isoDate(Number(slashed[3]), Number(slashed[2]), Number(slashed[1])) : null;
}

/** Reads a month alone, `11/2019` or `noviembre de 2019`, as its first and last day; null where it is none. */
export function readMonth(text: string): { first: IsoDate; last: IsoDate } | null {
  const folded = text.trim().toLowerCase().replace('septiembre', 'setiembre');
  const numbered = /^(\d{1,2})[/.-](\d{4})$/.exec(folded) ?? swapped(/^(\d{4})-(\d{1,2})$/.exec(folded));
  if (numbered) return monthSpan(Number(numbered[2]), Number(numbered[1]));
  const named = /^([a-z]+)(?: de| del)? (\d{4})$/.exec(folded);
  const month = named ? MONTHS.indexOf(named[1] as (typeof MONTHS)[number]) + 1 : 0;
  return named && month > 0 ? monthSpan(Number(named[2]), month) : null;
}

/** The first and last day of a month (1 to 12); null where there is no such month. */
export function monthSpan(year: number, month: number): { first: IsoDate; last: IsoDate } | null {
  const first = isoDate(year, month, 1);
  if (first === null) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { first, last: `${first.slice(0, 8)}${pad(days)}` };
}

/** The day in Lima at an instant. */
export function limaDate(instant: Instant): IsoDate {
  return new Date(instant - LIMA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The day and minute in Lima at an instant: `2020-01-15` and `11:02`. */
export function limaMinute(instant: Instant): { date: IsoDate; time: string } {
  const text = new Date(instant - LIMA_OFFSET_MS).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The last instant of a day in Lima, 23:59:59.999: deadlines run until then. */
export function endOfLimaDay(date: IsoDate): Instant {
  return Date.parse(`${date}T00:00:00Z`) + LIMA_OFFSET_MS + DAY_MS - 1;
}

/** The day so many days later; earlier where negative. */
export function plusDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days from one day to another; negative where it lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** The Monday of a day's week. */
export function mondayOf(date: IsoDate): IsoDate {
  return plusDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** A date as Peru writes it, `18/11/2019`. */
export function slashedDate(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** The Spanish name of a month, 1 to 12, in lower case. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

function swapped(match: RegExpExecArray | null): [string, string, string] | null {
  return match ? [match[0], match[2] ?? '', match[1] ?? ''] : null;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
