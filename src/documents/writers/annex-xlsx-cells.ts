/** What the cells of the annex's table hold in a workbook: texts as texts, figures as numbers in the light's colours. */
import type { CellRichTextValue, CellValue } from 'exceljs';
import { amountNumber } from '../../domain/amount';
import type { AnnexIndicator } from '../../domain/annex';
import { shownFigures } from '../../domain/annex-json';
import type { IsoDate } from '../../domain/dates';
import { ANNEX_COLUMNS, type AnnexColumn, type PrintedRow, type TextPart } from '../../presentation/annex-columns';
import type { LightStyle, LightStyles } from '../../presentation/light-style';
import { reportingWords } from '../../presentation/words';
import type { WrittenCell } from './xlsx-book';
import { BOLD_FONT, CENTRED_LOOK, coloured, figureLook, type Look, PLAIN_FONT, TEXT_LOOK } from './xlsx-looks';
import type { Paragraphs } from './xlsx-measure';
import { cellText } from './xlsx-package';

const BEYOND = 'El detalle de todas las actividades está en la hoja «Actividades».';

/** Place of the column of observations, from 0. */
export const OBSERVATIONS = ANNEX_COLUMNS.findIndex(({ kind }) => kind === 'observations');

const OF_OBJECTIVE = ANNEX_COLUMNS[0]?.group;
const NOTHING: Paragraphs = [];

/** Numbers of more units would lose digits in a cell and stay text. */
const LARGEST_NUMBER = 1e11;

const FIGURES: Readonly<Record<string, keyof ReturnType<typeof shownFigures>>> = {
  'Ejecutado Abs.': 'executed',
  'Ejecutado %': 'executedPercent',
  'Pendiente Abs.': 'pending',
  'Pendiente %': 'pendingPercent',
};

/** A row with its figures of execution; null where it is an objective without lines. */
export interface RowFigures {
  readonly printed: PrintedRow;
  readonly figures: ReturnType<typeof shownFigures> | null;
}

/** A row with what all of its cells need, looked up once. */
export interface RowTexts extends RowFigures {
  readonly light: LightStyle | null;
  /** By column what it shows; empty where it is a figure in one line, or shared with the row above. */
  readonly paragraphs: readonly Paragraphs[];
}

/** What all rows of an annex have in common. */
export interface RowSetting {
  readonly cutoff: IsoDate;
  /** By the legend of the annex. */
  readonly lights: LightStyles;
}

/** The texts of a row of the table; `isOwn` tells of a column's place whether its cell begins in this row. */
export function rowTexts(printed: PrintedRow, isOwn: (place: number) => boolean, setting: RowSetting): RowTexts {
  const { row } = printed;
  const light = row === null ? null : setting.lights[row.indicator.light];
  const paragraphs = ANNEX_COLUMNS.map((column, place): Paragraphs => {
    if (!isOwn(place) || (column.kind === 'figure' && column.group !== OF_OBJECTIVE)) return NOTHING;
    if (place !== OBSERVATIONS || row === null || light === null) return column.text(printed);
    return observationsOf(row.indicator, light, setting.cutoff);
  });
  return { printed, light, figures: figuresOf(printed), paragraphs };
}

function observationsOf(indicator: AnnexIndicator, { sign, label }: LightStyle, cutoff: IsoDate): Paragraphs {
  const detail = reportingWords(indicator.light, indicator.figure.reporting, cutoff);
  const heading = { text: `${sign} ${label}${detail === '' ? '' : `: ${detail}`}`, bold: true };
  const { observations, observationTotals } = indicator;
  const told = observationTotals === null ? observations : `${observationTotals}\n${BEYOND}`;
  const lines = told === '' ? [] : told.split('\n');
  return [[heading], ...lines.map((text): readonly TextPart[] => [{ text, bold: false }])];
}

/** The cell of a column at its place. */
export function cellOf(column: AnnexColumn, place: number, texts: RowTexts): WrittenCell {
  const look = emptyLook(column, texts);
  const paragraphs = texts.paragraphs[place] ?? NOTHING;
  if (column.kind !== 'figure') {
    return { value: richValue(paragraphs, place === OBSERVATIONS ? texts.light : null), look };
  }
  const figure = numberOf(column, texts);
  const isPercent = column.pair !== null && column.heading === '%';
  const number = figure !== null && isPercent ? figure / 100 : figure;
  if (number === null || number >= LARGEST_NUMBER) return { value: richValue(column.text(texts.printed), null), look };
  const light = column.pair === null ? null : texts.light;
  return { value: number, look: figureLook(isPercent ? 'percent' : decimalsOf(number), light) };
}

/** The look of a column's cells that hold nothing of their own. */
export function emptyLook(column: AnnexColumn, texts: RowTexts): Look {
  if (column.kind === 'figure') return figureLook(0, column.pair === null ? null : texts.light);
  return column.kind === 'code' ? CENTRED_LOOK : TEXT_LOOK;
}

/** Paragraphs as a cell's value, the bold ones in the colour of a light; null where there is no text. */
export function richValue(paragraphs: Paragraphs, light: LightStyle | null): CellValue {
  const parts = paragraphs.flatMap((each, index) => (index === 0 ? each : [BREAK, ...each]));
  if (parts.length === 0) return null;
  if (parts.every(({ bold }) => !bold)) return cellText(parts.map(({ text }) => text).join(''));
  const bold = light === null ? BOLD_FONT : coloured(light, true);
  const richText: CellRichTextValue['richText'] = [];
  for (const part of joined(parts)) richText.push({ font: part.bold ? bold : PLAIN_FONT, text: cellText(part.text) });
  return { richText };
}

const BREAK: TextPart = { text: '\n', bold: false };

function joined(parts: readonly TextPart[]): TextPart[] {
  const runs: TextPart[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.bold === part.bold) runs[runs.length - 1] = { text: last.text + part.text, bold: part.bold };
    else runs.push(part);
  }
  return runs;
}

/** The figures of execution of a row. */
export function figuresOf({ row }: PrintedRow): RowFigures['figures'] {
  return row === null ? null : shownFigures(row.indicator);
}

/** What a column of figures holds as a number; null where it shows a text, or nothing. */
export function numberOf({ pair, heading, group }: AnnexColumn, { printed, figures }: RowFigures): number | null {
  if (pair !== null) {
    const figure = FIGURES[`${pair} ${heading}`];
    return figure === undefined ? null : (figures?.[figure] ?? null);
  }
  const isOfLine = group === 'Línea de acción';
  const goals = isOfLine ? (printed.row ? [printed.row.indicator] : []) : printed.objective.indicators;
  const [goal, ...more] = goals;
  return goal && more.length === 0 && goal.target !== null && goal.targetNote === null
    ? amountNumber(goal.target)
    : null;
}

function decimalsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0;
}
