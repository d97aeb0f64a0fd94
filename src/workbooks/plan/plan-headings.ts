/** The headings of the official layout of a plan (Anexo 1), with the optional columns that it takes besides. */
import type { Heading, HeadingSpec } from '../layout/heading-spec';

/** Indicators stand under objectives and under lines of action, with the same columns. */
export type IndicatorGroup = 'objective' | 'line';
export type ProgrammingField = `quarter${number}` | `month${number}`;
export type IndicatorField =
  | 'indicator'
  | 'unit'
  | 'target'
  | 'institutions'
  | 'measure'
  | 'detail'
  | 'direction'
  | 'baseline'
  | 'sensitive'
  | ProgrammingField;
export type ExecutionField =
  | 'executed'
  | 'executedPercent'
  | 'pending'
  | 'pendingPercent'
  | 'activityDone'
  | 'observations'
  | 'light'
  | 'lightReason';
export type CodedLevel = 'objective' | 'strategy' | 'line';
export type PlanColumn =
  `${CodedLevel}.item` | `${CodedLevel}.name` | 'axis' | `${IndicatorGroup}.${IndicatorField}` | ExecutionField;

const MONTHS = ['ENE', 'FEB', 'MAR', 'ABR', 'MAY', 'JUN', 'JUL', 'AGO', 'SET', 'OCT', 'NOV', 'DIC'];

/** The columns of programming in the order of the periods, with how they are headed. */
export const PROGRAMMING_FIELDS: Readonly<
  Record<'quarter' | 'month', readonly { readonly field: ProgrammingField; readonly name: string }[]>
> = {
  quarter: [1, 2, 3, 4].map((number) => ({ field: `quarter${number}` as const, name: `PROG. T${number}` })),
  month: MONTHS.map((month, index) => ({ field: `month${index + 1}` as const, name: `PROG. ${month}` })),
};

/** How the optional columns of an indicator are headed, in their order. */
export const OPTIONAL_FIELDS: readonly { readonly field: IndicatorField; readonly name: string }[] = [
  { field: 'measure', name: 'MEDICIÓN' },
  { field: 'detail', name: 'DETALLE DE MEDICIÓN' },
  { field: 'direction', name: 'SENTIDO' },
  { field: 'baseline', name: 'LÍNEA BASE' },
  { field: 'sensitive', name: 'SENSIBLE' },
  ...PROGRAMMING_FIELDS.quarter,
  ...PROGRAMMING_FIELDS.month,
];

export const LEVEL_WORDS: Readonly<Record<CodedLevel, { readonly of: string; readonly example: string }>> = {
  objective: { of: 'del objetivo', example: 'OE 1' },
  strategy: { of: 'de la estrategia', example: 'E 1.3' },
  line: { of: 'de la línea de acción', example: 'LA 1.3.3' },
};

/** What the importer looks for; texts that occur twice belong to the group in which they stand. */
export const PLAN_HEADINGS: HeadingSpec<PlanColumn> = {
  groups: [
    [
      item('objective'),
      { key: 'objective.name', name: 'OBJETIVO ESPECÍFICO', others: ['OBJETIVOS ESPECÍFICOS'], required: true },
      ...indicatorColumns('objective'),
      { key: 'objective.institutions', name: 'RESPONSABLES', others: ['RESPONSABLE'], required: true },
    ],
    [
      { key: 'axis', name: 'EJE ESTRATÉGICO', others: ['EJES ESTRATÉGICOS'], required: true },
      item('strategy'),
      { key: 'strategy.name', name: 'ESTRATEGIA', others: ['ESTRATEGIAS'], required: true },
    ],
    [
      item('line'),
      { key: 'line.name', name: 'LÍNEA DE ACCIÓN', others: ['LÍNEAS DE ACCIÓN'], required: true },
      ...indicatorColumns('line'),
      {
        key: 'line.institutions',
        name: 'INSTITUCIONES INVOLUCRADAS (EN NEGRITA LAS RESPONSABLES)',
        others: ['INSTITUCIONES', 'INSTITUCIONES INVOLUCRADAS EN NEGRITA LAS RESPONSABLES'],
        label: 'INSTITUCIONES INVOLUCRADAS',
        required: true,
      },
    ],
  ],
  anywhere: [
    { key: 'executed', name: 'Ejecutado Abs.', others: ['Ejecutado'], required: false },
    { key: 'executedPercent', name: 'Ejecutado %', others: ['% Ejecutado'], required: false },
    { key: 'pending', name: 'Pendiente Abs.', others: ['Pendiente'], required: false },
    { key: 'pendingPercent', name: 'Pendiente %', others: ['% Pendiente'], required: false },
    { key: 'activityDone', name: 'ACTIVIDAD REALIZADA', required: false },
    { key: 'observations', name: 'Observaciones', others: ['Observación'], required: false },
    { key: 'light', name: 'SEMÁFORO', required: false },
    { key: 'lightReason', name: 'MOTIVO DEL SEMÁFORO', required: false },
  ],
};

function item(level: CodedLevel): Heading<PlanColumn> {
  return { key: `${level}.item`, name: 'ITEM', label: `ITEM (${LEVEL_WORDS[level].of})`, required: true };
}

function indicatorColumns(group: IndicatorGroup): Heading<PlanColumn>[] {
  const of = LEVEL_WORDS[group].of;
  const labelled = (name: string): { name: string; label: string } => ({ name, label: `${name} (${of})` });
  return [
    { key: `${group}.indicator`, ...labelled('INDICADOR'), others: ['INDICADORES'], required: true },
    { key: `${group}.unit`, ...labelled('UNIDAD DE MEDIDA'), required: true },
    { key: `${group}.target`, ...labelled('META FÍSICA'), others: ['METAS FÍSICAS'], required: true },
    ...OPTIONAL_FIELDS.map(({ field, name }): Heading<PlanColumn> => ({
      key: `${group}.${field}`,
      name,
      required: false,
    })),
  ];
}

/** How a column is headed, for messages. */
export function headingOf(column: PlanColumn): string {
  const all = [...PLAN_HEADINGS.groups.flat(), ...(PLAN_HEADINGS.anywhere ?? [])];
  const heading = all.find(({ key }) => key === column);
  return (heading?.label ?? heading?.name ?? '').replace(/ \(.*$/, '');
}
