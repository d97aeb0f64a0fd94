import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { Transactions } from '../database/transactions';
import { type Instant, type IsoDate, limaDate } from '../domain/dates';
import { noticesOpenAt } from '../domain/notices';
import { Jobs } from '../work/jobs';
import { writtenDigest } from './digest';
import { MailRepository } from './mail.repository';
import { NoticesRepository } from './notices.repository';
import { NotificationsService } from './notifications.service';

const DIGESTS_JOB = 'notices.digests';
const AGAIN_MS = 2 * 60 * 1000;

/** Gathers what waits for a person into one mail, at most one a day in Lima and none before seven in the morning. */
@Injectable()
export class DigestsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly notices: NoticesRepository,
    private readonly mails: MailRepository,
    private readonly notifications: NotificationsService,
    private readonly config: AppConfig,
    jobs: Jobs,
  ) {
    jobs.handleAlways(DIGESTS_JOB, ({ at }) => this.gather(at));
  }

  /** Writes the mails that may go at an instant; resolves to when to look again. */
  async gather(at: Instant): Promise<Instant> {
    if (at < noticesOpenAt(at)) return noticesOpenAt(at);
    const day = limaDate(at);
    for (const person of await this.notices.peopleWaiting(at)) await this.write(person, day, at);
    return at + AGAIN_MS;
  }

  private async write(person: string, day: IsoDate, at: Instant): Promise<void> {
    const key = `digest ${day} ${person}`;
    if (await this.mails.isThere(key)) return;
    await this.transactions.within(async () => {
      const waiting = await this.notices.waitingFor(person);
      if (waiting.length === 0) return;
      const written = writtenDigest(waiting, day, this.config.publicUrl);
      const mailId = await this.notifications.send({ key, recipient: person, ...written }, at);
      const ids = waiting.map(({ id }) => id);
      if (mailId !== null) await this.notices.tellBy(mailId, ids);
    });
  }
}
