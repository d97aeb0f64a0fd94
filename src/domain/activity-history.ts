/**
 * Who reported an activity, validated it and took the validation back. What a report says is for the secretariat and
 * the institution that sent it; others learn that something happened, when, and in which part.
 */
import { type Instant, type IsoDate, slashedDate } from './dates';
import { type HistoryStep, lastFirst } from './history';
import { type Person, whyNot } from './permissions';

export type ActivityStepKind = 'reported' | 'validated' | 'withdrawn' | 'dropped';

export interface ActivityStep {
  readonly kind: ActivityStepKind;
  readonly at: Instant;
  readonly actor: string;
  /** Null: none was given. */
  readonly reason: string | null;
  readonly title: string;
  /** Its last day. */
  readonly endedOn: IsoDate;
  /** Row of the institution that reported. */
  readonly institutionId: number;
}

const DID: Readonly<Record<ActivityStepKind, string>> = {
  reported: 'reportó',
  validated: 'validó',
  withdrawn: 'retiró la validación de',
  dropped: 'volvió a enviar su reporte sin',
};
const PART: Readonly<Record<ActivityStepKind, string>> = {
  reported: 'Institución que reporta',
  validated: 'Quien valida por la comisión',
  withdrawn: 'Secretaría técnica',
  dropped: 'Institución que reporta',
};

/** The steps as a person may know them, the last one first. */
export function activityHistory(
  steps: readonly ActivityStep[],
  { person, commissionId }: { readonly person: Person; readonly commissionId: number },
): HistoryStep[] {
  const mayRead = (institutionId: number): boolean =>
    whyNot('activity.read', person, { commissionId, institutionIds: [institutionId] }) === null;
  return lastFirst(steps).map(({ kind, at, actor, reason, title, endedOn, institutionId }) =>
    mayRead(institutionId)
      ? { at, who: actor, what: `${DID[kind]} «${title}», del ${slashedDate(endedOn)}`, why: reason, changes: [] }
      : { at, who: PART[kind], what: `${DID[kind]} una actividad`, why: null, changes: [] },
  );
}
