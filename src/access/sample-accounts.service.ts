import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { NEW_ACCOUNT, type NewPerson, whoIs } from './new-account';
import { Passwords } from './passwords.service';

/** Without those that are taken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface SampleAccount {
  readonly account: Account;
  /** Made at random, and known to nobody afterwards; null: the account was there before. */
  readonly password: string | null;
}

/** Accounts for a demonstration: no password of theirs stands in the program. */
@Injectable()
export class SampleAccounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly audit: AuditService,
  ) {}

  /** The accounts of these people in their order; those that are not there yet are made, each with a password. */
  async of(people: readonly NewPerson[], by: Deed): Promise<SampleAccount[]> {
    const made: SampleAccount[] = [];
    for (const person of people.map(whoIs)) {
      const known = await this.accounts.ofEmail(person.email);
      made.push(known === null ? await this.make(person, by) : { account: known, password: null });
    }
    return made;
  }

  private async make({ email, name }: NewPerson, by: Deed): Promise<SampleAccount> {
    const password = Array.from({ length: 4 }, fourLetters).join('-');
    const passwordHash = await this.passwords.hash(password);
    return this.transactions.within(async () => {
      const account = await this.accounts.save({ ...NEW_ACCOUNT, email, name, passwordHash, createdAt: by.at });
      const subject = { kind: 'account', id: account.id, label: email };
      const after = { email, name };
      this.audit.record({ by, commissionId: null, action: 'account.sample', subject, before: null, after });
      return { account, password };
    });
  }
}

function fourLetters(): string {
  return Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
