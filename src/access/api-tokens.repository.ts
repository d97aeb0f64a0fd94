import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { Account } from './account.entity';
import { ApiToken } from './api-token.entity';

export interface TokenWithAccount {
  readonly token: ApiToken;
  readonly account: Account;
}

@Injectable()
export class ApiTokensRepository {
  constructor(private readonly transactions: Transactions) {}

  async withAccount(tokenHash: string): Promise<TokenWithAccount | null> {
    const manager = this.transactions.manager();
    const token = await manager.findOneBy(ApiToken, { tokenHash });
    return token && { token, account: await manager.findOneByOrFail(Account, { id: token.accountId }) };
  }

  /** Those of an account that their owner has not ended, the newest first. */
  ofAccount(accountId: number): Promise<ApiToken[]> {
    const where = { accountId, revokedAt: IsNull() };
    return this.transactions.manager().find(ApiToken, { where, order: { id: 'DESC' } });
  }

  ofAccountAndId(accountId: number, id: number): Promise<ApiToken | null> {
    return this.transactions.manager().findOneBy(ApiToken, { accountId, id, revokedAt: IsNull() });
  }

  async save(token: Partial<ApiToken>): Promise<ApiToken> {
    return this.transactions.manager().save(ApiToken, token);
  }

  async note(id: number, usedAt: Instant): Promise<void> {
    await this.transactions.manager().update(ApiToken, { id }, { usedAt });
  }
}
