import { setImmediate as othersTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { storedAmount } from '../database/columns';
import type { ElementVersion } from './element-version.entity';
import type { Footnote } from './footnote.entity';
import type { IndicatorVersion } from './indicator-version.entity';
import type { Indicator } from './indicator.entity';
import type { Participation } from './participation.entity';
import type { PlanElement } from './plan-element.entity';

/** All rows of one version of a plan, with the identities behind them: what its content is made of. */
export interface VersionRows {
  readonly elements: readonly Pick<PlanElement, 'id' | 'code' | 'level'>[];
  readonly indicators: readonly Pick<Indicator, 'id' | 'elementId' | 'number' | 'revision'>[];
  readonly elementVersions: readonly Pick<ElementVersion, 'elementId' | 'name' | 'parentId' | 'axisId'>[];
  readonly indicatorVersions: readonly WordingRow[];
  readonly participations: readonly Pick<Participation, 'indicatorId' | 'institutionId' | 'role'>[];
  readonly footnotes: readonly Pick<Footnote, 'mark' | 'text'>[];
}

/** An indicator's wording in one version. */
export type WordingRow = Omit<IndicatorVersion, 'id' | 'commissionId' | 'planVersionId' | 'rowVersion'>;

/** As the drivers give it: an amount is a number on SQLite and a text on PostgreSQL, a flag a number on SQLite. */
interface StoredWording extends Omit<WordingRow, 'target' | 'baseline' | 'sensitive'> {
  readonly target: number | string | null;
  readonly baseline: number | string | null;
  readonly sensitive: boolean | number;
}

/** Which version of which plan. */
export interface VersionOf {
  readonly commissionId: number;
  readonly planId: number;
  readonly planVersionId: number;
}

/**
 * Read as plain rows: made into entities, the 500 indicators of a large plan hold up the server for a tenth of a second.
 * Between tables it gets to what else it has to do.
 */
export async function versionRows(manager: EntityManager, of: VersionOf): Promise<VersionRows> {
  const identities = await identitiesOf(manager, of);
  await othersTurn();
  const wordings = await wordingsOf(manager, of);
  await othersTurn();
  return { ...identities, ...wordings, ...(await besideWordings(manager, of)) };
}

async function identitiesOf(
  manager: EntityManager,
  { commissionId, planId }: VersionOf,
): Promise<Pick<VersionRows, 'elements' | 'indicators'>> {
  return {
    elements: await manager.sql<VersionRows['elements']>`
      select id, code, level from plan_element where plan_id = ${planId} and commission_id = ${commissionId}`,
    indicators: await manager.sql<VersionRows['indicators']>`
      select id, element_id as "elementId", number, revision
      from indicator where plan_id = ${planId} and commission_id = ${commissionId}`,
  };
}

async function wordingsOf(
  manager: EntityManager,
  { commissionId, planVersionId }: VersionOf,
): Promise<Pick<VersionRows, 'elementVersions' | 'indicatorVersions'>> {
  const elementVersions = await manager.sql<VersionRows['elementVersions']>`
    select element_id as "elementId", name, parent_id as "parentId", axis_id as "axisId"
    from element_version where plan_version_id = ${planVersionId} and commission_id = ${commissionId}`;
  const stored = await manager.sql<StoredWording[]>`
    select indicator_id as "indicatorId", name, unit, target, target_note as "targetNote", measure,
      measure_detail as "measureDetail", direction, baseline, sensitive, programming
    from indicator_version where plan_version_id = ${planVersionId} and commission_id = ${commissionId}`;
  return { elementVersions, indicatorVersions: stored.map(wordingRow) };
}

async function besideWordings(
  manager: EntityManager,
  { commissionId, planVersionId }: VersionOf,
): Promise<Pick<VersionRows, 'participations' | 'footnotes'>> {
  return {
    participations: await manager.sql<VersionRows['participations']>`
      select indicator_id as "indicatorId", institution_id as "institutionId", role from participation
      where plan_version_id = ${planVersionId} and commission_id = ${commissionId} order by position`,
    footnotes: await manager.sql<VersionRows['footnotes']>`
      select mark, text from footnote
      where plan_version_id = ${planVersionId} and commission_id = ${commissionId} order by position`,
  };
}

function wordingRow(stored: StoredWording): WordingRow {
  const { target, baseline, sensitive } = stored;
  return {
    ...stored,
    target: storedAmount(target),
    baseline: storedAmount(baseline),
    sensitive: Boolean(sensitive),
  };
}
