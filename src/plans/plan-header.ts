/** What is said of a plan beside its content: read with what is stored of it, checked, compared. */
import type { IsoDate } from '../domain/dates';
import { type PlanPeriod, type PlanState, STATE_WORDS } from '../domain/plan';
import { Refusal } from '../domain/refusal';
import type { PlanAtVersion } from './plans.service';

/** What is said of a plan beside its content. */
export interface PlanHeader extends PlanPeriod {
  readonly commissionId: number;
  readonly code: string;
  readonly title: string;
  readonly countsFromNorm: string | null;
  readonly draft: boolean;
}

/** A header as it is asked for. Null: as it is stored; of a new plan none, and approved. */
export interface WantedHeader extends Omit<PlanHeader, 'countsFrom' | 'countsFromNorm' | 'draft'> {
  readonly countsFrom: IsoDate | null;
  readonly countsFromNorm: string | null;
  readonly draft: boolean | null;
}

/**
 * The whole header of a plan that comes in.
 * @param stored null: the plan is new.
 */
export function headerOf(wanted: WantedHeader, stored: PlanAtVersion | null): PlanHeader {
  return {
    ...wanted,
    countsFrom: wanted.countsFrom ?? stored?.plan.countsFrom ?? null,
    countsFromNorm: wanted.countsFromNorm ?? stored?.plan.countsFromNorm ?? null,
    draft: wanted.draft ?? stored?.version.state === 'draft',
  };
}

/** Refuses a code, a title or dates that no plan can bear. */
export function tellWrongHeader(header: PlanHeader): void {
  if (!/^[A-Z0-9][A-Z0-9.-]{1,40}$/.test(header.code)) {
    throw new Refusal(
      `El código de plan «${header.code}» no sirve; use letras mayúsculas, números, puntos o guiones, por ejemplo POA-2020.`,
    );
  }
  if (header.title === '') throw new Refusal('Escriba el título del plan con --title.');
  if (header.startsOn > header.endsOn)
    throw new Refusal('El plan empieza después de terminar; revise --starts y --ends.');
  if (header.countsFrom !== null && (header.countsFrom < header.startsOn || header.countsFrom > header.endsOn)) {
    throw new Refusal('La fecha desde la que cuenta el plan (--counts-from) debe estar dentro de su periodo.');
  }
}

/** A sentence for each field in which a stored plan differs from a header. */
export function headerDifferences({ plan, version }: PlanAtVersion, header: PlanHeader): string[] {
  const fields = [
    ['el estado', STATE_WORDS[version.state], STATE_WORDS[stateOf(header, version.state)]],
    ['el título', plan.title, header.title],
    ['el inicio', plan.startsOn, header.startsOn],
    ['el fin', plan.endsOn, header.endsOn],
    ['la fecha desde la que cuenta', plan.countsFrom ?? '', header.countsFrom ?? ''],
    ['la norma desde la que cuenta', plan.countsFromNorm ?? '', header.countsFromNorm ?? ''],
  ] as const;
  return fields
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => `${plan.code}: ${what} era «${before}» y ahora es «${after}».`);
}

/**
 * The state in which a plan comes in; what is approved already stays at its stage.
 * @param stored null: the plan is new.
 */
export function stateOf({ draft }: PlanHeader, stored: PlanState | null): PlanState {
  if (stored !== null && draft === (stored === 'draft')) return stored;
  return draft ? 'draft' : 'approved';
}
