import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Instant } from '../domain/dates';
import { ApiTokens } from './api-tokens.service';
import { LoginSessionsService } from './login-sessions.service';
import { OneTimeLinks } from './one-time-links.service';

/** All the ways by which a person is in, or could come in without a password. */
@Injectable()
export class Entrances {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessionsService,
    private readonly links: OneTimeLinks,
    private readonly tokens: ApiTokens,
  ) {}

  /** Shuts every one of them, tokens of other systems too: whoever had the password before may have made them. */
  shutAll(accountId: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.shutAllBut(accountId, null, by.at);
      await this.tokens.revokeAll(accountId, by);
    });
  }

  /** Shuts logins but one (null: all of them), and links that were not used yet; other systems keep their tokens. */
  shutAllBut(accountId: number, keptSessionId: number | null, at: Instant): Promise<void> {
    return this.transactions.within(async () => {
      await this.sessions.revokeAllBut(accountId, keptSessionId, at);
      await this.links.withdrawAll(accountId, at);
    });
  }
}
