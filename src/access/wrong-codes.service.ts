import { Injectable, Logger } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { AppConfig } from '../config/app-config';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { NotificationsService } from '../notifications/notifications.service';
import { wrongCodesMail } from './access-mail';
import type { Account } from './account.entity';
import { LoginSessionsService } from './login-sessions.service';

/** Five slips are many for whoever holds the device; whoever guesses needs some hundred thousand. */
const MOST = 5;

const ENDED =
  'El código no es correcto y fueron demasiados intentos: este ingreso terminó. Ingrese otra vez con su clave.';

/** Wrong codes of the second step, given by somebody who knows the password. */
@Injectable()
export class WrongCodes {
  private readonly logger = new Logger('Ingreso');

  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessionsService,
    private readonly notifications: NotificationsService,
    private readonly audit: AuditService,
  ) {}

  /** Whether a login has had its share of them. */
  isOver(sessionId: number): Promise<boolean> {
    return this.sessions.hasEnded(sessionId);
  }

  /**
   * Counts one on the login. The last one ends it and a mail tells the owner, once a day: whoever guesses has the
   * password. Resolves to the sentence that says so; null: the login goes on.
   */
  count(account: Account, sessionId: number, at: Instant): Promise<string | null> {
    return this.transactions.within(async () => {
      const wrongCodes = await this.sessions.countWrongCode(sessionId);
      if (wrongCodes < MOST) return null;
      await this.sessions.revoke(account.id, sessionId, at);
      await this.notifications.send(wrongCodesMail(account, this.config.publicUrl, at), at);
      const by = { actor: { accountId: null, name: 'ingreso', channel: 'page' }, at } as const;
      const subject = { kind: 'account', id: account.id, label: account.email };
      this.audit.record({
        ...{ by, commissionId: null, action: 'login.end', subject },
        ...{ before: { id: sessionId, wrongCodes }, after: null },
      });
      this.transactions.afterCommit(() =>
        this.logger.warn(`Un ingreso terminó tras ${wrongCodes} códigos equivocados (cuenta ${account.id}).`),
      );
      return ENDED;
    });
  }
}
