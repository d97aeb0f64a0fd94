/** A small plan with an indicator of each measure, and sheets of activities for it. */
import type { MeasureRule } from '../../src/domain/measure';
import type { IndicatorContent } from '../../src/domain/plan';
import type { ActivitiesContext, ActivitiesReading } from '../../src/domain/readings';
import type { Sheet } from '../../src/domain/sheet';
import { readActivities } from '../../src/workbooks/activities/read-activities';
import { type CellSource, type OddCell, sheetOf } from './sheets';

/** An indicator on which MTPE, SUNAFIL and GORES may report. */
export function indicatorOf(element: string, number: number, rule: MeasureRule, unit = 'Persona'): IndicatorContent {
  return {
    element,
    number,
    name: `Indicador ${number} de ${element}`,
    unit,
    target: 800_000n,
    targetNote: null,
    rule,
    direction: 'increasing',
    baseline: null,
    sensitive: false,
    programming: null,
    participation: [
      { institution: 'MTPE', role: 'responsible' },
      { institution: 'SUNAFIL', role: 'involved' },
      { institution: 'GORES', role: 'involved' },
    ],
  };
}

export const STAGES = [
  { name: 'Elaborado', weight: 500_000n },
  { name: 'Aprobado por R.M.', weight: 1_000_000n },
];

/** Lines by measure: sum 1.1.1 (two indicators), latest 1.1.2, ratio 1.1.3, milestone 1.1.4, criteria 1.1.5, distinct. */
export const CONTEXT: ActivitiesContext = {
  planCode: 'POA-2019',
  period: { startsOn: '2019-01-01', endsOn: '2019-12-31', countsFrom: '2019-09-18' },
  indicators: [
    indicatorOf('OE 2', 1, { measure: 'sum' }),
    indicatorOf('LA 1.1.1', 1, { measure: 'sum' }, 'Evento'),
    indicatorOf('LA 1.1.1', 2, { measure: 'sum' }),
    indicatorOf('LA 1.1.2', 1, { measure: 'latest' }),
    indicatorOf('LA 1.1.3', 1, { measure: 'ratio' }),
    indicatorOf('LA 1.1.4', 1, { measure: 'milestone', stages: STAGES }),
    indicatorOf('LA 1.1.5', 1, { measure: 'criteria', needed: 2, of: 5 }),
    indicatorOf('LA 1.1.6', 1, { measure: 'distinct', of: 'region' }),
    indicatorOf('LA 1.1.7', 1, { measure: 'distinct', of: 'subject' }),
    indicatorOf('LA 1.1.8', 1, { measure: 'average' }),
  ],
  institutions: [
    { code: 'MTPE', names: ['Ministerio de Trabajo y Promoción del Empleo'] },
    { code: 'SUNAFIL', names: ['Superintendencia Nacional de Fiscalización Laboral'] },
    { code: 'MPFN', names: ['Ministerio Público', 'MP-FN'] },
    { code: 'MININTER-PNP', names: ['MININTER/PNP'] },
    { code: 'GORES', names: ['Gobiernos regionales'] },
  ],
  regions: [
    { code: '04', names: ['Arequipa'] },
    { code: '15', names: ['Lima'] },
    { code: '1501', names: ['Lima Metropolitana'] },
    { code: '25', names: ['Ucayali'] },
  ],
  validating: false,
};

/** A row by heading; what it leaves out is empty. */
export type RowSource = Readonly<Record<string, CellSource>>;

/** The sheet `Actividades` with its headings in row 1 and the rows from row 2 on. */
export function activitiesSheet(rows: readonly RowSource[], merges: readonly string[] = []): Sheet {
  const cells = rows.map((row) => HEADINGS.map((heading) => row[heading] ?? null));
  return { ...sheetOf([HEADINGS, ...cells], merges), name: 'Actividades' };
}

/** Reads rows against the small plan. */
export function readRows(
  rows: readonly RowSource[],
  { merges = [], ...context }: Partial<ActivitiesContext> & { merges?: readonly string[] } = {},
): ActivitiesReading {
  return readActivities([activitiesSheet(rows, merges)], { ...CONTEXT, ...context });
}

/** A cell with a date. */
export function day(iso: string): OddCell {
  return { kind: 'date', text: iso };
}

/** In columns A to T. */
export const HEADINGS = [
  'CLAVE',
  'LÍNEA DE ACCIÓN',
  'INDICADOR',
  'FECHA',
  'FECHA FIN',
  'REGIÓN',
  'ACTIVIDAD',
  'CANTIDAD',
  'MUJERES',
  'HOMBRES',
  'INSTITUCIÓN',
  'DOCUMENTO',
  'CUENTA',
  'MOTIVO',
  'SIN AVANCE',
  'DENOMINADOR',
  'ETAPA',
  'SUJETO',
  'CRITERIO',
  'NOTA DE VALIDACIÓN',
];
