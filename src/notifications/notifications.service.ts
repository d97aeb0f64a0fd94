import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { readEmail } from '../domain/email';
import { Refusal } from '../domain/refusal';
import { JobLoop } from '../work/job-loop';
import { Jobs } from '../work/jobs';
import { MAIL_JOB } from './mail-delivery';
import { MailRepository } from './mail.repository';
import { headerLine } from './outbox';

const LONGEST_KEY = 400;

export interface NewMail {
  /** The same key again is the same mail, and goes out once. */
  readonly key: string;
  /** An address in lower case. */
  readonly recipient: string;
  readonly recipientName?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Null or absent: of the installation as a whole. */
  readonly commissionId?: number | null;
  /** Without one, the first word of the key: `reset`. */
  readonly kind?: string;
  /** What it is about, as the mail log names it. */
  readonly about?: string;
  /** From then on it is not sent any more: the link in it is not good. */
  readonly expiresAt?: Instant;
}

/** Why mails to an address do not arrive. */
export interface Bounce {
  readonly at: Instant;
  /** The mail server's own words. */
  readonly reason: string;
}

/** Mails: written in the transaction of what they tell, and sent when that is stored. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly mails: MailRepository,
    private readonly jobs: Jobs,
    private readonly loop: JobLoop,
  ) {}

  /**
   * Writes a mail down in the caller's transaction, with the job that sends it; the same key again changes nothing.
   * Resolves to its row, or to null where it was there. Refuses an address that is none.
   */
  send(mail: NewMail, at: Instant): Promise<number | null> {
    return this.transactions.within(async () => {
      const id = await this.mails.add(draft(mail, at));
      if (id !== null) await this.jobs.ask(MAIL_JOB, `${MAIL_JOB} ${mail.key}`, { id }, at);
      return id;
    });
  }

  /** Has this instance look at once for what waits; a stored mail rings by itself. */
  deliver(): void {
    this.jobs.bell.ring();
  }

  /** Does every job that is due now, and so sends what waits, where no loop does. */
  async delivered(): Promise<void> {
    await this.loop.runDue();
  }

  /** Those among some addresses that a mail server refused for good, each with its last refusal. */
  async bouncesOf(recipients: readonly string[]): Promise<ReadonlyMap<string, Bounce>> {
    const bounces = await this.mails.bouncesOf(recipients);
    return new Map(bounces.map(({ recipient, bouncedAt, reason }) => [recipient, { at: bouncedAt, reason }]));
  }
}

function draft(mail: NewMail, madeAt: Instant) {
  const { key, recipient, text, html, commissionId, kind, about, expiresAt } = mail;
  if (key.length > LONGEST_KEY) throw new Error('The key of a mail is too long for its Message-ID');
  if (readEmail(recipient) !== recipient) {
    throw new Refusal(`No se puede escribir a «${headerLine(recipient)}»: no es una dirección de correo; corríjala.`);
  }
  return {
    ...{ key, recipient, text, html, madeAt },
    recipientName: mail.recipientName === undefined ? null : headerLine(mail.recipientName),
    subject: headerLine(mail.subject),
    commissionId: commissionId ?? null,
    kind: kind ?? /^[a-z-]*/.exec(key)?.[0] ?? '',
    about: about ?? null,
    expiresAt: expiresAt ?? null,
  };
}
