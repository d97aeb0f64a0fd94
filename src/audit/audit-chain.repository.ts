import { Injectable } from '@nestjs/common';
import { Between, MoreThan } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { rowLockClause } from '../database/dialect';
import { Transactions } from '../database/transactions';
import { EMPTYING } from '../domain/audit-actions';
import type { ChainHead, SealedHead } from '../domain/audit-chain';
import type { Span } from '../domain/audit-emptying';
import type { Instant } from '../domain/dates';
import { AuditContent } from './audit-content.entity';
import { AuditEntry } from './audit-entry.entity';
import { AuditHead } from './audit-head.entity';
import { AuditSeal } from './audit-seal.entity';

/** The row that migrations made. */
const HEAD = 1;

/** Entries in their order, each with what stands beside it. */
export interface ChainPiece {
  readonly entries: readonly AuditEntry[];
  /** By sequence; one may be missing. */
  readonly contents: ReadonlyMap<number, AuditContent>;
  /** Seals handed out, by sequence. */
  readonly seals: ReadonlyMap<number, AuditSeal>;
}

/** The log as a chain; it spans all commissions. */
@Injectable()
export class AuditChainRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The head as it is, which nobody else moves until this transaction ends; asked for as the last thing in it. */
  async heldHead(): Promise<ChainHead> {
    const manager = this.transactions.manager();
    const lock = rowLockClause(manager);
    const rows: ChainHead[] = await manager.query(`select sequence, hash from audit_head where id = ${HEAD}${lock}`);
    if (!rows[0]) throw new Error('The log has lost its head; see "yupana audit verify".');
    return rows[0];
  }

  async add(entries: readonly AuditEntry[], contents: readonly AuditContent[]): Promise<void> {
    const manager = this.transactions.manager();
    await bulkInsert(manager, AuditEntry, entries);
    await bulkInsert(manager, AuditContent, contents);
  }

  async moveHead({ sequence, hash, seal }: SealedHead): Promise<void> {
    await this.transactions.manager().sql`
      update audit_head set sequence = ${sequence}, hash = ${hash}, seal = ${seal} where id = ${HEAD}`;
  }

  /** Null: somebody took it away. */
  head(): Promise<SealedHead | null> {
    return this.transactions.manager().findOneBy(AuditHead, { id: HEAD });
  }

  /** The entries that follow one, so many at most. */
  async after(sequence: number, limit: number): Promise<ChainPiece> {
    const manager = this.transactions.manager();
    const order = { sequence: 'ASC' } as const;
    const entries = await manager.find(AuditEntry, { where: { sequence: MoreThan(sequence) }, order, take: limit });
    const span = { sequence: Between(sequence, entries.at(-1)?.sequence ?? sequence) };
    const contents = await manager.findBy(AuditContent, span);
    const seals = await manager.findBy(AuditSeal, span);
    return { entries, contents: bySequence(contents), seals: bySequence(seals) };
  }

  /** The first seal handed out for a later entry than this one. */
  sealBeyond(sequence: number): Promise<AuditSeal | null> {
    const order = { sequence: 'ASC' } as const;
    return this.transactions.manager().findOne(AuditSeal, { where: { sequence: MoreThan(sequence) }, order });
  }

  /** Whether there is anything that came with an entry: an account, a commission or a plan. */
  async hasThings(): Promise<boolean> {
    const manager = this.transactions.manager();
    const question = ['account', 'commission', 'plan'].map((table) => `exists (select 1 from ${table})`).join(' or ');
    const rows: { found: number | boolean }[] = await manager.query(`select ${question} as found`);
    return Boolean(rows[0]?.found);
  }

  /** Entries of before an instant whose content is there and may be emptied, in ascending order. */
  async filledBefore(instant: Instant): Promise<number[]> {
    const rows: { sequence: number }[] = await this.transactions.manager().sql`
      select entry.sequence from audit_entry entry join audit_content content on content.sequence = entry.sequence
      where entry.at < ${instant} and entry.action <> ${EMPTYING} and content.content is not null
      order by entry.sequence`;
    return rows.map(({ sequence }) => sequence);
  }

  async emptyContents({ from, through }: Span): Promise<void> {
    await this.transactions.manager().sql`
      update audit_content set salt = null, content = null where sequence between ${from} and ${through}`;
  }

  /** A seal handed out again for the same entry stays as it is. */
  async addSeal({ sequence, hash, seal, issuedAt }: AuditSeal): Promise<void> {
    await this.transactions.manager().sql`
      insert into audit_seal (sequence, hash, seal, issued_at) values (${sequence}, ${hash}, ${seal}, ${issuedAt})
      on conflict (sequence) do nothing`;
  }
}

function bySequence<T extends { sequence: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.sequence, row]));
}
