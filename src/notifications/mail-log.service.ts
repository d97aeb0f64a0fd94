import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import type { NoticeMatter } from '../domain/notices';
import type { Mail } from './mail.entity';
import { MailRepository } from './mail.repository';
import { type LoggedNotice, NoticesRepository } from './notices.repository';

/** One thing that was told to one person. */
export interface MailLogLine {
  /** Null: it waits for the mail of a day. */
  readonly subject: string | null;
  readonly recipient: string;
  /** When it was asked for. */
  readonly madeAt: Instant;
  /** When the mail server took it; null: not yet, or it was given up. */
  readonly sentAt: Instant | null;
  readonly state: 'waiting' | 'sent' | 'given-up';
  /** Of the mail, or of the notice that a mail told among others. */
  readonly kind: string;
  /** What it is about; null: nothing but itself. */
  readonly about: string | null;
  /** Why it was given up, or did not go at the last attempt; null: it did not fail. */
  readonly failure: string | null;
}

/** What was sent, to whom and when: for the secretariat and for the report to the meeting. */
@Injectable()
export class MailLogService {
  constructor(
    private readonly mails: MailRepository,
    private readonly notices: NoticesRepository,
  ) {}

  /** All that was asked for in a span, both ends included, about one commission: the newest first. */
  async ofCommission(commissionId: number, from: Instant, to: Instant): Promise<MailLogLine[]> {
    const mails = await this.mails.ofCommission(commissionId, from, to);
    const notices = await this.notices.ofCommission(commissionId, from, to);
    return [...mails.map(lineOfMail), ...notices.map(lineOfNotice)].sort((a, b) => b.madeAt - a.madeAt);
  }
}

function lineOfMail(mail: Mail): MailLogLine {
  const { subject, recipient, madeAt, kind, about } = mail;
  return { subject, recipient, madeAt, kind, about, ...howItWent(mail) };
}

function lineOfNotice({ notice, mail }: LoggedNotice): MailLogLine {
  const { person, madeAt, kind, payload } = notice;
  const { title } = JSON.parse(payload) as NoticeMatter;
  return { subject: mail?.subject ?? null, recipient: person, madeAt, kind, about: title, ...howItWent(mail) };
}

function howItWent(mail: Mail | null): Pick<MailLogLine, 'sentAt' | 'state' | 'failure'> {
  const sentAt = mail?.sentAt ?? null;
  const givenUp = (mail?.givenUpAt ?? null) !== null;
  return { sentAt, state: sentAt !== null ? 'sent' : givenUp ? 'given-up' : 'waiting', failure: mail?.failure ?? null };
}
