import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { limaDate } from '../domain/dates';
import type { Membership, Role } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import { AccountsService } from './accounts.service';
import { Invitations } from './invitations.service';
import { MembershipsService } from './memberships.service';
import { type NewPerson, whoIs } from './new-account';
import { RoleMails } from './role-mails.service';

/** A first role as the command line names it. */
export interface NamedRole {
  readonly role: Role;
  /** Code; null: of the whole installation. */
  readonly commission: string | null;
  /** Acronym; null: none. */
  readonly institution: string | null;
  readonly presides: boolean;
}

export interface UserAdded {
  readonly email: string;
  readonly name: string;
  /** To choose a password; null: the person has one already. */
  readonly link: string | null;
  /** ISO instant; null without a link. */
  readonly expiresAt: string | null;
}

/** Adds a person from the command line. */
@Injectable()
export class UserAdding {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly invitations: Invitations,
    private readonly memberships: MembershipsService,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
    private readonly mails: RoleMails,
  ) {}

  /** With a first role, or none; who can come in already gets the role, and a mail that tells of it. */
  add(person: NewPerson, named: NamedRole | null, by: Deed): Promise<UserAdded> {
    const { email } = whoIs(person);
    return this.transactions.within(async () => {
      const role = named && (await this.roleOf(named, by));
      const known = await this.accounts.ofEmail(email);
      if (role && known !== null && known.disabledAt === null && known.passwordHash !== null) {
        await this.memberships.grant(known, role, by);
        await this.mails.tell(known, role, by);
        return { email, name: known.name, link: null, expiresAt: null };
      }
      const { account, link } = await this.invitations.invite(person, by);
      if (role) await this.memberships.grant(account, role, by);
      return { email, name: account.name, link: link.url, expiresAt: new Date(link.expiresAt).toISOString() };
    });
  }

  private async roleOf({ role, commission, institution, presides }: NamedRole, by: Deed): Promise<Membership> {
    const commissionId = commission === null ? null : (await this.commissions.named(commission)).id;
    if (institution === null) return { role, commissionId, institutionId: null, presides };
    const institutionId = (await this.institutions.directory(limaDate(by.at))).idOf(institution);
    if (institutionId !== null) return { role, commissionId, institutionId, presides };
    throw new Refusal(
      `No existe la institución «${institution}»; escriba sus siglas como en el catálogo.`,
      'not-found',
    );
  }
}
