/** What importers hand over after reading a workbook: content, or every error with its cell; never both used. */
import type { ActivityContent, NoProgressContent } from './activity';
import type { CatalogueEntry } from './catalogue';
import type { IndicatorContent, PlanContent, PlanPeriod, StatedContent } from './plan';
import type { CellMessage } from './sheet';

export interface PlanReading {
  readonly content: PlanContent;
  /** Execution and observations, by indicator; empty where the sheet has none. */
  readonly stated: readonly StatedContent[];
  /** Cell of an element's code (`LA 2.1.4`) or an indicator's name (`LA 2.1.4-2`), for what is refused later. */
  readonly cells: Readonly<Record<string, string>>;
  readonly warnings: readonly CellMessage[];
  /** With any error nothing may be stored. */
  readonly errors: readonly CellMessage[];
}

/** What an activities workbook is read against; plain data, for a worker thread. */
export interface ActivitiesContext {
  readonly planCode: string;
  readonly period: PlanPeriod;
  readonly indicators: readonly IndicatorContent[];
  readonly institutions: readonly CatalogueEntry[];
  readonly regions: readonly CatalogueEntry[];
  /** Whether what is read will be validated at once, so that what validation needs must be there. */
  readonly validating: boolean;
}

export interface ActivitiesReading {
  readonly activities: readonly ActivityContent[];
  readonly noProgress: readonly NoProgressContent[];
  /** Row of each contribution, by key: of one date the later row of a file is the later record. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
  /** Cell of each key, for what is refused later. */
  readonly cells: Readonly<Record<string, string>>;
  readonly warnings: readonly CellMessage[];
  readonly errors: readonly CellMessage[];
}
