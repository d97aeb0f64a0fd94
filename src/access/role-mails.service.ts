import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import type { Deed } from '../domain/actor';
import { limaDate } from '../domain/dates';
import type { Membership } from '../domain/permissions';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import { NotificationsService } from '../notifications/notifications.service';
import { roleMail } from './access-mail';
import type { Account } from './account.entity';

/** Mails to people who can come in already and are given a role: nobody gets one without knowing. */
@Injectable()
export class RoleMails {
  constructor(
    private readonly config: AppConfig,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** In the transaction that gives the role; an account without a password, or closed, is told nothing. */
  async tell(account: Account, { role, commissionId, institutionId, presides }: Membership, by: Deed): Promise<void> {
    if (account.passwordHash === null || account.disabledAt !== null) return;
    const commission = commissionId === null ? null : (await this.commissions.ofId(commissionId)).code;
    const directory = await this.institutions.directory(limaDate(by.at));
    const institution = institutionId === null ? null : directory.acronymOf(institutionId);
    const mail = roleMail(account, { role, presides, commission, institution }, this.config.publicUrl, by);
    await this.notifications.send({ ...mail, commissionId }, by.at);
  }
}
