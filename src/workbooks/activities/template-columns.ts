/** How the template shows each column: its width, its format, and the note on its heading. */
import type { ActivityField } from './columns';

export interface TemplateColumn {
  readonly width: number;
  readonly note: string;
  readonly format?: string;
}

const DATE = 'dd/mm/yyyy';
/** As text, so that Excel makes no date and no number of what is typed. */
const TEXT = '@';

export const TEMPLATE_COLUMNS: Readonly<Record<ActivityField, TemplateColumn>> = {
  key: {
    width: 18,
    format: TEXT,
    note: 'Identifica la actividad. En filas nuevas déjela vacía. Si una actividad aporta a varios indicadores, repita en una fila por indicador la misma clave y los mismos datos.',
  },
  line: {
    width: 14,
    format: TEXT,
    note: 'Código de la línea de acción, por ejemplo LA 1.3.3. Están en la hoja «Líneas».',
  },
  indicator: { width: 12, note: 'Número del indicador de la línea, como en la hoja «Líneas». Vacío es 1.' },
  startsOn: {
    width: 13,
    format: DATE,
    note: 'Fecha de la actividad, por ejemplo 18/11/2019. En una fila de SIN AVANCE, la fecha de la declaración.',
  },
  endedOn: { width: 13, format: DATE, note: 'Último día, si la actividad duró más de uno.' },
  region: { width: 20, format: TEXT, note: 'Región de la actividad. Vacía o Nacional: ninguna en particular.' },
  title: { width: 60, format: TEXT, note: 'Qué se hizo. Queda vacía en una fila de SIN AVANCE.' },
  quantity: {
    width: 13,
    note: 'Lo que la actividad suma al indicador, en su unidad de medida. Sin separar los miles con punto.',
  },
  women: { width: 11, note: 'De la cantidad, cuántas son mujeres. Vacía si no se sabe.' },
  men: { width: 11, note: 'De la cantidad, cuántos son hombres. Vacía si no se sabe.' },
  institution: {
    width: 22,
    format: TEXT,
    note: 'Sigla de la institución que informa. Si la actividad se hizo con otras, después de ella, separadas por «/».',
  },
  documents: {
    width: 34,
    format: TEXT,
    note: 'Documento que sustenta la actividad. Si son varios, uno por línea (Alt+Intro).',
  },
  choice: {
    width: 10,
    note: 'Vacía: decide la regla del plan. Escriba no si el aporte no debe contar para la meta, con el motivo.',
  },
  reason: {
    width: 34,
    format: TEXT,
    note: 'Necesario si CUENTA es no, si es sí en contra de la regla, si no hay DOCUMENTO y para SIN AVANCE.',
  },
  noProgress: {
    width: 10,
    note: 'Escriba sí si no se hizo nada; ACTIVIDAD y CANTIDAD quedan vacías y MOTIVO es necesario.',
  },
  denominator: {
    width: 15,
    note: 'Solo para indicadores que se miden por razón; CANTIDAD es el numerador.',
  },
  stage: { width: 20, format: TEXT, note: 'Solo para hitos: la etapa alcanzada, como en la hoja «Líneas».' },
  subject: {
    width: 20,
    format: TEXT,
    note: 'Solo para criterios y sujetos distintos: su nombre, por ejemplo un país.',
  },
  criterion: { width: 11, note: 'Solo para criterios: el número del criterio cumplido.' },
  validationNote: { width: 34, format: TEXT, note: 'Por qué se validó la actividad sin documento.' },
};
