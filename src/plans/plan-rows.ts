/** Between the rows of a plan's version and its content as documents have it. */
import { inCodeOrder } from '../domain/codes';
import { storedMeasureRule, measureDetailText } from '../domain/measure-text';
import type { IndicatorContent, PlanContent, PlanElementContent } from '../domain/plan';
import { programmingText, storedProgramming } from '../domain/programming-text';
import type { IndicatorVersion } from './indicator-version.entity';
import type { VersionRows, WordingRow } from './version-rows.repository';

/** Content of a version; institutions under the names that `acronymOf` gives. */
export function contentOf(rows: VersionRows, acronymOf: (id: number) => string): PlanContent {
  const codes = new Map(rows.elements.map((element) => [element.id, element.code]));
  const levels = new Map(rows.elements.map((element) => [element.id, element.level]));
  const codeOf = (id: number | null): string | null => (id === null ? null : (codes.get(id) ?? null));
  const elements: PlanElementContent[] = rows.elementVersions.map((version) => ({
    code: codes.get(version.elementId) ?? '',
    level: levels.get(version.elementId) ?? 'line',
    name: version.name,
    parent: codeOf(version.parentId),
    axis: codeOf(version.axisId),
  }));
  const indicators = indicatorsOf(rows, codes, acronymOf);
  return {
    elements: inCodeOrder(elements, ({ code }) => code),
    indicators: inCodeOrder(
      indicators,
      ({ element }) => element,
      ({ number }) => number,
    ),
    footnotes: rows.footnotes.map(({ mark, text }) => ({ mark, text })),
  };
}

function indicatorsOf(
  rows: VersionRows,
  codes: ReadonlyMap<number, string>,
  acronymOf: (id: number) => string,
): IndicatorContent[] {
  const identities = new Map(rows.indicators.map((indicator) => [indicator.id, indicator]));
  const participations = new Map<number, IndicatorContent['participation'][number][]>();
  for (const { indicatorId, institutionId, role } of rows.participations) {
    const list = participations.get(indicatorId) ?? [];
    participations.set(indicatorId, list);
    list.push({ institution: acronymOf(institutionId), role });
  }
  return rows.indicatorVersions.map((version) => {
    const identity = identities.get(version.indicatorId);
    return {
      element: codes.get(identity?.elementId ?? 0) ?? '',
      number: identity?.number ?? 0,
      ...wordingOf(version),
      participation: participations.get(version.indicatorId) ?? [],
    };
  });
}

function wordingOf(version: WordingRow): Omit<IndicatorContent, 'element' | 'number' | 'participation'> {
  const { name, unit, target, targetNote, measure, measureDetail, direction, baseline, sensitive, programming } =
    version;
  return {
    name,
    unit,
    target,
    targetNote,
    rule: storedMeasureRule(measure, measureDetail),
    direction,
    baseline,
    sensitive,
    programming: storedProgramming(programming),
  };
}

/** The columns of an indicator's wording as they are stored. */
export function storedWording(content: IndicatorContent): Partial<IndicatorVersion> {
  const { name, unit, target, targetNote, rule, direction, baseline, sensitive, programming } = content;
  return {
    name,
    unit,
    target,
    targetNote,
    measure: rule.measure,
    measureDetail: measureDetailText(rule),
    direction,
    baseline,
    sensitive,
    programming: programmingText(programming),
  };
}
