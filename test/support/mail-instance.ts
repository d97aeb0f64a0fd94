import type { AppConfig } from '../../src/config/app-config';
import type { DatabaseConnections } from '../../src/database/connections';
import { DigestsService } from '../../src/notifications/digests.service';
import { MailDelivery } from '../../src/notifications/mail-delivery';
import { MailLogService } from '../../src/notifications/mail-log.service';
import { Mail } from '../../src/notifications/mail.entity';
import { MailRepository } from '../../src/notifications/mail.repository';
import { NoticesRepository } from '../../src/notifications/notices.repository';
import { NoticesService } from '../../src/notifications/notices.service';
import { NotificationsService } from '../../src/notifications/notifications.service';
import { Outbox } from '../../src/notifications/outbox';
import type { Clock } from '../../src/work/clock';
import { JobInstance, type Spans } from './job-instance';

/** What one instance of the program has of mails, over connections of its own. */
export class MailInstance extends JobInstance {
  readonly outbox: Outbox;
  readonly notifications: NotificationsService;
  readonly notices: NoticesService;
  readonly digests: DigestsService;
  readonly log: MailLogService;

  constructor(connections: DatabaseConnections, clock: Clock, config: AppConfig, spans: Spans = {}) {
    super(connections, clock, spans);
    const { transactions, jobs } = this;
    const mails = new MailRepository(transactions);
    const notices = new NoticesRepository(transactions);
    this.outbox = new Outbox(config);
    new MailDelivery(transactions, mails, this.outbox, clock, jobs);
    this.notifications = new NotificationsService(transactions, mails, jobs, this.loop);
    this.notices = new NoticesService(transactions, notices);
    this.digests = new DigestsService(transactions, notices, mails, this.notifications, config, jobs);
    this.log = new MailLogService(mails, notices);
  }

  async mail(key: string): Promise<Mail> {
    return this.transactions.manager().findOneByOrFail(Mail, { key });
  }

  mails(): Promise<Mail[]> {
    return this.transactions.manager().find(Mail, { order: { id: 'ASC' } });
  }
}
