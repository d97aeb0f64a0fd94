import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Reach } from '../domain/permissions';
import { Account } from './account.entity';
import { ExternalIdentity } from './external-identity.entity';
import { Membership } from './membership.entity';

/** A role with the person who has it. */
export interface HeldRole {
  readonly membership: Membership;
  readonly account: Account;
}

@Injectable()
export class MembershipsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Those that an account has now. */
  ofAccount(accountId: number): Promise<Membership[]> {
    const where = { accountId, endedAt: IsNull() };
    return this.transactions.manager().find(Membership, { where, order: { id: 'ASC' } });
  }

  /** Those that an account has or had. */
  everOfAccount(accountId: number): Promise<Membership[]> {
    return this.transactions.manager().find(Membership, { where: { accountId }, order: { id: 'ASC' } });
  }

  /** Of a row, ended or not; null where there is none. */
  async ofId(id: number): Promise<HeldRole | null> {
    const manager = this.transactions.manager();
    const membership = await manager.findOneBy(Membership, { id });
    if (membership === null) return null;
    return { membership, account: await manager.findOneByOrFail(Account, { id: membership.accountId }) };
  }

  /** All roles held now in the commissions within reach, those of the whole installation among them. */
  async within(reach: Reach): Promise<HeldRole[]> {
    const query = this.transactions
      .manager()
      .createQueryBuilder(Membership, 'm')
      .innerJoinAndMapOne('m.account', Account, 'a', 'a.id = m.accountId')
      .where('m.endedAt IS NULL')
      .orderBy('m.id', 'ASC');
    if (reach !== 'every') query.andWhere('m.commissionId IN (:...reach)', { reach: [...reach, 0] });
    const rows = (await query.getMany()) as (Membership & { account: Account })[];
    return rows.map(({ account, ...membership }) => ({ membership: membership, account }));
  }

  /**
   * The administrators of the whole installation, held until the transaction ends: of two who take each other's role
   * away the second sees what the first did.
   */
  async administratorsHeld(): Promise<Membership[]> {
    const manager = this.transactions.manager();
    const where = { commissionId: IsNull(), role: 'administration', endedAt: IsNull() };
    return manager.find(Membership, { where, order: { id: 'ASC' }, lock: rowLock(manager) });
  }

  /** Whether who has an account may come in at all. */
  async isOpen(accountId: number): Promise<boolean> {
    return this.transactions.manager().existsBy(Account, { id: accountId, disabledAt: IsNull() });
  }

  /** Of these accounts those whose people can log in: by a password, or by a ministry's directory. */
  async able(accountIds: readonly number[]): Promise<Set<number>> {
    const manager = this.transactions.manager();
    const accounts = await manager.findBy(Account, { id: In([...accountIds]), disabledAt: IsNull() });
    const linked = await manager.findBy(ExternalIdentity, { accountId: In([...accountIds]) });
    const known = new Set(linked.map(({ accountId }) => accountId));
    return new Set(
      accounts.filter(({ id, passwordHash }) => passwordHash !== null || known.has(id)).map(({ id }) => id),
    );
  }

  /** How many people the secretariat of a commission has who can log in: an invitation alone does not count. */
  secretariatOf(commissionId: number): Promise<number> {
    return this.transactions
      .manager()
      .createQueryBuilder(Membership, 'm')
      .innerJoin(Account, 'a', 'a.id = m.accountId AND a.disabledAt IS NULL')
      .leftJoin(ExternalIdentity, 'e', 'e.accountId = a.id')
      .where('(a.passwordHash IS NOT NULL OR e.id IS NOT NULL)')
      .andWhere('m.commissionId = :commissionId AND m.role = :role AND m.endedAt IS NULL', {
        commissionId,
        role: 'secretariat',
      })
      .getCount();
  }

  save(membership: Partial<Membership>): Promise<Membership> {
    return this.transactions.manager().save(Membership, membership);
  }
}
