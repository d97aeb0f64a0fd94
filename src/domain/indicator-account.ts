/** Everything that a reader may ask about the figure of one indicator at a cutoff. */
import type { AnnexIndicator, AnnexPlan, IndicatorProgress, Named } from './annex';
import type { IsoDate } from './dates';
import type { Explained } from './explanation';
import type { Legend } from './legend';
import type { Figure } from './light';
import type { IndicatorContent } from './plan';
import type { Bands } from './programming';

/** An indicator at a cutoff with everything behind its figure. */
export interface IndicatorAccount {
  /** `POA-2019`, or `CNLCTF/POA-2019` where several commissions have that code. */
  readonly reference: string;
  readonly commissionId: number;
  readonly plan: AnnexPlan;
  readonly cutoff: IsoDate;
  /** Of the annex at the cutoff; the course over earlier cutoffs is told in its words too. */
  readonly legend: Legend;
  /** `LA 2.1.7-1`. */
  readonly key: string;
  readonly element: Named;
  /** From the element's objective down to the strategy; empty for an objective. */
  readonly parents: readonly Named[];
  readonly indicator: AnnexIndicator;
  readonly content: IndicatorContent;
  readonly progress: IndicatorProgress;
  /** Contributions of this page in the order of their days, with what each has to do with the figure. */
  readonly records: readonly Explained[];
  readonly allRecords: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Of the plan; null: it has none. */
  readonly bands: Bands | null;
  readonly history: readonly HistoryPoint[];
}

export interface HistoryPoint {
  readonly cutoff: IsoDate;
  readonly figure: Figure;
}
