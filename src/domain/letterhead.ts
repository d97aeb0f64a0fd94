import type { IsoDate } from './dates';

/** The three parts that head a commission's documents, beside each other: country, ministry, the cause it works for. */
export interface Letterhead {
  readonly country: string;
  readonly ministry: string;
  /** Empty: none. */
  readonly cause: string;
}

/** A letterhead and the first day of the documents that bear it. */
export interface DatedLetterhead extends Letterhead {
  readonly since: IsoDate;
}

/** As the acta of the ordinary session N° 120 of the CNLCTF prints it. */
export const CNLCTF_LETTERHEAD: Letterhead = {
  country: 'PERÚ',
  ministry: 'Ministerio de Trabajo y Promoción del Empleo',
  cause: 'Alianza contra el Trabajo Forzoso',
};

/** What heads the documents of a commission that has set nothing: the country and its own name. */
export function plainLetterhead(commission: string): Letterhead {
  return { country: 'PERÚ', ministry: commission, cause: '' };
}

/** The parts that there are, from left to right. */
export function letterheadParts({ country, ministry, cause }: Letterhead): string[] {
  return [country, ministry, cause].filter((part) => part !== '');
}

/** The letterhead of a commission's documents of a day: the last one that began on it or before. */
export function letterheadOn(
  day: IsoDate,
  { commission, letterheads }: { commission: string; letterheads: readonly DatedLetterhead[] },
): Letterhead {
  const begun = letterheads.filter(({ since }) => since <= day);
  const [first, ...others] = begun;
  if (first === undefined) return plainLetterhead(commission);
  return others.reduce((last, each) => (each.since > last.since ? each : last), first);
}
