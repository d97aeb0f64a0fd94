/** A commission's plan as its documents have it: a tree of elements with indicators, for a period. */
import type { Direction } from './achievement';
import type { Amount } from './amount';
import type { ElementLevel } from './codes';
import type { IsoDate } from './dates';
import type { Light } from './light';
import type { MeasureRule } from './measure';
import type { Programming } from './programming';

/** States of a plan's version in their order, with the words that people read. */
export const STATE_WORDS = {
  draft: 'borrador',
  proposed: 'propuesto',
  approved: 'aprobado',
  'in-adjustment': 'aprobado con cargo a ajustes',
  consolidated: 'consolidado',
  'in-execution': 'en ejecución',
  closed: 'cerrado',
} as const;
export type PlanState = keyof typeof STATE_WORDS;
/** Bold and plain in the column of participation. */
export type ParticipationRole = 'responsible' | 'involved';

export interface PlanContent {
  readonly elements: readonly PlanElementContent[];
  readonly indicators: readonly IndicatorContent[];
  readonly footnotes: readonly FootnoteContent[];
}

export interface PlanElementContent {
  readonly code: string;
  readonly level: ElementLevel;
  readonly name: string;
  /** Of a strategy its objective, of a line its strategy; else null. */
  readonly parent: string | null;
  /** Of a strategy the code of its axis; else null. */
  readonly axis: string | null;
}

export interface IndicatorContent {
  /** Code of the line or objective. */
  readonly element: string;
  /** Within the element, from 1. */
  readonly number: number;
  readonly name: string;
  readonly unit: string;
  /** Null: no target. */
  readonly target: Amount | null;
  readonly targetNote: string | null;
  readonly rule: MeasureRule;
  readonly direction: Direction;
  readonly baseline: Amount | null;
  readonly sensitive: boolean;
  readonly programming: Programming | null;
  /** Acronyms in their order; responsible ones first or between, as the document has them. */
  readonly participation: readonly { readonly institution: string; readonly role: ParticipationRole }[];
}

export interface FootnoteContent {
  /** `a/`, or the abbreviation that the note explains (`TF`). */
  readonly mark: string;
  readonly text: string;
}

/** The execution that a plan's workbook states for one indicator, and what the secretariat wrote beside it. */
export interface StatedContent {
  readonly element: string;
  readonly number: number;
  /** Null: the sheet states no figure. */
  readonly executed: Amount | null;
  /** Of an executed 0 whether an activity was carried out. */
  readonly activityDone: boolean;
  readonly observations: string | null;
  /** The light that the sheet shows, with its reason; null: none, or the computed one. */
  readonly light: { readonly light: Light; readonly reason: string } | null;
}

/** Period of a plan and the day from which it counts. */
export interface PlanPeriod {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly countsFrom: IsoDate | null;
}

/** A plan as the first page lists it. */
export interface ListedPlan {
  readonly code: string;
  readonly title: string;
  readonly commission: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}
