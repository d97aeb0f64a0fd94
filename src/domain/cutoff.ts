/** The cutoff that an address asks for. */
import { type IsoDate, readDate } from './dates';
import { Refusal } from './refusal';

/** The day of `?corte=2019-12-31`; null where none is asked for. A day that does not exist is refused. */
export function askedCutoff(asked: unknown): IsoDate | null {
  if (asked === undefined || asked === '') return null;
  const text = Array.isArray(asked) ? asked.join(', ') : typeof asked === 'string' ? asked : '';
  const day = readDate(text);
  if (day === null) throw new Refusal(`La fecha de corte «${text}» no existe; escríbala como AAAA-MM-DD.`);
  return day;
}
