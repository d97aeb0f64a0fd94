/** The columns of the sheet `Actividades`: how they are headed, what they are called here, how much text they hold. */

export interface ActivityColumn {
  readonly field: ActivityField;
  readonly heading: string;
  /** Most characters that a cell may hold. */
  readonly limit: number;
  /** Where a sheet without the column cannot be read at all. */
  readonly required: boolean;
}

export type ActivityField =
  | 'key'
  | 'line'
  | 'indicator'
  | 'startsOn'
  | 'endedOn'
  | 'region'
  | 'title'
  | 'quantity'
  | 'women'
  | 'men'
  | 'institution'
  | 'documents'
  | 'choice'
  | 'reason'
  | 'noProgress'
  | 'denominator'
  | 'stage'
  | 'subject'
  | 'criterion'
  | 'validationNote';

const KEY_LIMIT = 100;
const WORD_LIMIT = 100;
const NAME_LIMIT = 300;
const TEXT_LIMIT = 4_000;
const LIST_LIMIT = 10_000;

/** In the order in which the template shows them. `NOTA DE VALIDACIÓN` is written only where MOTIVO is taken. */
export const ACTIVITY_COLUMNS: readonly ActivityColumn[] = [
  { field: 'key', heading: 'CLAVE', limit: KEY_LIMIT, required: false },
  { field: 'line', heading: 'LÍNEA DE ACCIÓN', limit: WORD_LIMIT, required: true },
  { field: 'indicator', heading: 'INDICADOR', limit: WORD_LIMIT, required: false },
  { field: 'startsOn', heading: 'FECHA', limit: WORD_LIMIT, required: true },
  { field: 'endedOn', heading: 'FECHA FIN', limit: WORD_LIMIT, required: false },
  { field: 'region', heading: 'REGIÓN', limit: WORD_LIMIT, required: false },
  { field: 'title', heading: 'ACTIVIDAD', limit: TEXT_LIMIT, required: false },
  { field: 'quantity', heading: 'CANTIDAD', limit: WORD_LIMIT, required: false },
  { field: 'women', heading: 'MUJERES', limit: WORD_LIMIT, required: false },
  { field: 'men', heading: 'HOMBRES', limit: WORD_LIMIT, required: false },
  { field: 'institution', heading: 'INSTITUCIÓN', limit: LIST_LIMIT, required: true },
  { field: 'documents', heading: 'DOCUMENTO', limit: LIST_LIMIT, required: false },
  { field: 'choice', heading: 'CUENTA', limit: WORD_LIMIT, required: false },
  { field: 'reason', heading: 'MOTIVO', limit: TEXT_LIMIT, required: false },
  { field: 'noProgress', heading: 'SIN AVANCE', limit: WORD_LIMIT, required: false },
  { field: 'denominator', heading: 'DENOMINADOR', limit: WORD_LIMIT, required: false },
  { field: 'stage', heading: 'ETAPA', limit: NAME_LIMIT, required: false },
  { field: 'subject', heading: 'SUJETO', limit: NAME_LIMIT, required: false },
  { field: 'criterion', heading: 'CRITERIO', limit: WORD_LIMIT, required: false },
  { field: 'validationNote', heading: 'NOTA DE VALIDACIÓN', limit: TEXT_LIMIT, required: false },
];

const BY_FIELD = new Map(ACTIVITY_COLUMNS.map((column) => [column.field, column]));

/** The heading of a column, as messages name it. */
export function headingOf(field: ActivityField): string {
  return BY_FIELD.get(field)?.heading ?? '';
}

/** Most characters that a cell of the column may hold; forms that take the same text hold to it too. */
export function limitOf(field: ActivityField): number {
  return BY_FIELD.get(field)?.limit ?? 0;
}

/** Quantities belong to one row; a merged block of them would leave open which row they are of. */
export const ROW_OWN_FIELDS: ReadonlySet<ActivityField> = new Set<ActivityField>([
  'quantity',
  'women',
  'men',
  'denominator',
]);
