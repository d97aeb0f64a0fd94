import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import type { MeasureRule } from '../domain/measure';
import { AddingUp, type RevisedTally } from './adding-up';
import { ContributionSumsRepository } from './contribution-sums.repository';
import { type IndicatorTally, numbersIn, type TallyGroup } from './tally.sql';

export type { IndicatorTally } from './tally.sql';

export interface TallyRequest {
  readonly commissionId: number;
  /** The plan's first day. */
  readonly startsOn: IsoDate;
  readonly cutoff: IsoDate;
  /** With the revisions that were just read. */
  readonly indicators: readonly { readonly id: number; readonly revision: number; readonly rule: MeasureRule }[];
}

interface KeptRow {
  readonly indicator_id: number;
  readonly revision: number;
  readonly counted: number;
  readonly activities: number;
  readonly total: string;
  readonly base: string;
  readonly validated_through: number | string | null;
  readonly reporters: string;
}

const KEPT_COLUMNS = [
  'commission_id',
  'indicator_id',
  'cutoff',
  'revision',
  'counted',
  'activities',
  'total',
  'base',
  'validated_through',
  'reporters',
];
// Longer statements are no quicker, and the work is shared out more evenly.
const MOST_OF_A_GROUP = 50;
// Of an indicator those of so many cutoffs stay, the ones kept last: the ends of two years' months.
const MOST_CUTOFFS = 24;

/** What contributions add up to: added up once for a cutoff, kept, and added up again when something changed. */
@Injectable()
export class TallyRepository implements OnModuleDestroy {
  private readonly logger = new Logger('Cifras');
  private readonly keeping = new Set<Promise<void>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly addingUp: AddingUp,
    private readonly sums: ContributionSumsRepository,
  ) {}

  /**
   * By indicator's number; an indicator that does not exist is missing. A figure is at least as new as the revision it
   * was asked for. What had to be added up is kept afterwards, so that a reader never waits for a writer.
   */
  async talliesAt(request: TallyRequest): Promise<Map<number, IndicatorTally>> {
    const kept = await this.keptAt(request.commissionId, request.cutoff);
    const tallies = new Map<number, IndicatorTally>();
    const missing = request.indicators.filter(({ id, revision }) => {
      const tally = kept.get(id);
      if (!tally || tally.revision < revision) return true;
      tallies.set(id, tally.summed);
      return false;
    });
    if (missing.length === 0) return tallies;
    const made = await this.addingUp.tallies(groupsOf(request.commissionId, missing), request);
    if (!this.sums.isInTransaction()) this.keepLater(request, made);
    for (const { id, summed } of made) tallies.set(id, summed);
    return tallies;
  }

  /** Resolves when everything added up so far is kept. */
  async settled(): Promise<void> {
    await Promise.all(this.keeping);
  }

  onModuleDestroy(): Promise<void> {
    return this.settled();
  }

  private async keptAt(commissionId: number, cutoff: IsoDate): Promise<Map<number, RevisedTally>> {
    const rows = await this.transactions.manager().sql<KeptRow[]>`
      select indicator_id, revision, counted, activities, total, base, validated_through, reporters
      from kept_tally where cutoff = ${cutoff} and commission_id = ${commissionId}`;
    const reporters = new Map<string, readonly number[]>();
    return new Map(rows.map((row) => [row.indicator_id, keptTally(row, reporters)]));
  }

  private keepLater(request: TallyRequest, tallies: readonly RevisedTally[]): void {
    const keeping = this.transactions
      .within((manager) => keep(manager, request, tallies))
      .catch((error: unknown) => this.logger.warn(`No se guardaron cifras ya calculadas: ${String(error)}`))
      .finally(() => this.keeping.delete(keeping));
    this.keeping.add(keeping);
  }
}

/** A group for each rule, of a size that suits one statement. */
function groupsOf(commissionId: number, indicators: TallyRequest['indicators']): TallyGroup[] {
  const byRule = new Map<string, { rule: MeasureRule; ids: number[] }>();
  for (const { id, rule } of indicators) {
    const group = byRule.get(ruleKey(rule)) ?? { rule, ids: [] };
    byRule.set(ruleKey(rule), group);
    group.ids.push(id);
  }
  return [...byRule.values()].flatMap(({ rule, ids }) =>
    chunks(ids, MOST_OF_A_GROUP).map((indicatorIds) => ({ commissionId, rule, indicatorIds })),
  );
}

/** Rules with one key make one statement. */
function ruleKey(rule: MeasureRule): string {
  if (rule.measure === 'distinct') return `distinct ${rule.of}`;
  return rule.measure === 'criteria' ? `criteria ${rule.needed}` : rule.measure;
}

/** `known` has lists of institutions read before: those of a plan's indicators are few, and dear to read. */
function keptTally(row: KeptRow, known: Map<string, readonly number[]>): RevisedTally {
  const { reporters, counted, activities, validated_through: through } = row;
  const list = known.get(reporters) ?? numbersIn(reporters);
  known.set(reporters, list);
  return {
    id: row.indicator_id,
    revision: row.revision,
    summed: {
      tally: { counted, total: BigInt(row.total), base: BigInt(row.base) },
      activities,
      validatedThrough: through === null ? null : Number(through),
      reporters: list,
    },
  };
}

/** A slower reader never puts an older revision in a newer one's place. */
async function keep(
  manager: EntityManager,
  { commissionId, cutoff }: TallyRequest,
  tallies: readonly RevisedTally[],
): Promise<void> {
  const { driver } = manager.dataSource;
  const changing = KEPT_COLUMNS.slice(3).map((column) => `${column} = excluded.${column}`);
  for (const some of chunks(tallies, 500)) {
    const values: unknown[] = [];
    const place = (value: unknown) => driver.createParameter('', values.push(value) - 1);
    const rows = some.map(({ id, revision, summed }) => {
      const { counted, total, base } = summed.tally;
      const sums = [revision, counted, summed.activities, String(total), String(base)];
      const row = [commissionId, id, cutoff, ...sums, summed.validatedThrough, summed.reporters.join(',')];
      return `(${row.map(place).join(', ')})`;
    });
    await manager.query(
      `insert into kept_tally (${KEPT_COLUMNS.join(', ')}) values ${rows.join(', ')}
      on conflict (cutoff, indicator_id) do update set ${changing.join(', ')}
      where kept_tally.revision <= excluded.revision`,
      values,
    );
    await makeRoom(
      manager,
      commissionId,
      some.map(({ id }) => id),
    );
  }
}

async function makeRoom(manager: EntityManager, commissionId: number, indicatorIds: readonly number[]): Promise<void> {
  await manager.sql`
    delete from kept_tally where commission_id = ${commissionId} and id in (
      select id from (
        select k.id, row_number() over (partition by k.indicator_id order by k.id desc) as place
        from kept_tally k where k.commission_id = ${commissionId} and k.indicator_id in (${() => indicatorIds})
      ) kept where place > ${MOST_CUTOFFS})`;
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += size) parts.push(list.slice(start, start + size));
  return parts;
}
