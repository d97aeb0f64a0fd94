import { limaDate, slashedDate } from '../domain/dates';
import { isContributionTyped, type DraftActivity, type DraftContribution } from '../domain/line-draft';
import { isSame, type SubmissionDifference } from '../domain/submission-difference';
import { shownInstant } from '../presentation/format';
import { changeWords, remarkWords, stepWords } from '../presentation/review-words';
import type { CaseEvent, ReviewCase, ReviewedActivity, ReviewedDifference, ReviewStep } from './review-case';
import { type RemarkPlace, remarkInput, remarkPlaces } from './remark-places';
import type { ReviewForm } from './review-form';
import { QUEUE, queueCrumbs } from './review-queue.view';

/** The forms of the page: of the one that was sent what was typed. */
export interface ReviewForms {
  readonly validation: ReviewForm;
  readonly remarks: ReviewForm;
  readonly withdrawal: ReviewForm;
}

const REVIEW_WORDS: Readonly<Record<string, string>> = {
  waiting: 'Por revisar',
  observed: 'Observado',
  validated: 'Validado',
};

/** A report before who reviews it. */
export function reviewView(reviewed: ReviewCase, forms: ReviewForms) {
  const { submission, own, draft, isLast, reviewDenial, withdrawalDenial } = reviewed;
  const { line, task } = own;
  const isWaiting = submission.review === 'waiting' && isLast;
  const isValidated = submission.review === 'validated' && isLast;
  const wasTyped = Object.keys(forms.remarks.values).some((name) => name !== 'rowVersion');
  const places = remarkPlaces(draft).map((place) => remarkView(place, forms.remarks));
  return {
    title: `Revisar ${line.code}: ${task.institution.acronym}`,
    crumbs: queueCrumbs(`${line.code}, ${task.institution.acronym}`),
    line: line.name,
    facts: factsOf(reviewed),
    newer: isLast ? null : 'La institución envió después otro reporte de esta línea; revise ese.',
    noProgress: draft.noProgress ? draft.reason : null,
    activities: reviewed.activities.flatMap((each) => activityView(each, reviewed, places)),
    general: places.filter(({ activity }) => activity === null),
    differences: reviewed.differences.map(differenceView),
    typed: forms,
    actions: actionsOf(submission.id),
    denial: isWaiting ? reviewDenial : null,
    mayReview: isWaiting && reviewDenial === null,
    showsRemarks: (isWaiting && reviewDenial === null) || wasTyped,
    showsValidation: (isWaiting && reviewDenial === null) || forms.validation.problems.length > 0,
    mayWithdraw: isValidated && withdrawalDenial === null,
    showsWithdrawal: (isValidated && withdrawalDenial === null) || forms.withdrawal.problems.length > 0,
    undocumented: undocumentedWords(reviewed),
    history: reviewed.history.map(eventView),
  };
}

function actionsOf(id: number) {
  const at = `${QUEUE}/${id}`;
  return { validate: `${at}/validacion`, observe: `${at}/observaciones`, withdraw: `${at}/retiro-de-validacion` };
}

function factsOf({ submission, own }: ReviewCase): string[] {
  const { request } = own.standing.rows;
  const { submittedBy, submittedAt, attempt, receiptCode, letterNumber, letterDate, onBehalfOf } = submission;
  const letter =
    letterNumber === null ? '' : `oficio ${letterNumber}${letterDate ? ` del ${slashedDate(letterDate)}` : ''}`;
  const deadline = own.task.deadline;
  const late = limaDate(submittedAt) > deadline ? ', después del plazo' : '';
  return [
    `Estado: ${REVIEW_WORDS[submission.review] ?? submission.review}.`,
    `Requerimiento ${request.number}, plazo ${slashedDate(deadline)}.`,
    `${attempt}.º envío, de ${submittedBy}, ${shownInstant(submittedAt)}${late}.`,
    `Constancia ${receiptCode}.`,
    ...(onBehalfOf === null ? [] : [`Registrado a nombre de la institución: firma ${onBehalfOf}.`]),
    ...(letter === '' ? [] : [`Llegó con el ${letter}.`]),
  ];
}

function remarkView({ field, activity, indicator }: RemarkPlace, { values, problems }: ReviewForm) {
  const name = remarkInput(field);
  const typed = [values[name] ?? ''].flat()[0] ?? '';
  const label = indicator === null ? remarkWords(field) : `${remarkWords(field)} de ${indicator}`;
  return { name, activity, label, isOpen: typed !== '' || problems.some((each) => each.field === name) };
}

function activityView(
  { index, files, steps }: ReviewedActivity,
  { draft, own, warnings, mayReadFiles }: ReviewCase,
  places: readonly ReturnType<typeof remarkView>[],
) {
  const activity = draft.activities[index];
  if (activity === undefined) return [];
  const region = own.regions.find(({ code }) => code === activity.region)?.name ?? activity.region;
  const documents = activity.documents.split('\n').filter((each) => each.trim() !== '');
  return [
    {
      number: index + 1,
      title: activity.title,
      when: whenOf(activity),
      region: region === '' ? 'Nacional' : region,
      documents,
      files: files.map(({ id, name }) => ({ name, href: mayReadFiles ? `/evidencias/${id}` : null })),
      hasNothing: documents.length + files.length === 0,
      amounts: activity.contributions.filter(isContributionTyped).map((each) => amountView(each, own)),
      comment: activity.comment,
      warnings: warnings
        .filter(({ field }) => field.startsWith(`activities.${index}.`))
        .map(({ sentence }) => sentence),
      steps: steps.map(stepText),
      places: places.filter((place) => place.activity === index),
    },
  ];
}

function stepText({ step, actor, at, reason }: ReviewStep): string {
  return `${stepWords(step)}: ${actor}, ${shownInstant(at)}${reason ? `. ${reason}` : ''}`;
}

function whenOf({ startsOn, endsOn }: DraftActivity): string {
  const shown = (typed: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(typed) ? slashedDate(typed) : typed);
  return endsOn === '' || endsOn === startsOn ? shown(startsOn) : `${shown(startsOn)} al ${shown(endsOn)}`;
}

const PARTS = [
  ['women', 'mujeres'],
  ['men', 'hombres'],
  ['under18', 'menores de 18'],
  ['adults', '18 o más'],
] as const;

function amountView(typed: DraftContribution, { standing }: ReviewCase['own']) {
  const indicator = standing.at.content.indicators.find(
    ({ element, number }) => `${element}-${number}` === typed.indicator,
  );
  const stages = indicator?.rule.measure === 'milestone' ? indicator.rule.stages : [];
  const stage = typed.stage === '' ? [] : [`etapa: ${stages[Number(typed.stage) - 1]?.name ?? typed.stage}`];
  return {
    key: typed.indicator,
    name: indicator?.name ?? '',
    unit: indicator?.unit ?? '',
    quantity: typed.denominator === '' ? typed.quantity : `${typed.quantity} de ${typed.denominator}`,
    more: [
      ...PARTS.flatMap(([field, word]) => (typed[field] === '' ? [] : [`${typed[field]} ${word}`])),
      ...stage,
      ...(typed.subject === '' ? [] : [typed.subject]),
      ...(typed.criterion === '' ? [] : [`criterio ${typed.criterion}`]),
    ].join(', '),
  };
}

function undocumentedWords({ draft, activities }: ReviewCase): string | null {
  const bare = activities.filter(
    ({ index, files }) => files.length === 0 && (draft.activities[index]?.documents ?? '').trim() === '',
  );
  if (bare.length === 0) return null;
  const numbers = bare.map(({ index }) => String(index + 1)).join(', ');
  return bare.length === 1
    ? `La actividad ${numbers} no cita documentos ni lleva archivos: para validarla escriba el motivo.`
    : `Las actividades ${numbers} no citan documentos ni llevan archivos: para validarlas escriba el motivo.`;
}

const THAN_WORDS: Readonly<Record<ReviewedDifference['than'], (request: string) => string>> = {
  sent: () => 'Qué cambió desde el envío anterior',
  validated: () => 'Qué cambió desde lo que se validó antes',
  'validated-elsewhere': (request) => `Frente a lo validado antes, en el requerimiento ${request}`,
};

const KIND_WORDS = { added: 'Agregada', changed: 'Cambiada', dropped: 'Retirada' } as const;

function differenceView({ than, request, difference }: ReviewedDifference) {
  // What another request validated goes on counting, whether it is told again or not.
  const isElsewhere = than === 'validated-elsewhere';
  const dropped = isElsewhere ? 'Ya validada' : KIND_WORDS.dropped;
  return {
    heading: THAN_WORDS[than](request),
    same: isSame(difference) ? 'No cambió nada.' : null,
    lines: changeLines(difference, dropped),
  };
}

function changeLines({ activities, noProgress }: SubmissionDifference, dropped: string) {
  const told = activities.map(({ kind, title, changes }) => ({
    words: `${kind === 'dropped' ? dropped : KIND_WORDS[kind]}: ${title}`,
    changes: changes.map((each) => ({ field: changeWords(each), was: shown(each.was), is: shown(each.is) })),
  }));
  if (noProgress === null) return told;
  const change = {
    field: changeWords({ field: 'reason', indicator: null }),
    was: shown(noProgress.was),
    is: shown(noProgress.is),
  };
  return [{ words: 'Sin avance', changes: [change] }, ...told];
}

function shown(text: string | null): string {
  return text === null || text === '' ? '(vacío)' : text;
}

const EVENT_WORDS: Readonly<Record<CaseEvent['kind'], string>> = {
  sent: 'Enviado',
  validated: 'Validado',
  observed: 'Observado',
  withdrawn: 'Validación retirada',
};

function eventView({ kind, attempt, actor, at, reason, remarks, difference }: CaseEvent) {
  return {
    words: `${EVENT_WORDS[kind]} (${attempt}.º envío): ${actor}, ${shownInstant(at)}.`,
    reason,
    remarks: remarks.map(({ field, comment }) => `${remarkWords(field)}: ${comment}`),
    changes: difference === null ? [] : changeLines(difference, KIND_WORDS.dropped),
  };
}
