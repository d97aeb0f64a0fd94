import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { isTokenAlive, TOKEN_MARK, type TokenDays, tokenExpiry, type TokenScope } from '../domain/api-token';
import type { Instant } from '../domain/dates';
import { NOTED_EVERY_MS } from '../domain/login-session';
import { Refusal } from '../domain/refusal';
import type { ApiToken } from './api-token.entity';
import { ApiTokensRepository, type TokenWithAccount } from './api-tokens.repository';
import { newToken, tokenHash } from './tokens';

export interface WantedToken {
  readonly name: string;
  readonly commissionId: number;
  readonly scope: TokenScope;
  readonly days: TokenDays;
}

/** Tokens by which other systems act as a person. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: ApiTokensRepository,
    private readonly audit: AuditService,
  ) {}

  /** Those that an account has, expired ones included, until their owner ends them. */
  ofAccount(accountId: number): Promise<ApiToken[]> {
    return this.tokens.ofAccount(accountId);
  }

  /** Resolves to the token itself, which is shown this once. Whether the person has that commission the caller asks. */
  make(accountId: number, wanted: WantedToken, by: Deed): Promise<string> {
    const token = `${TOKEN_MARK}${newToken()}`;
    return this.transactions.within(async () => {
      const { name, commissionId, scope, days } = wanted;
      const expiresAt = tokenExpiry(days, by.at);
      const row = { accountId, name, commissionId, scope, expiresAt, tokenHash: tokenHash(token) };
      const saved = await this.tokens.save({ ...row, madeAt: by.at, usedAt: null, revokedAt: null });
      this.record('token.make', saved, { name, scope, expiresAt }, by);
      return token;
    });
  }

  /** Ends one; refused where the account has none of that number. */
  revoke(accountId: number, id: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const token = await this.tokens.ofAccountAndId(accountId, id);
      if (token === null) throw new Refusal('La llave de acceso ya no existe; abra la página de nuevo.', 'not-found');
      await this.tokens.save({ ...token, revokedAt: by.at });
      this.record('token.revoke', token, null, by);
    });
  }

  /** Ends all that an account has, each with its entry in the log; resolves to how many. */
  revokeAll(accountId: number, by: Deed): Promise<number> {
    return this.transactions.within(async () => {
      const tokens = await this.tokens.ofAccount(accountId);
      for (const { id } of tokens) await this.revoke(accountId, id, by);
      return tokens.length;
    });
  }

  /** The token of that text with its account; null where it is none, has ended, or the account may not come in. */
  async whoHas(text: string, at: Instant): Promise<TokenWithAccount | null> {
    if (!text.startsWith(TOKEN_MARK)) return null;
    const found = await this.tokens.withAccount(tokenHash(text));
    if (found === null || found.account.disabledAt !== null || !isTokenAlive(found.token, at)) return null;
    const { id, usedAt } = found.token;
    if (at - (usedAt ?? 0) >= NOTED_EVERY_MS) await this.transactions.within(() => this.tokens.note(id, at));
    return found;
  }

  private record(action: 'token.make' | 'token.revoke', token: ApiToken, after: object | null, by: Deed): void {
    const { id, name, commissionId } = token;
    const subject = { kind: 'api_token', id, label: name };
    const before = after === null ? { name } : null;
    this.audit.record({ by, commissionId, action, subject, before, after });
  }
}
