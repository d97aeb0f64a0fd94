import type { IsoDate } from './dates';

/** The three parts that head a commission's documents, beside each other: country, ministry, the cause it works for. */
export interface Letterhead {
  readonly country: string;
  readonly ministry: string;
  readonly cause: string;
}

/** A letterhead and the first day of the documents that bear it. */
export interface DatedLetterhead extends Letterhead {
  readonly since: IsoDate;
}

/** As the acta of the ordinary session N° 120 of the CNLCTF prints it; of a commission that has set none. */
export const CNLCTF_LETTERHEAD: Letterhead = {
  country: 'PERÚ',
  ministry: 'Ministerio de Trabajo y Promoción del Empleo',
  cause: 'Alianza contra el Trabajo Forzoso',
};

/** The letterhead of documents of a day: the last one that began on it or before. */
export function letterheadOn(day: IsoDate, letterheads: readonly DatedLetterhead[]): Letterhead {
  const begun = letterheads.filter(({ since }) => since <= day);
  const [first, ...others] = begun;
  if (first === undefined) return CNLCTF_LETTERHEAD;
  return others.reduce((last, each) => (each.since > last.since ? each : last), first);
}
