/**
 * The twenty columns of Anexo 1, in the groups of its heading. One entry tells a column's heading, what its cells
 * show and with which rows above it shares a cell; whoever prints the table walks this list.
 */
import type { AnnexIndicator, AnnexObjective, AnnexRow } from '../domain/annex';
import type { Amount } from '../domain/amount';
import { shownAmount, shownFraction, shownPercent } from './format';

export interface TextPart {
  readonly text: string;
  readonly bold: boolean;
}

/** Paragraphs of a cell, each made of parts. */
export type CellText = readonly (readonly TextPart[])[];

/** What one row of the printed table shows: a row of the annex under its objective, or an objective without lines. */
export interface PrintedRow {
  readonly objective: AnnexObjective;
  readonly row: AnnexRow | null;
}

export interface AnnexColumn {
  readonly group: string;
  /** Heading above two columns, within the group; null: none. */
  readonly pair: string | null;
  readonly heading: string;
  readonly kind: 'code' | 'text' | 'figure' | 'observations';
  /** Rows that follow each other with the same key share one cell; null: every row has its own. */
  readonly sharedBy: ((row: AnnexRow) => string) | null;
  readonly text: (printed: PrintedRow) => CellText;
}

const OBJECTIVE = 'Objetivo específico';
const STRATEGY = 'Eje estratégico y estrategia';
const LINE = 'Línea de acción';
const EXECUTION = 'Ejecución de metas';

export const ANNEX_COLUMNS: readonly AnnexColumn[] = [
  ofObjective('Ítem', 'code', (objective) => plain(objective.code)),
  ofObjective('Objetivo específico', 'text', (objective) => plain(objective.name)),
  ofObjective('Indicador', 'text', (objective) => objective.indicators.flatMap(nameOf)),
  ofObjective('Unidad de medida', 'text', (objective) => objective.indicators.flatMap(({ unit }) => plain(unit))),
  ofObjective('Meta física', 'figure', targetsOf),
  ofObjective('Responsables', 'text', responsiblesOf),
  ofStrategy('Eje estratégico', 'text', axisKey, ({ axis }) => plain(axis.code && `${axis.code}: ${axis.name}`)),
  ofStrategy('Ítem', 'code', strategyKey, ({ strategy }) => plain(strategy.code)),
  ofStrategy('Estrategia', 'text', strategyKey, ({ strategy }) => plain(strategy.name)),
  ofLine('Ítem', 'code', lineKey, ({ line }) => plain(line.code)),
  ofLine('Línea de acción', 'text', lineKey, ({ line }) => plain(line.name)),
  ofLine('Indicador', 'text', null, ({ indicator }) => nameOf(indicator)),
  ofLine('Unidad de medida', 'text', null, ({ indicator }) => plain(indicator.unit)),
  ofLine('Meta física', 'figure', null, ({ indicator }) => targetOf(indicator)),
  ofLine('Instituciones involucradas (en negrita las responsables)', 'text', institutionsKey, ({ indicator }) =>
    participationOf(indicator),
  ),
  ofExecution('Ejecutado', 'Abs.', ({ figure }) => (figure.executed === null ? '' : shownFraction(figure.executed))),
  ofExecution('Ejecutado', '%', ({ figure }) => percentOf(figure.achievement?.shownExecutedPercent)),
  ofExecution('Pendiente', 'Abs.', ({ figure }) =>
    figure.achievement ? shownFraction(figure.achievement.pending) : '',
  ),
  ofExecution('Pendiente', '%', ({ figure }) => percentOf(figure.achievement?.shownPendingPercent)),
  {
    ...ofLine('Observaciones', 'observations', null, ({ indicator }) => plain(indicator.observations)),
    group: 'Observaciones',
  },
];

/** The name of an indicator behind its number: `1. Número de eventos…`. */
export function nameOf({ number, name }: AnnexIndicator): CellText {
  return plain(`${number}. ${name}`);
}

/** A target with the mark of its footnote: `0 a/`; empty where the plan states none. */
export function targetOf({ target, targetNote }: { target: Amount | null; targetNote: string | null }): CellText {
  return plain([target === null ? '' : shownAmount(target), targetNote ?? ''].filter((part) => part !== '').join(' '));
}

/** Institutions parted by strokes, the responsible ones bold and first. */
export function participationOf({ responsible, involved }: AnnexIndicator): CellText {
  const parts = [
    ...responsible.map((text) => ({ text, bold: true })),
    ...involved.map((text) => ({ text, bold: false })),
  ];
  const stroke = { text: ' / ', bold: false };
  return parts.length === 0 ? [] : [parts.flatMap((part, index) => (index === 0 ? [part] : [stroke, part]))];
}

/** One line for each of several indicators, so that it is plain which has no target. */
function targetsOf({ indicators }: AnnexObjective): CellText {
  const targets = indicators.map(targetOf);
  return indicators.length < 2 ? targets.flat() : targets.flatMap((each) => (each.length > 0 ? each : plain('–')));
}

/** One list where it serves all indicators; else one for each, ended by a full stop. */
function responsiblesOf({ indicators }: AnnexObjective): CellText {
  const lists = indicators.map(participationOf);
  const [first = []] = lists;
  const areSame = lists.every((list) => JSON.stringify(list) === JSON.stringify(first));
  return areSame ? first : lists.flatMap(([list = []]) => [[...list, { text: '.', bold: false }]]);
}

function plain(text: string): CellText {
  return text === '' ? [] : [[{ text, bold: false }]];
}

function percentOf(percent: number | undefined): string {
  return percent === undefined ? '' : shownPercent(percent);
}

function axisKey({ objective, axis }: AnnexRow): string {
  return `${objective.code}\n${axis.code}`;
}

function strategyKey(row: AnnexRow): string {
  return `${axisKey(row)}\n${row.strategy.code}`;
}

function lineKey(row: AnnexRow): string {
  return `${strategyKey(row)}\n${row.line.code}`;
}

function institutionsKey(row: AnnexRow): string {
  const { responsible, involved } = row.indicator;
  return [lineKey(row), responsible.join('/'), involved.join('/')].join('\n');
}

type Kind = AnnexColumn['kind'];
type Key = AnnexColumn['sharedBy'];

function ofObjective(heading: string, kind: Kind, text: (objective: AnnexObjective) => CellText): AnnexColumn {
  const sharedBy = ({ objective }: AnnexRow): string => objective.code;
  return { group: OBJECTIVE, pair: null, heading, kind, sharedBy, text: ({ objective }) => text(objective) };
}

function ofStrategy(heading: string, kind: Kind, sharedBy: Key, text: (row: AnnexRow) => CellText): AnnexColumn {
  return { ...ofLine(heading, kind, sharedBy, text), group: STRATEGY };
}

function ofLine(heading: string, kind: Kind, sharedBy: Key, text: (row: AnnexRow) => CellText): AnnexColumn {
  return { group: LINE, pair: null, heading, kind, sharedBy, text: ({ row }) => (row === null ? [] : text(row)) };
}

function ofExecution(pair: string, heading: string, text: (indicator: AnnexIndicator) => string): AnnexColumn {
  return { ...ofLine(heading, 'figure', null, ({ indicator }) => plain(text(indicator))), group: EXECUTION, pair };
}
