/** A line of action over the years of the plan of several years that its plans belong to. */
import type { AnnexPlan, AnnexRow, Named } from './annex';
import type { Instant, IsoDate } from './dates';
import type { Legend } from './legend';

export interface LineYear {
  /** `POA-2019`, or `CNLCTF/POA-2019` where several commissions have that code. */
  readonly reference: string;
  readonly plan: AnnexPlan;
  /** The day that the year's figures are of. */
  readonly cutoff: IsoDate;
  /** The last validation in the year's annex; null: there is none. */
  readonly validatedThrough: Instant | null;
  /** Of the year's annex. */
  readonly legend: Legend;
  /** The line's indicators; empty where the plan of that year does not have it. */
  readonly rows: readonly AnnexRow[];
}

export interface LineYears {
  /** The plan that was asked for. */
  readonly reference: string;
  readonly plan: AnnexPlan;
  readonly line: Named;
  readonly strategy: Named;
  /** Null: the plan belongs to none. */
  readonly multiYear: Named | null;
  /** The earliest first; without a plan of several years the plan's own. */
  readonly years: readonly LineYear[];
}
