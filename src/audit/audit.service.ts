import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppConfig } from '../config/app-config';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { AuditAction } from '../domain/audit-actions';
import { canonicalJson, type ChainHead, contentHash, entryHash, NO_HASH, type SealedHead } from '../domain/audit-chain';
import { AuditChainRepository } from './audit-chain.repository';
import type { AuditContent } from './audit-content.entity';
import type { AuditEntry } from './audit-entry.entity';
import { SealingKey, sha256 } from './audit-key';

/** What a deed was done to. */
export interface AuditSubject {
  /** The table of the thing: `plan`, `activity`; or a word for several, such as `catalogue`. */
  readonly kind: string;
  /** Its row; null where it has none of its own. */
  readonly id: number | null;
  /** What people know it by, at the time. */
  readonly label: string;
}

/** One thing that was done. Before and after are plain data, entities or null; see `canonicalJson`. */
export interface AuditFact {
  readonly by: Deed;
  /** Null: of the installation as a whole. */
  readonly commissionId: number | null;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly before: unknown;
  readonly after: unknown;
}

type Recorded = Omit<AuditEntry, 'sequence' | 'contentHash' | 'hash'> & { readonly content: string };

// So many are hashed in a few milliseconds; then the server gets to what else it has to do.
const SOME = 400;

/** Writes the log: every change hands in what it did, inside its own transaction. */
@Injectable()
export class AuditService {
  private readonly key: SealingKey;
  private readonly recorded = new WeakMap<EntityManager, Recorded[]>();

  constructor(
    private readonly transactions: Transactions,
    private readonly chain: AuditChainRepository,
    config: AppConfig,
  ) {
    this.key = new SealingKey(config.appSecret);
    transactions.beforeCommit((manager) => this.append(manager));
  }

  /**
   * Takes down what is being done, inside the transaction that does it; the entry is written as the last thing before
   * its commit, and not at all where it fails. Later changes to the objects handed in are not seen.
   */
  record(fact: AuditFact): void {
    const manager = this.transactions.manager();
    if (!manager.queryRunner) throw new Error(`${fact.action} was recorded outside of a transaction`);
    const facts = this.recorded.get(manager) ?? [];
    this.recorded.set(manager, facts);
    facts.push(recordedFact(fact));
  }

  /** The end of the log as it stands, sealed, for a document that is about to be issued; the seal is kept. */
  seal(by: Deed): Promise<SealedHead> {
    return this.transactions.within(async () => {
      const { sequence, hash } = (await this.chain.head()) ?? { sequence: 0, hash: NO_HASH };
      const sealed = { sequence, hash, seal: this.key.seal({ sequence, hash }) };
      await this.chain.addSeal({ ...sealed, issuedAt: by.at });
      return sealed;
    });
  }

  private async append(manager: EntityManager): Promise<void> {
    const facts = this.recorded.get(manager);
    if (!facts) return;
    let head = await this.chain.heldHead();
    for (let start = 0; start < facts.length; start += SOME) {
      const links = linked(facts.slice(start, start + SOME), head);
      await this.chain.add(links.entries, links.contents);
      head = links.head;
    }
    await this.chain.moveHead({ ...head, seal: this.key.seal(head) });
  }
}

function recordedFact({ by, commissionId, action, subject, before, after }: AuditFact): Recorded {
  const { accountId, name, channel } = by.actor;
  return {
    at: by.at,
    accountId,
    actor: storable(name),
    channel,
    commissionId,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectLabel: storable(subject.label),
    content: canonicalJson({ before, after }),
  };
}

/** Facts as the entries that follow a head. */
function linked(facts: readonly Recorded[], after: ChainHead) {
  let { sequence, hash } = after;
  const entries: AuditEntry[] = [];
  const contents: AuditContent[] = [];
  for (const { content, ...fact } of facts) {
    sequence += 1;
    const salt = randomBytes(16).toString('hex');
    const entry = { ...fact, sequence, contentHash: contentHash(salt, content, sha256) };
    hash = entryHash(entry, hash, sha256);
    entries.push({ ...entry, hash });
    contents.push({ sequence, salt, content });
  }
  return { entries, contents, head: { sequence, hash } };
}

// What a database would not give back as it was (half a character, the character 0) would look like a broken entry.
function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '');
}
