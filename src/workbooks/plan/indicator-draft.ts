/** An indicator as one row of the sheet tells it, before repeats are dropped. */
import type { Amount } from '../../domain/amount';
import type { Light } from '../../domain/light';
import type { IndicatorContent } from '../../domain/plan';
import type { SheetCell } from '../../domain/sheet';

export type Participation = IndicatorContent['participation'];

/** The execution beside an indicator, as read. */
export interface StatedDraft {
  readonly executed: Amount | null;
  /** What ACTIVIDAD REALIZADA says; null: nothing. */
  readonly activityDone: boolean | null;
  readonly observations: string | null;
  /** The light of SEMÁFORO; null: none. */
  readonly light: Light | null;
  readonly lightReason: string | null;
  /** Cells that are not read, to be compared with what is computed. */
  readonly shown: readonly ShownFigure[];
  readonly cells: Readonly<Record<'executed' | 'activityDone' | 'observations' | 'light', string>>;
}

export interface ShownFigure {
  readonly figure: 'executedPercent' | 'pending' | 'pendingPercent';
  readonly text: string;
  /** Of a cell that holds a number. */
  readonly number: number | null;
  readonly cell: string;
}

export interface IndicatorDraft extends Omit<IndicatorContent, 'number' | 'participation'> {
  /** Null where the sheet gives none. */
  readonly number: number | null;
  /** The cell that lists the institutions; several rows may share it. */
  readonly institutions: SheetCell | null;
  readonly stated: StatedDraft | null;
  readonly cells: Readonly<Record<'name' | 'unit' | 'target' | 'rule' | 'institutions' | 'rest', string>>;
}

/** An indicator with the institutions of its list. */
export interface TakenIndicator extends IndicatorDraft {
  readonly participation: Participation;
  /** Whether nothing was bold, so that the first one is taken for the responsible one. */
  readonly isAssumed: boolean;
}
