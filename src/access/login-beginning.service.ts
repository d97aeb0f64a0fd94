import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { LoginStage } from '../domain/login-session';
import type { Account } from './account.entity';
import { KnownDevices } from './known-devices.service';
import { type BegunLogin, LoginSessionsService } from './login-sessions.service';
import { ownDeed } from './password-keeping.service';
import type { Visit } from './visit';

/** By what a person proved who they are, last. */
export type Means = 'password' | 'device' | 'recovery-code' | 'directory';

/** How far a person has come, and how. */
export interface Proved {
  readonly stage: LoginStage;
  readonly by: Means;
  /** Here, or at the directory that sent them. */
  readonly hasGivenSecondFactor: boolean;
}

/** A login with the cookie by which its device is known again; null: the person is not in altogether yet. */
export interface OwnLogin extends BegunLogin {
  readonly deviceCookie: string | null;
}

/** What every way of coming in ends with: a session of its own, and its entry in the log. */
@Injectable()
export class LoginBeginning {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessionsService,
    private readonly devices: KnownDevices,
    private readonly audit: AuditService,
  ) {}

  /** The device that comes, where this person logged in on it before; null: it is not known. */
  deviceOf(
    { deviceCookie }: { readonly deviceCookie: string | null },
    account: Account | null,
    at: Instant,
  ): string | null {
    return account === null ? null : this.devices.deviceOf(deviceCookie, account, at);
  }

  /** Begins a login of an account, in the transaction that found it to be the person's. */
  begin(
    account: Account,
    { stage, by, hasGivenSecondFactor }: Proved,
    { userAgent, former }: Pick<Visit, 'userAgent' | 'former'>,
    at: Instant,
  ): Promise<OwnLogin> {
    const { id: accountId, email } = account;
    return this.transactions.within(async () => {
      if (former !== null) await this.tellEnd(former, account, at);
      const login = await this.sessions.begin({ accountId, stage, hasGivenSecondFactor, userAgent, former }, at);
      const subject = { kind: 'account', id: accountId, label: email };
      const after = { stage, by };
      const action = stage === 'second-step' ? 'login.pass-password' : 'login.begin';
      this.audit.record({ by: ownDeed(account, at), commissionId: null, action, subject, before: null, after });
      return { ...login, deviceCookie: stage === 'complete' ? this.devices.cookieFor(account, at) : null };
    });
  }

  // On a browser that several people use, whoever comes in ends the login of who was there before.
  private async tellEnd(former: string, account: Account, at: Instant): Promise<void> {
    const before = await this.sessions.aliveBy(former, at);
    if (before === null || before.accountId === account.id) return;
    const subject = { kind: 'account', id: before.accountId, label: before.email };
    const content = { before: { id: before.id }, after: null };
    this.audit.record({ by: ownDeed(account, at), commissionId: null, action: 'login.end', subject, ...content });
  }
}
