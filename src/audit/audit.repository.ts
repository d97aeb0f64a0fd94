import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { Reach } from '../domain/permissions';
import { AuditContent } from './audit-content.entity';
import { AuditEntry } from './audit-entry.entity';

/** An entry with what stood before and after; both null where the content was emptied or says so. */
export interface ToldEntry {
  readonly entry: AuditEntry;
  readonly before: unknown;
  readonly after: unknown;
}

/** What entries are asked for by; null or missing: by anything. */
export interface EntryFilters {
  /** In whatever case: addresses of accounts are stored in lower case, names of the command line as they were typed. */
  readonly actor?: string | null;
  readonly action?: string | null;
  readonly subjectKind?: string | null;
  /** From this instant on. */
  readonly from?: Instant | null;
  /** Up to this instant, and not at it. */
  readonly until?: Instant | null;
}

/** The log as people read it, the last entry first. */
@Injectable()
export class AuditRepository {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Entries of the commissions within reach; those of the installation as a whole only to whom everything is.
   * @param of.before gives those older than the entry of this sequence; null begins with the last one.
   */
  async entries(of: {
    reach: Reach;
    filters: EntryFilters;
    before: number | null;
    limit: number;
  }): Promise<ToldEntry[]> {
    const manager = this.transactions.manager();
    const query = manager.createQueryBuilder(AuditEntry, 'entry').orderBy('entry.sequence', 'DESC').limit(of.limit);
    const ask = (condition: string, values: Readonly<Record<string, unknown>>): void => {
      if (Object.values(values).every((value) => value !== null && value !== undefined))
        query.andWhere(condition, values);
    };
    if (of.reach !== 'every') query.andWhere('entry.commissionId in (:...reach)', { reach: [0, ...of.reach] });
    ask('entry.sequence < :before', { before: of.before });
    const { actor, action, subjectKind, from, until } = of.filters;
    ask('entry.actor in (:actor, :folded)', { actor, folded: actor?.normalize('NFC').toLowerCase() });
    ask('entry.action = :action', { action });
    ask('entry.subjectKind = :subjectKind', { subjectKind });
    ask('entry.at >= :from', { from });
    ask('entry.at < :until', { until });
    return told(manager, await query.getMany());
  }

  /** Everything that was done to one thing of a commission (null: of the installation as a whole). */
  async historyOf(of: { commissionId: number | null; kind: string; id: number }): Promise<ToldEntry[]> {
    const manager = this.transactions.manager();
    const query = manager
      .createQueryBuilder(AuditEntry, 'entry')
      .where('entry.subjectKind = :kind and entry.subjectId = :id', { kind: of.kind, id: of.id })
      .orderBy('entry.sequence', 'DESC');
    if (of.commissionId === null) query.andWhere('entry.commissionId is null');
    else query.andWhere('entry.commissionId = :commissionId', { commissionId: of.commissionId });
    return told(manager, await query.getMany());
  }
}

async function told(manager: EntityManager, entries: readonly AuditEntry[]): Promise<ToldEntry[]> {
  const rows = await manager.findBy(AuditContent, { sequence: In(entries.map((entry) => entry.sequence)) });
  const contents = new Map(rows.map((row) => [row.sequence, row.content]));
  return entries.map((entry) => ({ entry, ...parsed(contents.get(entry.sequence) ?? null) }));
}

function parsed(content: string | null): { before: unknown; after: unknown } {
  if (content === null) return { before: null, after: null };
  const { before, after } = JSON.parse(content) as { before?: unknown; after?: unknown };
  return { before: before ?? null, after: after ?? null };
}
