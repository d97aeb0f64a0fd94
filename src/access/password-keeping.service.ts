import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Instant } from '../domain/dates';
import { whyNotPassword } from '../domain/password';
import { Refusal } from '../domain/refusal';
import { AccountsRepository } from './accounts.repository';
import { ApiTokens } from './api-tokens.service';
import { Entrances } from './entrances.service';
import type { NewPerson } from './new-account';

/** What goes on under a new password. */
export interface KeptEntrances {
  /** The login of this very browser; all others end. */
  readonly sessionId: number;
  /** Whether other systems keep their tokens. */
  readonly tokens: boolean;
}

/** Puts the hash of a new password in its place, and shuts whatever the old one had opened. */
@Injectable()
export class PasswordKeeping {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly entrances: Entrances,
    private readonly tokens: ApiTokens,
    private readonly audit: AuditService,
  ) {}

  /** @param kept of what is open already; null: nothing. */
  keep(
    accountId: number,
    passwordHash: string,
    kept: KeptEntrances | null,
    action: 'password.choose' | 'password.change',
    by: Deed,
  ): Promise<void> {
    return this.transactions.within(async () => {
      const account = await this.accounts.held(accountId);
      await this.accounts.save({ ...account, passwordHash });
      if (kept === null) await this.entrances.shutAll(accountId, by);
      else await this.entrances.shutAllBut(accountId, kept.sessionId, by.at);
      if (kept?.tokens === false) await this.tokens.revokeAll(accountId, by);
      const subject = { kind: 'account', id: accountId, label: account.email };
      this.audit.record({ by, commissionId: null, action, subject, before: null, after: null });
    });
  }
}

/** Refuses a password that is easy to guess. */
export function tellIfBad(password: string, person: NewPerson): void {
  const refusal = whyNotPassword(password, person);
  if (refusal !== null) throw new Refusal(refusal);
}

/** What a person does who has proved to be the one of an account without being logged in yet. */
export function ownDeed({ id, email }: { id: number; email: string }, at: Instant): Deed {
  return { actor: { accountId: id, name: email, channel: 'page' }, at };
}
