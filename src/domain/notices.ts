/**
 * What people are told by mail about the tasks of their institution, and on which day: when something is requested, 7,
 * 3 and 1 days before the deadline, on its day, and from then on once a week, on Mondays, so that all that is overdue
 * stands in one mail. A deadline runs to 23:59:59 of its day in Lima; an extension of the institution moves it.
 */
import { type Instant, type IsoDate, limaDate, mondayOf, plusDays } from './dates';
import { deadlineOf } from './request';

export const NOTICE_KINDS = [
  'requested',
  'due-7',
  'due-3',
  'due-1',
  'due-today',
  'overdue',
  'observed',
  'validated',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a notice is about, as its mail names it. */
export interface NoticeMatter {
  /** `Oficio circular N° 012-2019-MTPE/2`. */
  readonly title: string;
  /** Where its reader can act on it, from the slash on. */
  readonly path: string;
  /** The deadline; null: there is none. */
  readonly dueOn: IsoDate | null;
  /** What the secretariat wrote; null: nothing. */
  readonly detail: string | null;
}

/** What one institution was asked for, as far as notices go. */
export interface TaskTimes {
  readonly requestedOn: IsoDate;
  readonly dueOn: IsoDate;
  /** Null: no extension was given. */
  readonly extendedTo: IsoDate | null;
  /** Whether there is something left to answer, and the request still takes it. */
  readonly isOpen: boolean;
}

/** A notice and the day to which it belongs; together they are told once. */
export interface DueNotice {
  readonly kind: NoticeKind;
  readonly on: IsoDate;
}

const BEFORE: readonly { readonly kind: NoticeKind; readonly days: number }[] = [
  { kind: 'due-7', days: 7 },
  { kind: 'due-3', days: 3 },
  { kind: 'due-1', days: 1 },
  { kind: 'due-today', days: 0 },
];

/**
 * The notice of a task that stands last on a day in Lima, whether its own day is this one or was missed while the
 * system stood still; null where there is none. What was requested within seven days of the deadline is not told of
 * those seven days again.
 */
export function noticeOn({ requestedOn, dueOn, extendedTo, isOpen }: TaskTimes, day: IsoDate): DueNotice | null {
  if (!isOpen || day < requestedOn) return null;
  const deadline = deadlineOf(dueOn, extendedTo);
  const monday = mondayOf(day);
  if (monday > deadline) return { kind: 'overdue', on: monday };
  const before = BEFORE.map(({ kind, days }) => ({ kind, on: plusDays(deadline, -days) }));
  return before.findLast(({ on }) => on <= day && on > requestedOn) ?? { kind: 'requested', on: requestedOn };
}

/** The key under which a person is told of a task's notice once. @param task such as `request 12 institution 40`. */
export function noticeKey(task: string, person: string, { kind, on }: DueNotice): string {
  return `${kind} ${on} ${task} ${person}`;
}

const HOUR_MS = 60 * 60 * 1000;
const OPENS_AT_HOUR = 7;
const GATHERED_MS = 15 * 60 * 1000;

/** When a notice made at an instant may be told: what comes within a quarter of an hour stands in the same mail. */
export function readyAt(madeAt: Instant): Instant {
  return madeAt + GATHERED_MS;
}

/** From when on mails with notices go out on the day in Lima of an instant: seven in the morning. */
export function noticesOpenAt(at: Instant): Instant {
  const midnight = Date.parse(`${limaDate(at)}T05:00:00Z`);
  return midnight + OPENS_AT_HOUR * HOUR_MS;
}
