import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { LoginSessionsService } from './login-sessions.service';
import { OneTimeLinks } from './one-time-links.service';

/** All the ways by which a person is in, or could come in without a password. */
@Injectable()
export class Entrances {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessionsService,
    private readonly links: OneTimeLinks,
  ) {}

  /** Shuts them: logins but one (null: all of them), and links that were not used yet. */
  shutAllBut(accountId: number, keptSessionId: number | null, at: Instant): Promise<void> {
    return this.transactions.within(async () => {
      await this.sessions.revokeAllBut(accountId, keptSessionId, at);
      await this.links.withdrawAll(accountId, at);
    });
  }
}
