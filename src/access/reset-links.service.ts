import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { readEmail } from '../domain/email';
import { NotificationsService } from '../notifications/notifications.service';
import { resetMail } from './access-mail';
import { AccountsRepository } from './accounts.repository';
import { type Guess, GuessThrottle } from './guess-throttle.service';
import { OneTimeLinks } from './one-time-links.service';
import { ownDeed } from './password-keeping.service';

/** More mails than that in an hour help nobody who looks for one. */
const MOST_AN_HOUR = 3;
const HOUR_MS = 60 * 60 * 1000;

/** Links for people who forgot their password. */
@Injectable()
export class ResetLinks implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Ingreso');
  private making: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly links: OneTimeLinks,
    private readonly throttle: GuessThrottle,
    private readonly notifications: NotificationsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Mails a link where an account has that address. It is made after the answer, whose time must not tell whether there
   * is one. Resolves to a sentence where the same place asked too often; else null, whoever was asked for.
   */
  async whyNotAsked(asked: Omit<Guess, 'what' | 'device'>, now: Instant): Promise<string | null> {
    const email = readEmail(asked.email) ?? asked.email;
    const wait = await this.throttle.whyNotGuess({ ...asked, email, what: 'reset', device: null }, now);
    if (wait !== null) return wait;
    this.making = this.making
      .then(() => this.make(email, now))
      .catch((error: unknown) => this.logger.warn(`No se pudo preparar un enlace: ${String(error)}`));
    return null;
  }

  /** Resolves when the links that were asked for are made. */
  made(): Promise<void> {
    return this.making;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.making;
  }

  private async make(email: string, at: Instant): Promise<void> {
    const account = await this.accounts.ofEmail(email);
    if (account === null || account.disabledAt !== null) return;
    if ((await this.links.madeSince(account.id, 'reset', at - HOUR_MS)) >= MOST_AN_HOUR) return;
    const by = ownDeed(account, at);
    await this.transactions.within(async () => {
      const link = await this.links.make('reset', account.id, by);
      await this.notifications.send(resetMail(account, link), at);
      const subject = { kind: 'account', id: account.id, label: email };
      const action = 'password.forget';
      this.audit.record({ by, commissionId: null, action, subject, before: null, after: null });
    });
    this.notifications.deliver();
  }
}
