/** A request as the secretariat fills it in, and what has to be mended before it can be sent. */
import type { IsoDate } from '../domain/dates';
import type { IndicatorContent } from '../domain/plan';
import { type FieldProblem, requestProblems } from '../domain/request';
import { askedAbout, type AskedInstitution, keyOf } from '../domain/task-lines';
import type { PlanAtVersion } from '../plans/plans.service';
import { listed } from '../presentation/words';
import { askedInstitution } from './request-reading.service';

export interface NewRequest {
  readonly number: string;
  readonly subject: string;
  readonly message: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly cutoff: IsoDate;
  readonly dueOn: IsoDate;
  readonly institutionIds: readonly number[];
  readonly indicatorIds: readonly number[];
  readonly questions: readonly string[];
  /** The same form sent twice makes one request. */
  readonly onceKey: string | null;
}

/** Where the form has another name for what the terms of a request call it. */
const FIELDS: Readonly<Record<string, string>> = {
  from: 'startsOn',
  to: 'endsOn',
  institutions: 'institutionIds',
  indicators: 'indicatorIds',
};

/** Every mistake by the field of `NewRequest` where it is mended; none where the request may go. */
export function newRequestProblems(at: PlanAtVersion, wanted: NewRequest, today: IsoDate): FieldProblem[] {
  const { number, startsOn: from, endsOn: to, cutoff, dueOn } = wanted;
  const counts = {
    institutions: wanted.institutionIds.length,
    indicators: wanted.indicatorIds.length,
    questions: wanted.questions.length,
  };
  const terms = requestProblems({ number, from, to, cutoff, dueOn, requestedOn: today, ...counts });
  return [
    ...terms.map(({ field, sentence }) => ({ field: FIELDS[field] ?? field, sentence })),
    ...choiceProblems(at, wanted),
  ];
}

/** The indicators of a version by their rows' numbers. */
export function indicatorsById({ content, indicators }: PlanAtVersion): ReadonlyMap<number, IndicatorContent> {
  const byKey = new Map(content.indicators.map((each) => [keyOf(each), each]));
  return new Map(
    indicators.flatMap(({ id, key }) => {
      const indicator = byKey.get(key);
      return indicator ? [[id, indicator] as const] : [];
    }),
  );
}

function choiceProblems(at: PlanAtVersion, wanted: NewRequest): FieldProblem[] {
  const institutions = wanted.institutionIds.map((id) => askedInstitution(at, id));
  const known = indicatorsById(at);
  const chosen = wanted.indicatorIds.map((id) => known.get(id));
  if (institutions.some(({ acronym }) => acronym === ''))
    return [{ field: 'institutionIds', sentence: 'Una de las instituciones no está en la lista; elíjalas de nuevo.' }];
  if (chosen.includes(undefined))
    return [{ field: 'indicatorIds', sentence: 'Uno de los indicadores no es de este plan; elíjalos de nuevo.' }];
  const indicators = chosen.filter((each) => each !== undefined);
  return [
    ...orphans(indicators, institutions),
    ...(wanted.questions.length > 0 || indicators.length === 0 ? [] : idle(indicators, institutions)),
  ];
}

/** Indicators that nobody would be asked about. */
function orphans(indicators: readonly IndicatorContent[], institutions: readonly AskedInstitution[]): FieldProblem[] {
  if (institutions.length === 0) return [];
  const lost = indicators.filter((each) => askedAbout(each, institutions).length === 0);
  if (lost.length === 0) return [];
  const names = listed(lost.map(({ element, number }) => `${element} (indicador ${number})`));
  const sentence = `Ninguna de las instituciones elegidas participa en ${names}; quite esos indicadores o elija a una que participe.`;
  return [{ field: 'indicatorIds', sentence }];
}

/** Institutions that would be asked nothing. */
function idle(indicators: readonly IndicatorContent[], institutions: readonly AskedInstitution[]): FieldProblem[] {
  const isAsked = (each: AskedInstitution): boolean =>
    indicators.some((indicator) => askedAbout(indicator, [each]).length > 0);
  const names = institutions.filter((each) => !isAsked(each)).map(({ acronym }) => acronym);
  if (names.length === 0) return [];
  const sentence = `No se pediría nada a ${listed(names)}, que no participa en los indicadores elegidos: quite la institución, elija otros indicadores o escriba una pregunta.`;
  return [{ field: 'institutionIds', sentence }];
}
