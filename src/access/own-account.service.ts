import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import type { ApiToken } from './api-token.entity';
import { ApiTokens } from './api-tokens.service';
import type { LoginSession } from './login-session.entity';
import { LoginEnding } from './login-ending.service';
import { SecondFactor } from './second-factor.service';

/** What a person sees of the own account. */
export interface OwnAccountState {
  readonly account: Account;
  readonly sessions: readonly LoginSession[];
  /** Recovery codes that are still good; null: there is no second factor. */
  readonly codesLeft: number | null;
  readonly tokens: readonly ApiToken[];
}

@Injectable()
export class OwnAccount {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly ending: LoginEnding,
    private readonly secondFactor: SecondFactor,
    private readonly tokens: ApiTokens,
  ) {}

  async of(accountId: number, at: Instant): Promise<OwnAccountState> {
    const account = await this.accounts.ofId(accountId);
    if (account === null) throw new Error(`No account ${accountId}`);
    const sessions = await this.ending.aliveOf(accountId, at);
    const codesLeft = account.totpConfirmedAt === null ? null : await this.secondFactor.codesLeft(accountId);
    return { account, sessions, codesLeft, tokens: await this.tokens.ofAccount(accountId) };
  }
}
