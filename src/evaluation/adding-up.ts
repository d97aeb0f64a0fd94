import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DatabaseConnections } from '../database/connections';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { Threads } from '../work/threads';
import { type IndicatorTally, type TallyGroup, tallyOfRow, type TallyRow, tallySql } from './tally.sql';

/** Days that a tally is made of, both included. */
export interface TallySpan {
  readonly startsOn: IsoDate;
  readonly cutoff: IsoDate;
}

/** What an indicator's contributions come to, and the revision of the indicator that this is true for. */
export interface RevisedTally {
  readonly id: number;
  readonly revision: number;
  readonly summed: IndicatorTally;
}

// As many as a small server has processors; other requests need connections too. A few statements are done sooner than
// a second connection is ready for them.
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
    private readonly transactions: Transactions,
    private readonly connections: DatabaseConnections,
    private readonly threads: Threads,
  ) {}

  /** One tally for each indicator that exists, whatever the groups' order. Inside a transaction as it stands there. */
  async tallies(groups: readonly TallyGroup[], span: TallySpan): Promise<RevisedTally[]> {
    const isElsewhere = !this.isInTransaction() && (await this.isWorthThreads(groups));
    const rows = (group: TallyGroup) => (isElsewhere ? this.inThread(group, span) : this.inPlace(group, span));
    const lanes = this.isInTransaction() || groups.length <= FEW_GROUPS ? 1 : AT_ONCE;
    const tallies = await inLanes(lanes, groups, async (group) =>
      (await rows(group)).map((row) => ({ id: row.id, revision: row.revision, summed: tallyOfRow(group.rule, row) })),
    );
    return tallies.flat();
  }

  isInTransaction(): boolean {
    return this.transactions.manager() !== this.connections.reading.manager;
  }

  private async isWorthThreads(groups: readonly TallyGroup[]): Promise<boolean> {
    if (this.connections.dialect !== 'sqlite') return false;
    const list = groups.flatMap((group) => group.indicatorIds).join(', ');
    const rows: { found: number }[] = await this.transactions.manager().query(
      `select count(*) as found from (
        select 1 from contribution where indicator_id in (${list}) limit ${FEW_CONTRIBUTIONS}
      ) few`,
    );
    return rows[0]?.found === FEW_CONTRIBUTIONS;
  }

  private inPlace(group: TallyGroup, span: TallySpan): Promise<TallyRow[]> {
    const isSqlite = this.connections.dialect === 'sqlite';
    const values = isSqlite ? [namedValues(span)] : [span.cutoff, span.startsOn];
    return this.transactions.manager().query(tallySql(group), values);
  }

  private inThread(group: TallyGroup, span: TallySpan): Promise<TallyRow[]> {
    const path = this.connections.reading.options.database;
    return this.threads.run(TASK, { path, sql: tallySql(group), values: namedValues(span) }, LIMITS);
  }
}

/** SQLite takes `$1` for a name. */
function namedValues({ cutoff, startsOn }: TallySpan): Record<string, string> {
  return { 1: cutoff, 2: startsOn };
}

/** Works through a list in order, so many at once; the results stand in the list's order. */
async function inLanes<T, R>(lanes: number, list: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = list.entries();
  const lane = async () => {
    for (const [index, each] of waiting) results[index] = await work(each);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
