/**
 * The secretariat's formal request for information, and how far an institution has come with it. A deadline runs to
 * 23:59:59 of its day in Lima; an extension (prórroga) is of one institution; what comes later is late and still
 * taken, until the secretariat closes the request.
 */
import { endOfLimaDay, type Instant, type IsoDate } from './dates';

/** What an institution's report on one line of action stands at. */
export const LINE_STATES = [
  'not-started',
  'in-progress',
  'ready',
  'submitted',
  'observed',
  'validated',
  'no-progress',
] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What a request stands at for one institution. */
export type TaskState = 'not-requested' | 'requested' | 'in-progress' | 'delivered' | 'overdue';

/** All that the state of one line's report rests on. */
export interface LineFacts {
  /** Whether there is anything in the draft; null: there is no draft. */
  readonly draft: 'empty' | 'incomplete' | 'complete' | null;
  /** What was submitted last; null: nothing yet. */
  readonly submission: {
    readonly review: 'waiting' | 'observed' | 'validated';
    /** Whether it says that nothing was done. */
    readonly noProgress: boolean;
  } | null;
}

/** The state of a line's report; what was submitted speaks before a draft that someone began after it. */
export function lineState({ draft, submission }: LineFacts): LineState {
  if (submission?.review === 'observed') return 'observed';
  if (submission?.review === 'waiting') return 'submitted';
  if (submission?.review === 'validated') return submission.noProgress ? 'no-progress' : 'validated';
  if (draft === 'complete') return 'ready';
  return draft === 'incomplete' ? 'in-progress' : 'not-started';
}

/** When an institution's time is over. */
export function deadlineOf(dueOn: IsoDate, extendedTo: IsoDate | null): IsoDate {
  return extendedTo !== null && extendedTo > dueOn ? extendedTo : dueOn;
}

/** Whether something that happened at an instant came after the deadline. */
export function isAfter(deadline: IsoDate, at: Instant): boolean {
  return at > endOfLimaDay(deadline);
}

/** All that the state of an institution's task rests on. */
export interface TaskFacts {
  readonly lines: readonly LineState[];
  /** Questions in free text, and how many have an answer that was sent. */
  readonly questions: { readonly asked: number; readonly answered: number; readonly begun: number };
  readonly deadline: IsoDate;
  /** When the institution had first answered all; null: not yet. */
  readonly deliveredAt: Instant | null;
}

/** The state of a request for one institution at an instant. */
export function taskState({ lines, questions, deadline, deliveredAt }: TaskFacts, now: Instant): TaskState {
  if (lines.length === 0 && questions.asked === 0) return 'not-requested';
  if (isDelivered(lines, questions)) return 'delivered';
  if (deliveredAt === null && isAfter(deadline, now)) return 'overdue';
  const begun = questions.begun > 0 || questions.answered > 0 || lines.some((line) => line !== 'not-started');
  return begun ? 'in-progress' : 'requested';
}

/** Whether nothing is left to answer; an observed line is to be answered again. */
export function isDelivered(lines: readonly LineState[], questions: TaskFacts['questions']): boolean {
  const sent: readonly LineState[] = ['submitted', 'validated', 'no-progress'];
  return questions.answered >= questions.asked && lines.every((line) => sent.includes(line));
}

/** One institution's line of the table of timeliness. */
export interface Timeliness {
  readonly institution: string;
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
}

/** What an institution was asked for in one request, and when it had answered all (null: not yet). */
export interface ExpectedAnswer {
  readonly institution: string;
  readonly deadline: IsoDate;
  readonly deliveredAt: Instant | null;
}

/** Expected, received and on time by institution, in the order in which they first appear. */
export function timelinessOf(answers: readonly ExpectedAnswer[]): Timeliness[] {
  const byInstitution = new Map<string, Timeliness>();
  for (const { institution, deadline, deliveredAt } of answers) {
    const known = byInstitution.get(institution) ?? { institution, expected: 0, received: 0, onTime: 0 };
    const received = deliveredAt !== null;
    byInstitution.set(institution, {
      institution,
      expected: known.expected + 1,
      received: known.received + (received ? 1 : 0),
      onTime: known.onTime + (received && !isAfter(deadline, deliveredAt) ? 1 : 0),
    });
  }
  return [...byInstitution.values()];
}

/** What a request says about itself, before it is sent. */
export interface RequestTerms {
  readonly number: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly cutoff: IsoDate;
  readonly requestedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly institutions: number;
  readonly indicators: number;
  readonly questions: number;
}

/** A mistake of a form: the field, and a Spanish sentence that says what to write. */
export interface FieldProblem {
  readonly field: string;
  readonly sentence: string;
}

/** What has to be mended before a request can be sent; none where it may go. */
export function requestProblems(terms: RequestTerms): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const tell = (wrong: boolean, field: string, sentence: string): void => {
    if (wrong) problems.push({ field, sentence });
  };
  tell(terms.number.trim() === '', 'number', 'Escriba el número del oficio circular, por ejemplo 012-2019-MTPE/2.');
  tell(terms.to < terms.from, 'to', 'El periodo termina antes de empezar; corrija una de las dos fechas.');
  tell(terms.cutoff < terms.from, 'cutoff', 'La fecha de corte es anterior al periodo que se pide; corríjala.');
  tell(terms.dueOn < terms.requestedOn, 'dueOn', 'El plazo vence antes de que se envíe el requerimiento; corríjalo.');
  tell(terms.institutions === 0, 'institutions', 'Elija al menos una institución.');
  tell(
    terms.indicators === 0 && terms.questions === 0,
    'indicators',
    'Elija al menos un indicador o escriba una pregunta; así el requerimiento no pide nada.',
  );
  return problems;
}

/** A request as mails and lists name it, `Oficio circular N° 012-2019-MTPE/2 (SUNAFIL)`. */
export function requestTitle(number: string, institution: string | null = null): string {
  return `Oficio circular N° ${number}${institution === null ? '' : ` (${institution})`}`;
}

/** Why an extension cannot be given; null where it can. */
export function whyNotExtend(to: IsoDate, deadline: IsoDate, closedAt: Instant | null): string | null {
  if (closedAt !== null) return 'El requerimiento está cerrado; ábralo de nuevo antes de dar una prórroga.';
  return to > deadline ? null : 'La prórroga debe ser posterior al plazo que la institución tiene ahora.';
}
