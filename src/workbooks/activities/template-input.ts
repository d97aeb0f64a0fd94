/** What the template for an institution is made of; plain data, for a worker thread. */
import type { ActivityContent, NoProgressContent } from '../../domain/activity';
import type { CatalogueEntry } from '../../domain/catalogue';
import type { IndicatorContent } from '../../domain/plan';

export interface ReportedContent {
  readonly activities: readonly ActivityContent[];
  readonly noProgress: readonly NoProgressContent[];
}

export interface ActivitiesTemplateInput {
  readonly plan: { readonly code: string; readonly title: string };
  readonly institution: { readonly acronym: string; readonly name: string };
  /** Those that the institution reports on, in the order of the plan. */
  readonly indicators: readonly IndicatorContent[];
  /** Names of their lines and objectives, by code. */
  readonly elementNames: Readonly<Record<string, string>>;
  readonly regions: readonly CatalogueEntry[];
  readonly reported: ReportedContent;
}
