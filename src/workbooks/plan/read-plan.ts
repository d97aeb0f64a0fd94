/** The plan workbook: a commission's plan in the layout of its Anexo 1, with or without execution. */
import type { CatalogueEntry } from '../../domain/catalogue';
import { indicatorKey } from '../../domain/annex';
import { LEGEND, type Legends } from '../../domain/legend';
import type { FootnoteContent, PlanContent, StatedContent } from '../../domain/plan';
import type { PlanReading } from '../../domain/readings';
import { cellAddress, type Sheet } from '../../domain/sheet';
import { Findings } from '../layout/findings';
import { findHeadings } from '../layout/find-headings';
import { SheetGrid } from '../layout/sheet-grid';
import type { IndicatorDraft } from './indicator-draft';
import { IndicatorRegister, type RegisteredIndicator } from './indicator-register';
import { Levels } from './levels';
import { withParticipation } from './participation';
import { type IndicatorGroup, PLAN_HEADINGS } from './plan-headings';
import type { PlanRow } from './plan-row';
import { planRows } from './plan-rows';
import { PlanTree } from './plan-tree';
import { readIndicators } from './read-indicators';
import { statedContent } from './stated-content';

const NOTHING: PlanContent = { elements: [], indicators: [], footnotes: [] };

/**
 * Reads a plan's sheet. Elements come from objectives down to lines, each level by code; indicators by element and
 * number; all in the order of their codes, whatever the order of the rows. With a needed heading missing nothing else
 * is read; past a thousand errors (or warnings) the rest is only counted. Lights go by the labels of `legends`.
 */
export function readPlan(
  sheet: Sheet,
  institutions: readonly CatalogueEntry[],
  legends: Legends = [LEGEND],
): PlanReading {
  const findings = new Findings();
  const grid = new SheetGrid(sheet);
  const headings = findHeadings(sheet, PLAN_HEADINGS, grid);
  headings.errors.forEach(({ cell, message }) => findings.refuse(cell, message));
  if (headings.errors.length > 0) return reading(NOTHING, [], [], findings);
  const { table, footnotes } = planRows(grid, headings, legends, findings);
  const tree = new PlanTree(findings);
  const drafts = readTable(table, new Levels(tree), legends);
  const register = new IndicatorRegister(legends[0], findings);
  for (const group of ['objective', 'line'] as const) {
    withParticipation(drafts[group], group, institutions, findings).forEach((taken) => register.add(taken));
  }
  const registered = register.all();
  const elements = tree.elements();
  if (elements.length === 0) tellNoPlan(headings.firstRow, findings);
  tellBareLines(elements, registered, new Map(tree.cells()), findings);
  tellMissingNotes(registered, footnotes, findings);
  const stated = registered.flatMap(
    ({ content, stated: draft }) => (draft && statedContent(content, draft, legends[0], findings)) ?? [],
  );
  const content = { elements, indicators: registered.map((each) => each.content), footnotes };
  const indicatorCells = registered.map((each) => [indicatorKey(each.content), each.cell] as const);
  return reading(content, stated, [...tree.cells(), ...indicatorCells], findings);
}

function reading(
  content: PlanContent,
  stated: readonly StatedContent[],
  cells: readonly (readonly [string, string])[],
  { warnings, errors }: Findings,
): PlanReading {
  return { content, stated, cells: Object.fromEntries(cells), warnings, errors };
}

function readTable(
  rows: readonly PlanRow[],
  levels: Levels,
  legends: Legends,
): Record<IndicatorGroup, IndicatorDraft[]> {
  const drafts: Record<IndicatorGroup, IndicatorDraft[]> = { objective: [], line: [] };
  for (const row of rows) {
    const standing = levels.enter(row);
    for (const group of ['objective', 'line'] as const) {
      const code = standing[group];
      const read = readIndicators(row, group, code ?? '', legends);
      if (code) drafts[group].push(...read);
      else if (code === null && read.length > 0 && !row.has(`${group}.name`)) tellMissingCode(row, group);
    }
  }
  return drafts;
}

function tellMissingCode(row: PlanRow, group: IndicatorGroup): void {
  const [of, example] = group === 'line' ? ['de la línea de acción', 'LA 1.3.3'] : ['del objetivo', 'OE 1'];
  row.refuse(
    `${group}.item`,
    `Falta el código ${of} a que pertenece el indicador; escríbalo, por ejemplo «${example}».`,
  );
}

function tellNoPlan(firstRow: number, findings: Findings): void {
  findings.refuse(cellAddress(firstRow, 1), 'La hoja no tiene ningún objetivo, estrategia ni línea de acción.');
}

function tellBareLines(
  elements: PlanContent['elements'],
  registered: readonly RegisteredIndicator[],
  cells: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  const measured = new Set(registered.map(({ content }) => content.element));
  for (const { code, level } of elements) {
    if (level !== 'line' || measured.has(code)) continue;
    findings.warn(cells.get(code) ?? '', `${code} no tiene indicadores; no aparecerá en el anexo.`);
  }
}

function tellMissingNotes(
  registered: readonly RegisteredIndicator[],
  footnotes: readonly FootnoteContent[],
  findings: Findings,
): void {
  const marks = new Set(footnotes.map(({ mark }) => mark));
  for (const { content, cell } of registered) {
    const { targetNote } = content;
    if (targetNote === null || marks.has(targetNote)) continue;
    findings.warn(cell, `La meta lleva la llamada ${targetNote} y no hay una nota ${targetNote} debajo de la tabla.`);
  }
}
