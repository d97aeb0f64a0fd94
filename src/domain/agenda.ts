/**
 * What a person has to do now, and what changed since they were last here. A request to the secretariat's own eyes is
 * about to fall due from a week before its deadline on, while anyone asked has not answered all.
 */
import { daysBetween, type Instant, type IsoDate } from './dates';

/** A request that an institution of the person has not answered in full. */
export interface OpenAnswer {
  readonly requestId: number;
  readonly number: string;
  readonly institution: string;
  readonly deadline: IsoDate;
  /** How many lines were observed and are to be corrected; 0: there is something that was never sent. */
  readonly observed: number;
}

/** A request of the secretariat with how many of those asked have not answered all. */
export interface OpenRequest {
  readonly requestId: number;
  readonly number: string;
  /** The nearest of those that have not answered. */
  readonly deadline: IsoDate;
  readonly silent: number;
}

export interface AgendaChange {
  readonly kind: 'requested' | 'sent' | 'observed' | 'validated' | 'reopened';
  readonly at: Instant;
  readonly number: string;
  readonly requestId: number;
  /** `LA 1.4.4`; empty: the request itself. */
  readonly code: string;
  /** Acronym; empty: the request itself. */
  readonly institution: string;
  /** E-mail of who did it. */
  readonly actor: string;
  /** Of a report; null: the request itself. */
  readonly submissionId: number | null;
}

export interface Agenda {
  readonly answers: readonly OpenAnswer[];
  /** Reports that wait for the person's review, and the nearest deadline; null: none. */
  readonly review: { readonly count: number; readonly deadline: IsoDate } | null;
  readonly falling: readonly OpenRequest[];
  /** When the person was last here; null: this is the first time. */
  readonly since: Instant | null;
  /** The last one first. */
  readonly changes: readonly AgendaChange[];
}

const SOON_DAYS = 7;

/** The requests that are about to fall due or have, the nearest deadline first. */
export function fallingDue(requests: readonly OpenRequest[], today: IsoDate): OpenRequest[] {
  const near = requests.filter(({ deadline, silent }) => silent > 0 && daysBetween(today, deadline) <= SOON_DAYS);
  return near.sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : a.requestId - b.requestId));
}

/** `vence hoy`, `vence en 3 días`, `venció hace 1 día`. */
export function dueWords(deadline: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, deadline);
  if (days === 0) return 'vence hoy';
  const many = Math.abs(days) === 1 ? '1 día' : `${Math.abs(days)} días`;
  return days > 0 ? `vence en ${many}` : `venció hace ${many}`;
}
