import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Instant } from '../domain/dates';
import { AccountsRepository } from './accounts.repository';
import { MembershipsService } from './memberships.service';
import { NEW_ACCOUNT, type NewPerson, whoIs } from './new-account';
import { type NewLink, OneTimeLinks } from './one-time-links.service';
import { tellIfBad } from './password-keeping.service';
import { Passwords } from './passwords.service';

const NOBODY = 'primer inicio';
const WHOLE_INSTALLATION = {
  commissionId: null,
  role: 'administration',
  institutionId: null,
  presides: false,
} as const;

/** An installation without any account: whoever starts it gets a link by which the first administrator is made. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly links: OneTimeLinks,
    private readonly memberships: MembershipsService,
    private readonly passwords: Passwords,
    private readonly audit: AuditService,
  ) {}

  /** A link where there is no account yet; null where there is one. */
  linkIfAlone(at: Instant): Promise<NewLink | null> {
    return this.transactions.within(async () => {
      if (!(await this.accounts.isEmpty())) return null;
      const by: Deed = { actor: { accountId: null, name: NOBODY, channel: 'command' }, at };
      const link = await this.links.make('first-administrator', null, by);
      const subject = { kind: 'one_time_link', id: null, label: '' };
      this.audit.record({ by, commissionId: null, action: 'link.first', subject, before: null, after: null });
      return link;
    });
  }

  /** Makes the first account, of who administers the installation; refused where there is one already. */
  async become(token: string, person: NewPerson, password: string, at: Instant): Promise<void> {
    const { email, name } = whoIs(person);
    tellIfBad(password, { email, name });
    const passwordHash = await this.passwords.hash(password);
    const by: Deed = { actor: { accountId: null, name: email, channel: 'page' }, at };
    await this.transactions.within(async () => {
      // Of two who come with a link each the second finds the first one's account.
      await this.links.holdAll('first-administrator');
      await this.links.use(token, ['first-administrator'], at);
      const account = await this.accounts.save({ ...NEW_ACCOUNT, email, name, passwordHash, createdAt: at });
      const subject = { kind: 'account', id: account.id, label: email };
      const after = { email, name };
      this.audit.record({ by, commissionId: null, action: 'account.first', subject, before: null, after });
      await this.memberships.grant(account, WHOLE_INSTALLATION, by);
    });
  }
}
