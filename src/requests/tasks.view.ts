import { amountText } from '../domain/amount';
import { type Instant, limaDate, slashedDate } from '../domain/dates';
import type { LineDraft } from '../domain/line-draft';
import type { FieldProblem } from '../domain/request';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import { asksForWork, LINE_WORDS, TASK_WORDS } from '../presentation/request-words';
import type { OwnLine, OwnTask } from './own-task';

const LIST = '/mis-reportes';

export function taskAddress({ standing, task }: OwnTask): string {
  return `${LIST}/${standing.rows.request.id}/${encodeURIComponent(task.institution.acronym)}`;
}

export function lineAddress(own: OwnTask, code: string): string {
  return `${taskAddress(own)}/${code.replace(' ', '-')}`;
}

/** The requests that the person's institutions have to answer. */
export function tasksView(tasks: readonly OwnTask[]) {
  return {
    title: 'Mis reportes',
    crumbs: crumbs(),
    tasks: tasks.map((own) => {
      const { request } = own.standing.rows;
      const left = own.task.lines.filter(({ state }) => asksForWork(state)).length;
      return {
        href: taskAddress(own),
        number: request.number,
        subject: request.subject,
        institution: own.task.institution.acronym,
        deadline: slashedDate(own.task.deadline),
        state: request.closedAt === null ? TASK_WORDS[own.task.state] : `${TASK_WORDS[own.task.state]} (cerrado)`,
        left: left === 0 ? 'Nada por enviar' : left === 1 ? 'Falta 1 línea' : `Faltan ${left} líneas`,
      };
    }),
  };
}

/** One request with the lines and questions of an institution. */
export function taskView(own: OwnTask) {
  const { request, questions } = own.standing.rows;
  const { institution, deadline, state, lines, answers } = own.task;
  return {
    title: `${request.subject} (${request.number})`,
    crumbs: crumbs([request.number]),
    message: request.message.split('\n').filter(Boolean),
    facts: `${institution.acronym}. Se pide lo hecho del ${slashedDate(request.startsOn)} al ${slashedDate(request.endsOn)}. Plazo: ${slashedDate(deadline)}, hasta las 23:59. Estado: ${TASK_WORDS[state]}.`,
    isClosed: request.closedAt !== null,
    lines: lines.map(({ code, name, state: line, submission, draft }) => ({
      code,
      name,
      href: lineAddress(own, code),
      state: LINE_WORDS[line],
      cssClass: `state-${line}`,
      who: submission
        ? `${submission.submittedBy}, ${shownInstant(submission.submittedAt)}`
        : draft
          ? `${draft.typedBy} escribió el ${shownInstant(draft.typedAt)}`
          : 'Nadie todavía',
    })),
    questions: questions.map(({ id, position, text }) => {
      const answer = answers.get(id);
      return {
        position,
        text,
        action: `${taskAddress(own)}/preguntas/${position}`,
        field: `respuesta-${position}`,
        answer: answer?.text ?? '',
        rowVersion: answer?.rowVersion ?? 0,
        sent: answer?.submittedAt ? `Enviada el ${shownInstant(answer.submittedAt)}.` : 'Sin enviar.',
      };
    }),
  };
}

export interface LineFormFacts {
  readonly draft: LineDraft;
  readonly rowVersion: number;
  readonly problems: readonly FieldProblem[];
  readonly warnings: readonly FieldProblem[];
  readonly remarks: readonly { readonly field: string; readonly comment: string; readonly madeBy: string }[];
  readonly before: { readonly number: string; readonly activities: readonly string[] } | null;
  /** What another person of the institution stored meanwhile; null: nothing. */
  readonly conflict: string | null;
  readonly newKey: string;
  readonly today: Instant;
}

/** The form of one line of action. */
export function lineView(own: OwnLine, facts: LineFormFacts) {
  const { line, regions, task, standing } = own;
  const { request } = standing.rows;
  const indicators = new Map(standing.at.content.indicators.map((each) => [`${each.element}-${each.number}`, each]));
  return {
    title: `${line.code}: ${line.name}`,
    crumbs: crumbs([request.number, taskAddress(own)], [line.code]),
    action: lineAddress(own, line.code),
    state: LINE_WORDS[line.state],
    lead: `${task.institution.acronym}, plazo ${slashedDate(task.deadline)}. Escriba lo que se hizo; se guarda como borrador mientras escribe.`,
    isLocked: line.state === 'validated' || line.state === 'no-progress' || request.closedAt !== null,
    ...facts,
    problems: [...facts.problems, ...facts.warnings],
    regions: [...regions].map(({ code, name }) => ({ value: code, text: name })),
    today: limaDate(facts.today),
    indicatorOf: (key: string) => {
      const indicator = indicators.get(key);
      if (indicator === undefined) return null;
      const target = indicator.target === null ? 'sin meta' : `meta ${amountText(indicator.target)}`;
      const { rule, unit, name, sensitive } = indicator;
      return {
        key,
        name: `${key.startsWith(line.code) ? '' : `${indicator.element}: `}${name}`,
        unit,
        target,
        sensitive,
        measure: rule.measure,
        of: rule.measure === 'distinct' ? rule.of : null,
        stages:
          rule.measure === 'milestone'
            ? rule.stages.map((stage, index) => ({ value: String(index + 1), text: stage.name }))
            : [],
        criteria: rule.measure === 'criteria' ? rule.of : 0,
      };
    },
  };
}

/** What is about to be sent, to be read once more. */
export function checkView(own: OwnLine, draft: LineDraft, onceAction: string) {
  const { line, task, standing, regions } = own;
  const regionOf = (code: string): string => regions.find((each) => each.code === code)?.name ?? code;
  const indicators = new Map(standing.at.content.indicators.map((each) => [`${each.element}-${each.number}`, each]));
  return {
    title: `Revise y envíe: ${line.code}`,
    crumbs: crumbs(
      [standing.rows.request.number, taskAddress(own)],
      [line.code, lineAddress(own, line.code)],
      ['Revisar'],
    ),
    line: line.name,
    institution: task.institution.acronym,
    action: onceAction,
    back: lineAddress(own, line.code),
    noProgress: draft.noProgress ? draft.reason : null,
    activities: draft.activities.map((activity) => ({
      ...activity,
      when:
        activity.endsOn === ''
          ? shownDay(activity.startsOn)
          : `${shownDay(activity.startsOn)} al ${shownDay(activity.endsOn)}`,
      region: activity.region === '' ? 'Nacional' : regionOf(activity.region),
      documents: activity.documents.split('\n').filter(Boolean),
      contributions: activity.contributions
        .filter(({ quantity, stage, criterion }) => `${quantity}${stage}${criterion}` !== '')
        .map((each) => ({
          name: indicators.get(each.indicator)?.name ?? each.indicator,
          unit: indicators.get(each.indicator)?.unit ?? '',
          quantity: each.quantity || '1',
          parts: [
            ['mujeres', each.women],
            ['hombres', each.men],
            ['menores de 18', each.under18],
            ['18 o más', each.adults],
          ]
            .filter(([, typed]) => typed !== '')
            .map(([word, typed]) => `${typed} ${word}`)
            .join(', '),
        })),
    })),
  };
}

function shownDay(typed: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? slashedDate(typed) : typed;
}

function crumbs(...below: readonly (readonly [string, string?])[]): Crumb[] {
  const trail: Crumb[] = [
    { text: 'Tablero', href: '/' },
    { text: 'Mis reportes', href: below.length === 0 ? null : LIST },
  ];
  return [
    ...trail,
    ...below.map(([text, href], index) => ({ text, href: index === below.length - 1 ? null : (href ?? null) })),
  ];
}
