/** What was done to a thing, step by step, as whoever reads its history may know it. */
import { AUDIT_ACTIONS, type AuditAction } from './audit-actions';
import type { Instant } from './dates';

export interface HistoryStep {
  readonly at: Instant;
  /** E-mail or name of a system account; or in which part somebody did it, where the reader is not told who it was. */
  readonly who: string;
  /** `cambió los datos de la comisión CNLCTF`. */
  readonly what: string;
  /** Null: no reason was asked for, or the reader is not told it. */
  readonly why: string | null;
  readonly changes: readonly FieldChange[];
}

export interface FieldChange {
  /** As the log names it: `lastOrdinary`. */
  readonly field: string;
  /** Null: there was nothing. */
  readonly was: unknown;
  readonly is: unknown;
}

/** An entry of the log with what stood before and after; both null where its content was emptied. */
export interface LoggedStep {
  readonly entry: {
    readonly at: Instant;
    readonly actor: string;
    readonly action: string;
    readonly subjectLabel: string;
  };
  readonly before: unknown;
  readonly after: unknown;
}

/** An entry as a step, told whole. */
export function loggedStep({ entry, before, after }: LoggedStep): HistoryStep {
  const known = AUDIT_ACTIONS[entry.action as AuditAction] as { readonly words: string } | undefined;
  const what = `${known?.words ?? entry.action} ${entry.subjectLabel}`.trim();
  return { at: entry.at, who: entry.actor, what, why: null, changes: changedFields(before, after) };
}

/** The last one first; of one instant the later told stands first. */
export function lastFirst<Step extends { readonly at: Instant }>(steps: readonly Step[]): Step[] {
  return [...steps].reverse().sort((a, b) => b.at - a.at);
}

function changedFields(before: unknown, after: unknown): FieldChange[] {
  const fields = new Set([...fieldsOf(before), ...fieldsOf(after)]);
  return [...fields]
    .map((field) => ({ field, was: valueOf(before, field), is: valueOf(after, field) }))
    .filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}

function fieldsOf(state: unknown): string[] {
  return typeof state === 'object' && state !== null ? Object.keys(state) : [];
}

function valueOf(state: unknown, field: string): unknown {
  return typeof state === 'object' && state !== null ? (Reflect.get(state, field) ?? null) : null;
}
