import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Instant } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import type { LoginSession } from './login-session.entity';
import { LoginSessionsService } from './login-sessions.service';
import { ownDeed } from './password-keeping.service';

/** A person ends logins of theirs: this one, another, or all others. */
@Injectable()
export class LoginEnding {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessionsService,
    private readonly audit: AuditService,
  ) {}

  /** Those that have not ended, the one seen last first. */
  aliveOf(accountId: number, at: Instant): Promise<LoginSession[]> {
    return this.sessions.aliveOf(accountId, at);
  }

  /** By the token of the browser that goes out; one that has ended changes nothing. */
  end(token: string, at: Instant): Promise<void> {
    return this.transactions.within(async () => {
      const session = await this.sessions.aliveBy(token, at);
      if (session === null) return;
      await this.sessions.end(token, at);
      this.record({ id: session.id }, ownDeed({ id: session.accountId, email: session.email }, at));
    });
  }

  /** Refused where the account has none of that number. */
  endOne(accountId: number, id: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      if (!(await this.sessions.revoke(accountId, id, by.at)))
        throw new Refusal('Esa sesión ya no existe; abra la página de nuevo.', 'not-found');
      this.record({ id }, by);
    });
  }

  /** All but one; resolves to how many there were. */
  endOthers(accountId: number, keptId: number, by: Deed): Promise<number> {
    return this.transactions.within(async () => {
      const ended = await this.sessions.revokeAllBut(accountId, keptId, by.at);
      if (ended > 0) this.record({ others: ended }, by);
      return ended;
    });
  }

  private record(before: object, by: Deed): void {
    const subject = { kind: 'account', id: by.actor.accountId, label: by.actor.name };
    this.audit.record({ by, commissionId: null, action: 'login.end', subject, before, after: null });
  }
}
