import { Injectable } from '@nestjs/common';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import { Account } from './account.entity';

@Injectable()
export class AccountsRepository {
  constructor(private readonly transactions: Transactions) {}

  ofId(id: number): Promise<Account | null> {
    return this.transactions.manager().findOneBy(Account, { id });
  }

  ofEmail(email: string): Promise<Account | null> {
    return this.transactions.manager().findOneBy(Account, { email });
  }

  /** The account as it stays until the transaction ends: what is read decides what is written. */
  held(id: number): Promise<Account> {
    const manager = this.transactions.manager();
    return manager.findOneOrFail(Account, { where: { id }, lock: rowLock(manager) });
  }

  all(): Promise<Account[]> {
    return this.transactions.manager().find(Account, { order: { email: 'ASC' } });
  }

  isEmpty(): Promise<boolean> {
    return this.transactions
      .manager()
      .exists(Account)
      .then((exists) => !exists);
  }

  save(account: Partial<Account>): Promise<Account> {
    return this.transactions.manager().save(Account, account);
  }
}
