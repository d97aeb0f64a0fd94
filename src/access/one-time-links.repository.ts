import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { LinkKind } from '../domain/one-time-link';
import { OneTimeLink } from './one-time-link.entity';

@Injectable()
export class OneTimeLinksRepository {
  constructor(private readonly transactions: Transactions) {}

  ofToken(tokenHash: string): Promise<OneTimeLink | null> {
    return this.transactions.manager().findOneBy(OneTimeLink, { tokenHash });
  }

  /** The same, as it stays until the transaction ends: of two who use it at once the second sees that it is used. */
  held(tokenHash: string): Promise<OneTimeLink | null> {
    const manager = this.transactions.manager();
    return manager.findOne(OneTimeLink, { where: { tokenHash }, lock: rowLock(manager) });
  }

  /** Holds all of a kind until the transaction ends. */
  async holdAll(kind: LinkKind): Promise<void> {
    const manager = this.transactions.manager();
    await manager.find(OneTimeLink, { where: { kind }, order: { id: 'ASC' }, lock: rowLock(manager) });
  }

  /** How many of a kind were made for an account since an instant. */
  madeSince(accountId: number, kind: LinkKind, since: Instant): Promise<number> {
    return this.transactions.manager().countBy(OneTimeLink, { accountId, kind, madeAt: MoreThan(since) });
  }

  async save(link: Partial<OneTimeLink>): Promise<void> {
    await this.transactions.manager().save(OneTimeLink, link);
  }

  /** Those of an account (null: of none) that could still be used are good no more. */
  async withdraw(accountId: number | null, kinds: readonly LinkKind[], withdrawnAt: Instant): Promise<void> {
    const open = { accountId: accountId ?? IsNull(), kind: In([...kinds]), usedAt: IsNull(), withdrawnAt: IsNull() };
    await this.transactions.manager().update(OneTimeLink, open, { withdrawnAt });
  }
}
