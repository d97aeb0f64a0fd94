import { type Instant, type IsoDate, limaDate, plusDays, readDate, slashedDate } from '../domain/dates';
import { requestTitle } from '../domain/request';
import type { Crumb } from '../presentation/crumbs';
import { longDate } from '../presentation/format';
import { indicatorsById, type NewRequest } from './new-request';
import {
  filterChoices,
  indicatorChoices,
  type IndicatorFilter,
  type InstitutionChoice,
  institutionChoices,
  type PlanChoice,
} from './request-choices';

export const REQUESTS = '/requerimientos';
const NEW = `${REQUESTS}/nuevo`;
const LEAST_PLACES = 5;
const USUAL_DAYS = 14;

interface Form {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** What a request usually says, in the fields of its form. */
export function usualRequest({ plan }: PlanChoice['at'], today: IsoDate): Record<string, string> {
  const cutoff = today < plan.endsOn ? today : plan.endsOn;
  const dueOn = plusDays(today, USUAL_DAYS);
  return {
    subject: `Información sobre la ejecución del ${plan.title}`,
    message: `Tengo el agrado de dirigirme a ustedes para solicitarles información sobre las actividades que su institución llevó a cabo en el marco del ${plan.title}, con el sustento correspondiente.\n\nAgradeceré que la registren hasta el ${longDate(dueOn)}.`,
    startsOn: plan.startsOn,
    endsOn: cutoff < plan.startsOn ? plan.endsOn : cutoff,
    cutoff: cutoff < plan.startsOn ? plan.endsOn : cutoff,
    dueOn,
  };
}

/** The page on which a request is made; `shown` marks what the filter has found among what was chosen before. */
export function newRequestView(choice: PlanChoice, filter: IndicatorFilter, form: Form) {
  const { at, reference, all } = choice;
  const chosen = textsOf(form, 'indicatorIds');
  const found = new Set(indicatorChoices(at, filter).map(({ id }) => id));
  const shown = indicatorChoices(at, ANY).filter(({ id }) => found.has(id) || chosen.includes(String(id)));
  const { institutions, axes } = filterChoices(at);
  return {
    ...head('Requerimiento nuevo', at),
    action: NEW,
    cancel: REQUESTS,
    form,
    plan: { reference, title: at.plan.title, others: all.filter((each) => each.reference !== reference) },
    institutionOptions: institutionChoices(at).map((each) => ({ value: each.id, text: institutionWords(each) })),
    filter,
    filterInstitutions: institutions.map((acronym) => ({ value: acronym, text: acronym })),
    filterAxes: axes.map(({ code, name }) => ({ value: code, text: `${code}: ${name}` })),
    indicatorOptions: shown.map(({ id, indicator }) => ({
      value: id,
      text: `${indicator.element}, indicador ${indicator.number}: ${indicator.name} (${indicator.unit}). ${partsOf(indicator.participation)}`,
    })),
    foundWords: `Se muestran ${shown.length} de ${at.content.indicators.length} indicadores; ${chosen.length} están marcados.`,
    questions: places(textsOf(form, 'questions')),
  };
}

/** The same request in words, before it is sent; `people` by the institution's row. */
export function checkedRequestView(
  choice: PlanChoice,
  wanted: NewRequest,
  people: ReadonlyMap<number, readonly { readonly email: string }[]>,
) {
  const { at } = choice;
  const indicators = indicatorsById(at);
  return {
    ...head('Revise y envíe el requerimiento', at),
    action: NEW,
    name: requestTitle(wanted.number),
    subject: wanted.subject,
    paragraphs: wanted.message.split('\n').filter(Boolean),
    span: `Del ${slashedDate(wanted.startsOn)} al ${slashedDate(wanted.endsOn)}`,
    cutoff: slashedDate(wanted.cutoff),
    dueOn: `${slashedDate(wanted.dueOn)}, hasta las 23:59 (hora de Lima)`,
    institutions: wanted.institutionIds.map((id) => ({
      acronym: at.directory.acronymOf(id),
      people: (people.get(id) ?? []).map(({ email }) => email),
    })),
    indicators: wanted.indicatorIds.flatMap((id) => {
      const known = indicators.get(id);
      return known ? [`${known.element}, indicador ${known.number}: ${known.name}`] : [];
    }),
    questions: wanted.questions,
    hidden: hiddenFields(choice.reference, wanted),
  };
}

/** All that was filled in, to be sent on by the page that shows it in words. */
function hiddenFields(plan: string, wanted: NewRequest): { readonly name: string; readonly value: string }[] {
  const { number, subject, message, startsOn, endsOn, cutoff, dueOn } = wanted;
  return [
    ...Object.entries({ plan, number, subject, message, startsOn, endsOn, cutoff, dueOn }),
    ...wanted.institutionIds.map((id) => ['institutionIds', String(id)] as const),
    ...wanted.indicatorIds.map((id) => ['indicatorIds', String(id)] as const),
    ...wanted.questions.map((text) => ['questions', text] as const),
  ].map(([name, value]) => ({ name, value }));
}

const ANY: IndicatorFilter = { institution: null, part: null, axis: null, text: null };

function head(title: string, { plan }: PlanChoice['at']): { title: string; crumbs: Crumb[]; lead: string } {
  return {
    title,
    crumbs: [
      { text: 'Tablero', href: '/' },
      { text: 'Requerimientos', href: REQUESTS },
      { text: 'Nuevo', href: null },
    ],
    lead: plan.title,
  };
}

function institutionWords({ acronym, name, collective, takesPart }: InstitutionChoice): string {
  const place = collective === null ? '' : ` (reporta como ${collective})`;
  return `${acronym}, ${name}${place}${takesPart ? '' : '; no participa en el plan: solo preguntas'}`;
}

function textsOf({ values }: Form, name: string): string[] {
  return [values[name] ?? []].flat().filter((text) => text !== '');
}

/** What was asked, and room for more. */
function places(asked: readonly string[]): string[] {
  return [...asked, ...Array<string>(Math.max(LEAST_PLACES - asked.length, 2)).fill('')];
}

function partsOf(participation: readonly { readonly institution: string; readonly role: string }[]): string {
  const of = (role: string): string =>
    participation
      .filter((each) => each.role === role)
      .map(({ institution }) => institution)
      .join(', ');
  const involved = of('involved');
  return `Responsable: ${of('responsible') || 'ninguna'}${involved === '' ? '' : `; involucradas: ${involved}`}.`;
}

/** The day from which an address or a form computes, where it names none that exists. */
export function cutoffOf(typed: string | readonly string[] | undefined, at: Instant, endsOn: IsoDate): IsoDate {
  const today = limaDate(at);
  return readDate([typed ?? ''].flat()[0] ?? '') ?? (today < endsOn ? today : endsOn);
}
