/** What an indicator's measure needs beside quantities: a stage, a subject, a criterion. */
import type { ContributionContent } from '../../domain/activity';
import type { MeasureRule } from '../../domain/measure';
import { measureWord } from '../../domain/measure-text';
import type { IndicatorContent } from '../../domain/plan';
import { fold, oneLine } from '../../domain/text';
import type { ActivityRow } from './activity-row';
import { type ActivityField, headingOf } from './columns';
import { quoted, readOrdinal } from '../layout/read-words';

type MeasureParts = Pick<ContributionContent, 'stage' | 'subject' | 'criterion'>;

/** The parts that the rule needs, the others null; null where one is missing or wrong. */
export function readMeasureParts(row: ActivityRow, rule: MeasureRule): MeasureParts | null {
  const stage = rule.measure === 'milestone' ? readStage(row, rule.stages) : undefined;
  const subject = usesSubject(rule) ? readSubject(row) : undefined;
  const criterion = rule.measure === 'criteria' ? readCriterion(row, rule.of) : undefined;
  if (stage === null || subject === null || criterion === null) return null;
  return { stage: stage ?? null, subject: subject ?? null, criterion: criterion ?? null };
}

function readStage(row: ActivityRow, stages: readonly { readonly name: string }[]): number | null {
  const typed = fold(row.text('stage'));
  const position = stages.findIndex(({ name }) => fold(name) === typed) + 1;
  if (position > 0) return position;
  const names = stages.map(({ name }) => `«${name}»`).join(', ');
  const wrong =
    typed === '' ? 'Falta la etapa alcanzada' : `${quoted(row.text('stage'))} no es una etapa del indicador`;
  return row.refuse('stage', `${wrong}; escriba una de estas: ${names}.`);
}

function readSubject(row: ActivityRow): string | null {
  const subject = oneLine(row.text('subject'));
  if (fold(subject) !== '') return subject;
  return row.refuse(
    'subject',
    'El indicador cuenta sujetos distintos; escriba el nombre del sujeto, por ejemplo un país.',
  );
}

function readCriterion(row: ActivityRow, of: number): number | null {
  const cell = row.cell('criterion');
  const criterion = cell === null ? null : readOrdinal(cell);
  if (criterion !== null && criterion >= 1 && criterion <= of) return criterion;
  const wrong = cell === null ? 'Falta el criterio cumplido' : `${quoted(cell.text)} no es un criterio del indicador`;
  return row.refuse('criterion', `${wrong}; escriba su número, de 1 a ${of}.`);
}

function usesSubject(rule: MeasureRule): boolean {
  return rule.measure === 'criteria' || (rule.measure === 'distinct' && rule.of === 'subject');
}

/** Warns of filled columns that the indicator's measure does not use. */
export function warnOfUnused(row: ActivityRow, { element, number, rule }: IndicatorContent): void {
  const used: Partial<Record<ActivityField, boolean>> = {
    denominator: rule.measure === 'ratio',
    stage: rule.measure === 'milestone',
    subject: usesSubject(rule),
    criterion: rule.measure === 'criteria',
  };
  for (const field of ['denominator', 'stage', 'subject', 'criterion'] as const) {
    if (used[field] || row.cell(field) === null) continue;
    const measure = `el indicador ${number} de ${element} se mide por ${measureWord(rule)}`;
    row.warn(field, `${headingOf(field)} no se guarda: ${measure}; deje la celda vacía o revise la línea de acción.`);
  }
}
