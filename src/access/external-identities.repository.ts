import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { ExternalIdentity } from './external-identity.entity';

@Injectable()
export class ExternalIdentitiesRepository {
  constructor(private readonly transactions: Transactions) {}

  ofSubject(issuer: string, subject: string): Promise<ExternalIdentity | null> {
    return this.transactions.manager().findOneBy(ExternalIdentity, { issuer, subject });
  }

  /** Whether the directory knows the account's person under a name already. */
  isLinked(issuer: string, accountId: number): Promise<boolean> {
    return this.transactions.manager().existsBy(ExternalIdentity, { issuer, accountId });
  }

  async add(identity: Omit<ExternalIdentity, 'id'>): Promise<void> {
    await this.transactions.manager().save(ExternalIdentity, { ...identity });
  }
}
