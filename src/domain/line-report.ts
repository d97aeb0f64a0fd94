/**
 * A typed draft read as a report: what has to be mended before it can be sent, what asks for a comment and does not
 * stop it (three times the target, a date outside the request), and the activities that it tells.
 */
import { type ActivityContent, type ContributionContent } from './activity';
import { type Amount, amountText } from './amount';
import { type IsoDate, readDate, slashedDate } from './dates';
import { isActivityTyped, isContributionTyped, type DraftActivity, type LineDraft } from './line-draft';
import { type LineIndicator, readContribution } from './line-contribution';
import type { FieldProblem } from './request';
import { suspiciousCharacters } from './suspicious-characters';
import { fold, oneLine } from './text';

/** All that a draft is read against. */
export interface LineContext {
  /** Acronym of the institution that reports. */
  readonly institution: string;
  readonly today: IsoDate;
  readonly plan: { readonly startsOn: IsoDate; readonly endsOn: IsoDate };
  /** The span that the request asks for. */
  readonly span: { readonly from: IsoDate; readonly to: IsoDate };
  /** INEI codes by code and folded name. */
  readonly regions: ReadonlyMap<string, string>;
  /** Those that an activity may feed: the line's, and others of the institution. */
  readonly indicators: ReadonlyMap<string, LineIndicator>;
}

export interface LineReading {
  readonly problems: readonly FieldProblem[];
  /** Each needs a comment on its activity. */
  readonly warnings: readonly FieldProblem[];
  readonly activities: readonly ActivityContent[];
  /** Null: the report does not say that nothing was done. */
  readonly noProgress: { readonly reason: string } | null;
}

const MOST_TITLE = 2_000;
const MOST_DOCUMENT = 300;

type Tell = (field: string, sentence: string) => void;

/** Reads a draft; where it has problems its activities are those that could be read. */
export function readLineDraft(draft: LineDraft, context: LineContext): LineReading {
  const problems: FieldProblem[] = [];
  const warnings: FieldProblem[] = [];
  const tell: Tell = (field, sentence) => problems.push({ field, sentence });
  const typed = draft.activities.filter(isActivityTyped);
  if (draft.noProgress) return { problems, warnings, activities: [], noProgress: noProgressOf(draft, typed, tell) };
  if (typed.length === 0)
    tell('activities', 'Registre al menos una actividad, o marque «Sin avance» y escriba el motivo.');
  const activities = draft.activities.flatMap((activity, index) => {
    if (!isActivityTyped(activity)) return [];
    const warn: Tell = (field, sentence) => {
      if (activity.comment.trim() === '') warnings.push({ field, sentence });
    };
    const read = readActivity(activity, `activities.${index}`, context, { tell, warn });
    return read === null ? [] : [read];
  });
  return { problems, warnings, activities, noProgress: null };
}

function noProgressOf(draft: LineDraft, typed: readonly DraftActivity[], tell: Tell): { reason: string } | null {
  if (typed.length > 0)
    tell('noProgress', 'Hay actividades escritas: quite la marca «Sin avance» o borre las actividades.');
  const reason = oneLine(draft.reason);
  if (reason === '') tell('reason', 'Escriba por qué no hubo avance; la comisión lo leerá en el anexo.');
  return { reason };
}

interface Findings {
  readonly tell: Tell;
  readonly warn: Tell;
}

function readActivity(
  activity: DraftActivity,
  at: string,
  context: LineContext,
  { tell, warn }: Findings,
): ActivityContent | null {
  const span = readSpan(activity, at, context, { tell, warn });
  const region = readRegion(activity.region, context, (sentence) => tell(`${at}.region`, sentence));
  const title = readText(activity.title, MOST_TITLE, (sentence) => tell(`${at}.title`, sentence));
  if (title === '') tell(`${at}.title`, 'Escriba qué fue la actividad, por ejemplo «Taller con inspectores en Cusco».');
  const documents = activity.documents.split(/\r?\n/).flatMap((line) => {
    const document = readText(line, MOST_DOCUMENT, (sentence) => tell(`${at}.documents`, sentence));
    return document === '' ? [] : [document];
  });
  const contributions = readContributions(activity, at, context, { tell, warn });
  if (span === null) return null;
  const { key } = activity;
  return {
    key,
    title,
    ...span,
    region,
    institutions: [context.institution],
    documents,
    validationNote: null,
    contributions,
  };
}

function readSpan(
  { startsOn, endsOn }: DraftActivity,
  at: string,
  { today, plan, span }: LineContext,
  { tell, warn }: Findings,
): { startsOn: IsoDate; endedOn: IsoDate } | null {
  const first = readDate(startsOn);
  const last = endsOn.trim() === '' ? first : readDate(endsOn);
  if (first === null)
    tell(`${at}.startsOn`, 'Escriba la fecha de la actividad como día/mes/año, por ejemplo 18/11/2019.');
  if (last === null && endsOn.trim() !== '')
    tell(`${at}.endsOn`, 'La fecha de término no existe; escríbala como día/mes/año o déjela vacía.');
  if (first === null || last === null) return null;
  if (last < first) tell(`${at}.endsOn`, 'La actividad termina antes de empezar; corrija una de las dos fechas.');
  if (last > today) tell(`${at}.startsOn`, 'La fecha es futura; solo se reporta lo que ya se hizo.');
  else if (last < plan.startsOn || last > plan.endsOn)
    tell(
      `${at}.startsOn`,
      `La fecha está fuera del plan (${slashedDate(plan.startsOn)} a ${slashedDate(plan.endsOn)}).`,
    );
  else if (last < span.from || last > span.to)
    warn(
      `${at}.startsOn`,
      `La fecha está fuera del periodo que se pide (${slashedDate(span.from)} a ${slashedDate(span.to)}); diga en el comentario por qué la reporta.`,
    );
  return { startsOn: first, endedOn: last };
}

function readRegion(typed: string, { regions }: LineContext, tell: (sentence: string) => void): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const code = regions.get(text) ?? regions.get(fold(text));
  if (code === undefined) tell('No existe esa región; elija una de la lista o deje «Nacional».');
  return code ?? null;
}

function readText(typed: string, most: number, tell: (sentence: string) => void): string {
  const text = oneLine(typed);
  const suspicious = suspiciousCharacters(text);
  if (suspicious !== null) tell(`El texto contiene ${suspicious}; bórrelo y escríbalo otra vez.`);
  else if (text.length > most) tell(`El texto tiene ${text.length} caracteres y admite hasta ${most}; resúmalo.`);
  return text;
}

function readContributions(
  activity: DraftActivity,
  at: string,
  { indicators }: LineContext,
  { tell, warn }: Findings,
): ContributionContent[] {
  const read: ContributionContent[] = [];
  activity.contributions.forEach((typed, index) => {
    if (!isContributionTyped(typed)) return;
    const place = `${at}.contributions.${index}`;
    const indicator = indicators.get(typed.indicator);
    if (indicator === undefined) return tell(`${place}.quantity`, 'Este indicador no es de su institución; quítelo.');
    const contribution = readContribution(typed, indicator, (field, sentence) => tell(`${place}.${field}`, sentence));
    if (contribution === null) return;
    read.push(contribution);
    const unusual = whyUnusual(contribution.quantity, indicator.target);
    if (unusual !== null) warn(`${place}.quantity`, unusual);
  });
  if (read.length === 0 && !activity.contributions.some(isContributionTyped))
    tell(`${at}.contributions.0.quantity`, 'Escriba la cantidad de al menos un indicador; si no sumó nada, escriba 0.');
  return read;
}

/** Why a quantity asks for a comment; null where it does not. More than three times the target of the year is rare. */
function whyUnusual(quantity: Amount, target: Amount | null): string | null {
  if (target === null || target === 0n || quantity <= 3n * target) return null;
  return `${amountText(quantity)} es más de tres veces la meta (${amountText(target)}); revise la cifra o diga en el comentario por qué es correcta.`;
}
