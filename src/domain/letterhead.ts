/** The three parts that head a commission's documents, beside each other: country, ministry, the cause it works for. */
export interface Letterhead {
  readonly country: string;
  readonly ministry: string;
  readonly cause: string;
}

/** As the acta of the ordinary session N° 120 of the CNLCTF prints it. */
export const CNLCTF_LETTERHEAD: Letterhead = {
  country: 'PERÚ',
  ministry: 'Ministerio de Trabajo y Promoción del Empleo',
  cause: 'Alianza contra el Trabajo Forzoso',
};
