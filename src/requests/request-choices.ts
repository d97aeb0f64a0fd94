/** What a request can be made of: the institutions that take part in a plan, and its indicators by a filter. */
import type { IndicatorContent, PlanElementContent } from '../domain/plan';
import { askedAbout, keyOf } from '../domain/task-lines';
import { compareNames, fold } from '../domain/text';
import type { PlanAtVersion } from '../plans/plans.service';
import { askedInstitution } from './request-reading.service';

/** The plan that a request is about, among those that may be chosen. */
export interface PlanChoice {
  readonly at: PlanAtVersion;
  readonly reference: string;
  readonly all: readonly { readonly reference: string; readonly title: string }[];
}

export interface InstitutionChoice {
  readonly id: number;
  readonly acronym: string;
  readonly name: string;
  /** The collective that it reports under; null: none. */
  readonly collective: string | null;
  /** Whether it is responsible for an indicator of the plan or involved in one. */
  readonly takesPart: boolean;
}

/** Null and empty: any. */
export interface IndicatorFilter {
  readonly institution: string | null;
  readonly part: string | null;
  readonly axis: string | null;
  readonly text: string | null;
}

export interface IndicatorChoice {
  readonly id: number;
  readonly indicator: IndicatorContent;
}

/**
 * Those that may be asked, of a collective in its place the members: first who takes part in the plan, then the others,
 * who can only be asked questions.
 */
export function institutionChoices({ content, directory }: PlanAtVersion): InstitutionChoice[] {
  const taking = new Set(
    content.indicators.flatMap(({ participation }) => participation.map((part) => part.institution)),
  );
  const known = directory.entries.flatMap(({ code: acronym, collective = null }) => {
    const id = directory.idOf(acronym);
    const takesPart = taking.has(acronym) || (collective !== null && taking.has(collective));
    return id === null ? [] : [{ id, acronym, name: directory.nameOf(id), collective, takesPart }];
  });
  const collectives = new Set(known.flatMap(({ collective }) => collective ?? []));
  const place = ({ takesPart, collective, acronym }: InstitutionChoice): string =>
    `${takesPart ? 1 : 2} ${collective ?? ''} ${acronym}`;
  return known.filter(({ acronym }) => !collectives.has(acronym)).sort((a, b) => compareNames(place(a), place(b)));
}

/** Acronyms that the plan prints beside its indicators, and its axes. */
export function filterChoices({ content }: PlanAtVersion): {
  readonly institutions: readonly string[];
  readonly axes: readonly PlanElementContent[];
} {
  const acronyms = content.indicators.flatMap(({ participation }) => participation.map((each) => each.institution));
  return {
    institutions: [...new Set(acronyms)].sort(compareNames),
    axes: content.elements.filter(({ level }) => level === 'axis'),
  };
}

/** The plan's indicators in its order, those alone that pass the filter. */
export function indicatorChoices(at: PlanAtVersion, filter: IndicatorFilter): IndicatorChoice[] {
  const ids = new Map(at.indicators.map(({ id, key }) => [key, id]));
  const elements = new Map(at.content.elements.map((each) => [each.code, each]));
  return at.content.indicators.flatMap((indicator) => {
    const id = ids.get(keyOf(indicator));
    return id !== undefined && passes(indicator, filter, elements) ? [{ id, indicator }] : [];
  });
}

/** Of some indicators those about which one of the institutions would be asked; all of them where none is chosen. */
export function askableAmong(
  at: PlanAtVersion,
  choices: readonly IndicatorChoice[],
  institutionIds: readonly number[],
): IndicatorChoice[] {
  if (institutionIds.length === 0) return [...choices];
  const institutions = institutionIds.map((id) => askedInstitution(at, id));
  return choices.filter(({ indicator }) => askedAbout(indicator, institutions).length > 0);
}

function passes(
  indicator: IndicatorContent,
  { institution, part, axis, text }: IndicatorFilter,
  elements: ReadonlyMap<string, PlanElementContent>,
): boolean {
  const parts = indicator.participation.filter(
    (each) => (!institution || each.institution === institution) && (!part || each.role === part),
  );
  if ((institution || part) && parts.length === 0) return false;
  if (axis && axisOf(indicator.element, elements) !== axis) return false;
  const lineName = elements.get(indicator.element)?.name ?? '';
  return !text || fold(`${indicator.element} ${lineName} ${indicator.name}`).includes(fold(text));
}

/** The axis that an element's strategy carries; null: it stands under none. */
function axisOf(code: string, elements: ReadonlyMap<string, PlanElementContent>): string | null {
  const element = elements.get(code);
  if (element === undefined) return null;
  return element.axis ?? (element.parent === null ? null : axisOf(element.parent, elements));
}
