import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { DigestsService } from './digests.service';
import { MailDelivery } from './mail-delivery';
import { MailLogService } from './mail-log.service';
import { MailRepository } from './mail.repository';
import { NoticesRepository } from './notices.repository';
import { NoticesService } from './notices.service';
import { NotificationsService } from './notifications.service';
import { Outbox } from './outbox';
import { SendingService } from './sending.service';

@Module({
  imports: [AuditModule],
  providers: [
    ...[MailRepository, NoticesRepository, Outbox, MailDelivery],
    ...[NotificationsService, NoticesService, DigestsService, MailLogService, SendingService],
  ],
  exports: [NotificationsService, NoticesService, MailLogService, SendingService, Outbox],
})
export class NotificationsModule {}
