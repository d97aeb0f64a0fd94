import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { RecoveryCode } from './recovery-code.entity';

@Injectable()
export class RecoveryCodesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** How many of an account are still good. */
  leftOf(accountId: number): Promise<number> {
    return this.transactions.manager().countBy(RecoveryCode, { accountId, usedAt: IsNull() });
  }

  /** Puts new ones in the place of those that an account had. */
  async replace(accountId: number, codeHashes: readonly string[], madeAt: Instant): Promise<void> {
    const manager = this.transactions.manager();
    await manager.delete(RecoveryCode, { accountId });
    const rows = codeHashes.map((codeHash) => ({ accountId, codeHash, madeAt, usedAt: null }));
    if (rows.length > 0) await manager.insert(RecoveryCode, rows);
  }

  /** Resolves to whether it was the account's and not used before: of two who use it at once, one does. */
  async use(accountId: number, codeHash: string, usedAt: Instant): Promise<boolean> {
    const which = { accountId, codeHash, usedAt: IsNull() };
    const { affected } = await this.transactions.manager().update(RecoveryCode, which, { usedAt });
    return (affected ?? 0) > 0;
  }
}
