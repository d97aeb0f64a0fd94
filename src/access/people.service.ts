import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { IsoDate } from '../domain/dates';
import { type Membership, type Reach, reaches } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { compareNames } from '../domain/text';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import type { Account } from './account.entity';
import { AccountsService } from './accounts.service';
import { Invitations } from './invitations.service';
import type { Membership as MembershipRow } from './membership.entity';
import { MembershipsService } from './memberships.service';
import { RoleMails } from './role-mails.service';
import { SecondFactor } from './second-factor.service';

/** A person as the administration sees them: no secret, no password. */
export interface KnownPerson {
  readonly account: Pick<Account, 'id' | 'email' | 'name'>;
  readonly standing: 'invited' | 'active' | 'closed';
  readonly hasSecondFactor: boolean;
  readonly roles: readonly HeldRole[];
}

export interface HeldRole {
  readonly id: number;
  readonly role: string;
  readonly presides: boolean;
  /** Code; null: of the whole installation. */
  readonly commission: string | null;
  /** Acronym; null: none. */
  readonly institution: string | null;
}

/** What can be chosen for a role. */
export interface RoleChoices {
  readonly commissions: readonly { readonly id: number; readonly name: string }[];
  readonly institutions: readonly { readonly id: number; readonly name: string }[];
  /** Whether the whole installation can be chosen. */
  readonly installation: boolean;
}

/** People, their accounts and their roles, for those who administer a commission or the installation. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly invitations: Invitations,
    private readonly memberships: MembershipsService,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
    private readonly secondFactor: SecondFactor,
    private readonly mails: RoleMails,
  ) {}

  /** Those who have a role within reach, by name; to whom administers the installation everyone who has an account. */
  async list(reach: Reach, today: IsoDate): Promise<KnownPerson[]> {
    const names = await this.names(today);
    const byAccount = new Map<number, { account: Account; roles: HeldRole[] }>();
    if (reach === 'every')
      for (const account of await this.accounts.all()) byAccount.set(account.id, { account, roles: [] });
    for (const { membership, account } of await this.memberships.within(reach)) {
      const known = byAccount.get(account.id) ?? { account, roles: [] };
      known.roles.push(asHeld(membership, names));
      byAccount.set(account.id, known);
    }
    const people = [...byAccount.values()].map(({ account, roles }) => asPerson(account, roles));
    return people.sort((a, b) => compareNames(a.account.name, b.account.name));
  }

  /** One of them; refused as if it did not exist where nothing of the person is within reach. */
  async one(id: number, reach: Reach, today: IsoDate): Promise<KnownPerson> {
    const person = (await this.list(reach, today)).find(({ account }) => account.id === id);
    if (person) return person;
    throw new Refusal('No hay ninguna persona en esta dirección; vuelva a la lista de personas.', 'not-found');
  }

  async choices(reach: Reach): Promise<RoleChoices> {
    const commissions = (await this.commissions.all()).filter(({ id }) => reaches(reach, id));
    const institutions = await this.institutions.all();
    return {
      commissions: commissions.map(({ id, code, name }) => ({ id, name: `${code}: ${name}` })),
      institutions: institutions.map(({ id, acronym, name }) => ({ id, name: `${acronym}: ${name}` })),
      installation: reach === 'every',
    };
  }

  /**
   * Makes an account with a role and mails the invitation; a person who can come in already gets the role and
   * a mail that tells of it. Resolves to whether an invitation went out.
   */
  async invite(person: { email: string; name: string }, role: Membership, by: Deed): Promise<'invited' | 'known'> {
    const outcome = await this.transactions.within(async () => {
      const known = await this.accounts.ofEmail(person.email);
      if (known !== null && known.disabledAt === null && known.passwordHash !== null) {
        await this.memberships.grant(known, role, by);
        await this.mails.tell(known, role, by);
        return 'known' as const;
      }
      const { account } = await this.invitations.invite(person, by);
      await this.memberships.grant(account, role, by);
      return 'invited' as const;
    });
    this.invitations.mail();
    return outcome;
  }

  /** Mails the invitation again; the earlier link is good no more. */
  async inviteAgain(id: number, by: Deed): Promise<void> {
    await this.invitations.invite(await this.accountOf(id), by);
    this.invitations.mail();
  }

  /** A mail tells a person who can come in already. */
  async grant(id: number, role: Membership, by: Deed): Promise<void> {
    const account = await this.accountOf(id);
    await this.transactions.within(async () => {
      await this.memberships.grant(account, role, by);
      await this.mails.tell(account, role, by);
    });
  }

  /** Takes a role of that person away; one of another person is refused. */
  async end(id: number, membershipId: number, reach: Reach, today: IsoDate, by: Deed): Promise<void> {
    const { roles } = await this.one(id, reach, today);
    if (!roles.some((role) => role.id === membershipId))
      throw new Refusal('La persona ya no tiene ese rol; abra la página de nuevo.', 'not-found');
    await this.memberships.end(membershipId, by);
  }

  close(id: number, by: Deed): Promise<void> {
    return this.accounts.disable(id, by);
  }

  open(id: number, by: Deed): Promise<void> {
    return this.accounts.enable(id, by);
  }

  /** For a person who lost the device and the recovery codes. */
  removeSecondFactor(id: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.memberships.tellIfNoManager(null, by);
      await this.secondFactor.remove(id, by);
    });
  }

  private async accountOf(id: number): Promise<Account> {
    const account = await this.accounts.ofId(id);
    if (account === null) throw new Refusal('La cuenta ya no existe; vuelva a la lista de personas.', 'not-found');
    return account;
  }

  private async names(today: IsoDate): Promise<Names> {
    const commissions = new Map((await this.commissions.all()).map(({ id, code }) => [id, code]));
    const directory = await this.institutions.directory(today);
    return { commissionOf: (id) => commissions.get(id) ?? '', institutionOf: (id) => directory.acronymOf(id) };
  }
}

interface Names {
  commissionOf(id: number): string;
  institutionOf(id: number): string;
}

function asHeld({ id, role, presides, commissionId, institutionId }: MembershipRow, names: Names): HeldRole {
  const commission = commissionId === null ? null : names.commissionOf(commissionId);
  const institution = institutionId === null ? null : names.institutionOf(institutionId);
  return { id, role, presides, commission, institution };
}

function asPerson({ id, email, name, ...account }: Account, roles: readonly HeldRole[]): KnownPerson {
  const inside = account.passwordHash === null ? 'invited' : 'active';
  const standing = account.disabledAt === null ? inside : 'closed';
  return { account: { id, email, name }, standing, hasSecondFactor: account.totpConfirmedAt !== null, roles };
}
