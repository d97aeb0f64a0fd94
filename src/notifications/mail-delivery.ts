import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { Clock } from '../work/clock';
import { type JobAsked, Jobs, NotYet } from '../work/jobs';
import type { Mail } from './mail.entity';
import { MailRepository } from './mail.repository';
import { Outbox } from './outbox';
import { notTaken } from './smtp-answer';

export const MAIL_JOB = 'mail.send';

/** As long as mail servers try (RFC 5321, 4.5.4.1: four to five days). */
const LONGEST_TRIED_MS = 5 * 24 * 60 * 60 * 1000;
const EMPTIED = { text: null, html: null } as const;

/**
 * Sends mails, one job each. Where the process dies after the server took the mail and before its row says so, it is
 * sent once more with the same Message-ID: SMTP has no way to ask whether it was taken. No mailbox is read for reports
 * of servers further on; a bounce is what the first server says itself.
 */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly transactions: Transactions,
    private readonly mails: MailRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.handle(MAIL_JOB, (job) => this.deliver(job), null);
  }

  private async deliver({ payload, at, signal }: JobAsked): Promise<void> {
    const mail = await this.mails.ofId((payload as { id: number }).id);
    if (mail === null || mail.text === null || mail.html === null) return;
    if (mail.expiresAt !== null && at >= mail.expiresAt) {
      return this.giveUp(mail, 'Lo que el correo ofrecía venció antes de que pudiera salir.');
    }
    try {
      await this.outbox.hand({ ...mail, text: mail.text, html: mail.html }, signal);
    } catch (error) {
      signal.throwIfAborted();
      return this.settle(mail, error);
    }
    await this.transactions.within(async () => {
      const sentAt = this.clock.now();
      await this.mails.change(mail.id, { ...EMPTIED, sentAt, failure: null });
      await this.mails.liftBounces(mail.recipient, sentAt);
    });
  }

  private async settle(mail: Mail, error: unknown): Promise<void> {
    const { kind, reason } = notTaken(error);
    const now = this.clock.now();
    if (kind === 'bounced') {
      return this.giveUp(mail, reason, (bouncedAt) =>
        this.mails.addBounce({ recipient: mail.recipient, mailId: mail.id, bouncedAt, reason }),
      );
    }
    if (kind === 'refused' || now - mail.madeAt > LONGEST_TRIED_MS) return this.giveUp(mail, reason);
    await this.transactions.within(() => this.mails.change(mail.id, { failure: reason }));
    // Its reason may hold the address, which the log is not to show.
    throw new NotYet(`El correo ${mail.id} no salió y se intentará otra vez (${codeOf(error)}).`);
  }

  private async giveUp(mail: Mail, failure: string, besides?: (at: Instant) => Promise<void>): Promise<void> {
    await this.transactions.within(async () => {
      const givenUpAt = this.clock.now();
      await this.mails.change(mail.id, { ...EMPTIED, givenUpAt, failure });
      await besides?.(givenUpAt);
    });
  }
}

function codeOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return String(responseCode ?? code ?? 'sin código');
}
