import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Threads } from '../work/threads';
import { ContributionSumsRepository, type TallySpan } from './contribution-sums.repository';
import { type IndicatorTally, type TallyGroup, tallyOfRow, type TallyRow } from './tally.sql';

/** What an indicator's contributions come to, and the revision of the indicator that this is true for. */
export interface RevisedTally {
  readonly id: number;
  readonly revision: number;
  readonly summed: IndicatorTally;
}

// As many as a small server has processors; other requests need connections too. A few groups are done as one statement
// sooner than a second connection is ready for them.
const AT_ONCE = 2;
const FEW_GROUPS = 4;
// SQLite holds up the server for about a millisecond over a thousand of the dearest ones; a thread costs 80 ms to start.
const FEW_CONTRIBUTIONS = 20_000;
const TASK = { file: join(__dirname, 'tally.thread'), title: 'El cálculo de las cifras' };
const LIMITS = { memoryMb: 256, seconds: 600 };

/**
 * Where contributions are added up: on PostgreSQL by the server, on SQLite in worker threads with their own read-only
 * connections, unless there are so few of them that the server does not notice.
 */
@Injectable()
export class AddingUp {
  constructor(
    private readonly sums: ContributionSumsRepository,
    private readonly threads: Threads,
  ) {}

  /** One tally for each indicator that exists, whatever the groups' order. Inside a transaction as it stands there. */
  async tallies(groups: readonly TallyGroup[], span: TallySpan): Promise<RevisedTally[]> {
    const rules = new Map(groups.flatMap(({ rule, indicatorIds }) => indicatorIds.map((id) => [id, rule])));
    const rows = await this.rowsOf(groups, span);
    return rows.flatMap((row) => {
      const rule = rules.get(row.id);
      return rule ? { id: row.id, revision: row.revision, summed: tallyOfRow(rule, row) } : [];
    });
  }

  private async rowsOf(groups: readonly TallyGroup[], span: TallySpan): Promise<TallyRow[]> {
    const isInTransaction = this.sums.isInTransaction();
    if (!isInTransaction && (await this.isWorthThreads(groups))) {
      return inLanes(AT_ONCE, groups, (group) => this.inThread(group, span));
    }
    if (groups.length <= FEW_GROUPS) return this.sums.sumsOf(groups, span);
    return inLanes(isInTransaction ? 1 : AT_ONCE, groups, (group) => this.sums.sumsOf([group], span));
  }

  private async isWorthThreads(groups: readonly TallyGroup[]): Promise<boolean> {
    const [first] = groups;
    if (!first || !this.sums.isOnSqlite()) return false;
    const ids = groups.flatMap((group) => group.indicatorIds);
    return this.sums.hasAtLeast(FEW_CONTRIBUTIONS, first.commissionId, ids);
  }

  private inThread(group: TallyGroup, span: TallySpan): Promise<TallyRow[]> {
    return this.threads.run(TASK, this.sums.queryFor(group, span), LIMITS);
  }
}

/** Works through a list in order, so many at once; the results of each are put together in the list's order. */
async function inLanes<T, R>(lanes: number, list: readonly T[], work: (each: T) => Promise<R[]>): Promise<R[]> {
  const results: R[][] = [];
  const waiting = list.entries();
  const lane = async () => {
    for (const [index, each] of waiting) results[index] = await work(each);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.flat();
}
