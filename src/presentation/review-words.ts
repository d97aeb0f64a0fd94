/** What the review of a report says: the fields of a report, the steps of its history. */
import type { FieldChange } from '../domain/submission-difference';

const FIELD_WORDS: Readonly<Record<string, string>> = {
  startsOn: 'fecha',
  endsOn: 'fecha de término',
  region: 'región',
  title: 'qué fue',
  documents: 'documentos',
  comment: 'comentario',
  quantity: 'cantidad',
  women: 'mujeres',
  men: 'hombres',
  under18: 'menores de 18',
  adults: '18 o más',
  denominator: 'total',
  stage: 'etapa',
  subject: 'sujeto',
  criterion: 'criterio',
  reason: 'motivo de «Sin avance»',
};

const STEP_WORDS: Readonly<Record<string, string>> = {
  validated: 'Validada',
  withdrawn: 'Validación retirada',
  dropped: 'El reporte ya no la informa',
};

/** A step of an activity's review. */
export function stepWords(step: string): string {
  return STEP_WORDS[step] ?? step;
}

/** `cantidad (LA 2.1.4-2)`. */
export function changeWords({ field, indicator }: Pick<FieldChange, 'field' | 'indicator'>): string {
  const word = FIELD_WORDS[field] ?? field;
  return indicator === null ? word : `${word} (${indicator})`;
}

/** A field of a report as its form names it: `activities.0.title` is «Actividad 1: qué fue». */
export function remarkWords(field: string): string {
  if (field === '') return 'Todo el reporte';
  const place = /^activities\.(\d+)\.(?:contributions\.\d+\.)?(\w+)$/.exec(field);
  const word = FIELD_WORDS[place?.[2] ?? field] ?? 'reporte';
  return place === null ? upperFirst(word) : `Actividad ${Number(place[1]) + 1}: ${word}`;
}

function upperFirst(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
