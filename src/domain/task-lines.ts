/**
 * Which lines of action an institution is asked about: those with a requested indicator in which it takes part,
 * responsible or involved, itself or as a member of a collective.
 */
import type { IndicatorContent, PlanContent } from './plan';

/** An institution that a request is addressed to. */
export interface AskedInstitution {
  readonly acronym: string;
  /** The collective that it reports under; null: it is no member. */
  readonly collective: string | null;
}

export interface TaskLine {
  /** `LA 1.4.4`, or an objective's code. */
  readonly code: string;
  readonly name: string;
  readonly indicators: readonly IndicatorContent[];
}

/** Whether an institution takes part in an indicator. */
export function takesPart({ participation }: IndicatorContent, { acronym, collective }: AskedInstitution): boolean {
  return participation.some(({ institution }) => institution === acronym || institution === collective);
}

/** The key of an indicator, `LA 2.1.4-2`. */
export function keyOf({ element, number }: IndicatorContent): string {
  return `${element}-${number}`;
}

/** The lines of an institution in a request, in the plan's order; `requested` holds the keys of indicators. */
export function taskLines(
  { elements, indicators }: PlanContent,
  requested: ReadonlySet<string>,
  institution: AskedInstitution,
): TaskLine[] {
  const names = new Map(elements.map(({ code, name }) => [code, name]));
  const lines = new Map<string, IndicatorContent[]>();
  for (const indicator of indicators) {
    if (!requested.has(keyOf(indicator)) || !takesPart(indicator, institution)) continue;
    lines.set(indicator.element, [...(lines.get(indicator.element) ?? []), indicator]);
  }
  return [...lines].map(([code, own]) => ({ code, name: names.get(code) ?? '', indicators: own }));
}

/** Of the institutions that a request is addressed to those that it asks about an indicator. */
export function askedAbout(
  indicator: IndicatorContent,
  institutions: readonly AskedInstitution[],
): readonly AskedInstitution[] {
  return institutions.filter((institution) => takesPart(indicator, institution));
}

/** The indicators that a request of a plan may ask these institutions about. */
export function askable({ indicators }: PlanContent, institutions: readonly AskedInstitution[]): IndicatorContent[] {
  return indicators.filter((indicator) => askedAbout(indicator, institutions).length > 0);
}
