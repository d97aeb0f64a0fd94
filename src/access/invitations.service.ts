import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import { NotificationsService } from '../notifications/notifications.service';
import { invitationMail } from './access-mail';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { NEW_ACCOUNT, type NewPerson, whoIs } from './new-account';
import { type NewLink, OneTimeLinks } from './one-time-links.service';

export interface Invited {
  readonly account: Account;
  /** What the mail carries; the command line prints it too. */
  readonly link: NewLink;
  readonly isNew: boolean;
}

/** People are invited; nobody makes an account by themselves. */
@Injectable()
export class Invitations {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly links: OneTimeLinks,
    private readonly notifications: NotificationsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Makes the account of an address, or takes the one that it has, and mails it a link to choose a password, in the
   * caller's transaction where there is one: who invites gives the first role in it, and calls `mail` after it. An
   * account that has a password is refused: such a person comes in, or asks for another password, by themselves.
   */
  invite(person: NewPerson, by: Deed): Promise<Invited> {
    const { email, name } = whoIs(person);
    return this.transactions.within(async () => {
      const known = await this.accounts.ofEmail(email);
      tellIfInside(known);
      const account = known ?? (await this.accounts.save({ ...NEW_ACCOUNT, email, name, createdAt: by.at }));
      const link = await this.links.make('invitation', account.id, by);
      await this.notifications.send(invitationMail(account, link, by), by.at);
      const subject = { kind: 'account', id: account.id, label: email };
      const after = known === null ? { email, name } : null;
      this.audit.record({ by, commissionId: null, action: 'account.invite', subject, before: null, after });
      return { account, link, isNew: known === null };
    });
  }

  /** Hands the mails of invitations over, once what they tell is stored. */
  mail(): void {
    this.notifications.deliver();
  }
}

function tellIfInside(known: Account | null): void {
  if (known?.disabledAt != null)
    throw new Refusal('La cuenta de ese correo está cerrada; ábrala de nuevo antes de invitar.', 'conflict');
  if (known !== null && known.passwordHash !== null) {
    const sentence = 'Ese correo ya tiene cuenta y clave; la persona puede ingresar o pedir otra clave por su cuenta.';
    throw new Refusal(sentence, 'conflict');
  }
}
