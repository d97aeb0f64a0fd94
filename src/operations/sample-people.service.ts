import { Injectable } from '@nestjs/common';
import { MembershipsService } from '../access/memberships.service';
import { SampleAccounts } from '../access/sample-accounts.service';
import type { Deed } from '../domain/actor';
import type { Membership, Role } from '../domain/permissions';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';

interface SamplePerson {
  readonly email: string;
  readonly name: string;
  /** For whoever tries the demonstration. */
  readonly words: string;
  readonly role: Role;
  readonly institution?: string;
  readonly presides?: boolean;
}

const PEOPLE: readonly SamplePerson[] = [
  {
    email: 'administracion@cnlctf.example',
    name: 'Ana Administradora',
    words: 'administración de la instalación',
    role: 'administration',
  },
  { email: 'secretaria@cnlctf.example', name: 'Sofía Secretaria', words: 'secretaría técnica', role: 'secretariat' },
  {
    email: 'asistente@cnlctf.example',
    name: 'Andrés Asistente',
    words: 'secretaría técnica, segunda persona',
    role: 'secretariat',
  },
  {
    email: 'presidencia@cnlctf.example',
    name: 'Patricia Presidenta',
    words: 'consulta, preside la comisión',
    role: 'consultation',
    presides: true,
  },
  {
    email: 'oficial@sunafil.example',
    name: 'Óscar Oficial',
    words: 'reporta por SUNAFIL',
    role: 'institution',
    institution: 'SUNAFIL',
  },
  {
    email: 'oficial@mininter.example',
    name: 'Marta Oficial',
    words: 'reporta por MININTER',
    role: 'institution',
    institution: 'MININTER',
  },
  { email: 'observador@oit.example', name: 'Olga Observadora', words: 'consulta, observadora', role: 'consultation' },
];

export interface ReadyPerson {
  readonly email: string;
  readonly words: string;
  /** Shown this once; null: the account was there before. */
  readonly password: string | null;
}

/** The people of the demonstration, who are nobody real: each role once, and a second person of the secretariat. */
@Injectable()
export class SamplePeople {
  constructor(
    private readonly accounts: SampleAccounts,
    private readonly memberships: MembershipsService,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
  ) {}

  /** Adds those that are not there yet, with passwords made at random. */
  async bringIn(commission: string, by: Deed): Promise<ReadyPerson[]> {
    const made = await this.accounts.of(PEOPLE, by);
    const { id: commissionId } = await this.commissions.named(commission);
    const ready: ReadyPerson[] = [];
    for (const [index, person] of PEOPLE.entries()) {
      const { account, password } = made[index] ?? { account: null, password: null };
      if (account === null) throw new Error(`No account for ${person.email}`);
      const held = await this.memberships.ofAccount(account.id);
      if (held.length === 0) await this.memberships.grant(account, await this.roleOf(person, commissionId), by);
      ready.push({ email: person.email, words: person.words, password });
    }
    return ready;
  }

  private async roleOf({ role, institution, presides }: SamplePerson, commissionId: number): Promise<Membership> {
    const known = institution === undefined ? [] : await this.institutions.all();
    const institutionId = known.find(({ acronym }) => acronym === institution)?.id ?? null;
    const place = role === 'administration' ? null : commissionId;
    return { role, commissionId: place, institutionId, presides: presides ?? false };
  }
}
