/** What requests and reports stand at, as screens say it. */
import type { LineState, TaskState, Timeliness } from '../domain/request';
import { listed } from './words';

export const LINE_WORDS: Readonly<Record<LineState, string>> = {
  'not-started': 'Sin iniciar',
  'in-progress': 'En curso',
  ready: 'Lista',
  submitted: 'Enviada',
  observed: 'Observada',
  validated: 'Validada',
  'no-progress': 'Sin avance',
};

export const TASK_WORDS: Readonly<Record<TaskState, string>> = {
  'not-requested': 'No requerida',
  requested: 'Requerida',
  'in-progress': 'En curso',
  delivered: 'Entregada',
  overdue: 'Vencida',
};

/** Which of them ask somebody of the institution to do something; the others wait for the secretariat. */
export function asksForWork(state: LineState): boolean {
  return state === 'not-started' || state === 'in-progress' || state === 'ready' || state === 'observed';
}

/** The paragraph about timeliness that the secretariat reads out in the meeting. */
export function timelinessParagraph(number: string, timeliness: readonly Timeliness[]): string {
  const expected = timeliness.length;
  const received = timeliness.filter((each) => each.received === each.expected);
  const onTime = received.filter((each) => each.onTime === each.expected);
  const silent = timeliness.filter((each) => each.received < each.expected).map(({ institution }) => institution);
  const first = `Al requerimiento de información ${number} respondieron ${received.length} de ${expected} instituciones, ${onTime.length} de ellas dentro del plazo.`;
  if (silent.length === 0) return first;
  const verb = silent.length === 1 ? 'No ha respondido' : 'No han respondido';
  return `${first} ${verb} ${listed(silent)}.`;
}
