import { Injectable } from '@nestjs/common';
import { DatabaseConnections } from '../database/connections';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { type TallyGroup, type TallyRow, talliesSql } from './tally.sql';
import type { ThreadQuery } from './tally.thread';

/** Days that a tally is made of, both included. */
export interface TallySpan {
  readonly startsOn: IsoDate;
  readonly cutoff: IsoDate;
}

/** The statements that add a commission's contributions up; each names the commission that its group has. */
@Injectable()
export class ContributionSumsRepository {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: DatabaseConnections,
  ) {}

  /** Whether reads go through a transaction under way, which no other connection sees into. */
  isInTransaction(): boolean {
    return this.transactions.manager() !== this.connections.reading.manager;
  }

  /** A row for each indicator that exists, in one statement; read in the server's own thread on SQLite. */
  sumsOf(groups: readonly TallyGroup[], span: TallySpan): Promise<TallyRow[]> {
    const isSqlite = this.connections.dialect === 'sqlite';
    const values = isSqlite ? [namedValues(span)] : [span.cutoff, span.startsOn];
    return this.transactions.manager().query(talliesSql(groups), values);
  }

  /** The same as plain data, for a worker thread with a connection of its own; of use on SQLite alone. */
  queryFor(group: TallyGroup, span: TallySpan): ThreadQuery {
    const path = String(this.connections.reading.options.database);
    return { path, sql: talliesSql([group]), values: namedValues(span) };
  }

  /** Whether these indicators have at least so many contributions. */
  async hasAtLeast(few: number, commissionId: number, indicatorIds: readonly number[]): Promise<boolean> {
    if (indicatorIds.length === 0) return few === 0;
    const rows = await this.transactions.manager().sql<{ found: number | string }[]>`
      select count(*) as found from (
        select 1 from contribution c
        where c.indicator_id in (${() => indicatorIds}) and c.commission_id = ${commissionId} limit ${few}
      ) some`;
    return Number(rows[0]?.found) === few;
  }

  isOnSqlite(): boolean {
    return this.connections.dialect === 'sqlite';
  }
}

/** SQLite takes `$1` for a name. */
function namedValues({ cutoff, startsOn }: TallySpan): Record<string, string> {
  return { 1: cutoff, 2: startsOn };
}
