import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from '../../src/access/accounts.service';
import { LOGIN_COOKIE } from '../../src/access/login-cookie';
import { LoginSessionsService } from '../../src/access/login-sessions.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { Passwords } from '../../src/access/passwords.service';
import { SampleAccounts } from '../../src/access/sample-accounts.service';
import { Transactions } from '../../src/database/transactions';
import type { Deed } from '../../src/domain/actor';
import type { Membership } from '../../src/domain/permissions';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { unaudited } from './audit-watch';
import { Visit } from './forms';

/** The small cast of people of all tests: who they are, and what they may do where. */
export const CAST = {
  administrator: {
    email: 'administracion@yupana.example',
    name: 'Ada Administra',
    role: 'administration',
    commission: null,
  },
  'commission administrator': {
    email: 'administra@cnlctf.example',
    name: 'Carmen Comisión',
    role: 'administration',
    commission: 'CNLCTF',
  },
  secretary: { email: 'secretaria@cnlctf.example', name: 'Sara Secretaria', role: 'secretariat', commission: 'CNLCTF' },
  'second secretary': {
    email: 'asistente@cnlctf.example',
    name: 'Alba Asiste',
    role: 'secretariat',
    commission: 'CNLCTF',
  },
  officer: {
    email: 'oficial@sunafil.example',
    name: 'Óscar Oficial',
    role: 'institution',
    commission: 'CNLCTF',
    institution: 'SUNAFIL',
  },
  'other officer': {
    email: 'oficial@mininter.example',
    name: 'Marta Ministerio',
    role: 'institution',
    commission: 'CNLCTF',
    institution: 'MININTER',
  },
  president: {
    email: 'presidencia@cnlctf.example',
    name: 'Pilar Preside',
    role: 'consultation',
    commission: 'CNLCTF',
    presides: true,
  },
  observer: { email: 'observa@oit.example', name: 'Olga Observa', role: 'consultation', commission: 'CNLCTF' },
  'foreign secretary': {
    email: 'secretaria@regional.example',
    name: 'Rita Regional',
    role: 'secretariat',
    commission: 'CRLCTF',
  },
  outsider: { email: 'nadie@fuera.example', name: 'Nadie Fuera', role: null, commission: null },
} as const;

export type Member = keyof typeof CAST;
export const MEMBERS = Object.keys(CAST) as Member[];

/** Who makes the cast: nobody of it, from a terminal. */
const BY = (at: number): Deed => ({ actor: { accountId: null, name: 'carga', channel: 'command' }, at });

/**
 * Adds a member of the cast to a site that has the commissions and institutions they belong to, and logs them in.
 * A member who is there already is logged in once more.
 */
export async function logIn(app: NestFastifyApplication, member: Member): Promise<Visit> {
  const at = Date.now();
  const { email, name } = CAST[member];
  app.get(Passwords, { strict: false }).cost = { N: 2, r: 1, p: 1 };
  const [made] = await app.get(SampleAccounts, { strict: false }).of([{ email, name }], BY(at));
  if (!made) throw new Error(`No account for ${member}`);
  await giveRole(app, member, at);
  const login = {
    accountId: made.account.id,
    stage: 'complete',
    hasGivenSecondFactor: true,
    userAgent: undefined,
  } as const;
  const sessions = app.get(LoginSessionsService, { strict: false });
  const { token } = await unaudited(app.get(Transactions, { strict: false }), () =>
    sessions.begin({ ...login, former: null }, at),
  );
  const visit = new Visit(app);
  visit.keep(LOGIN_COOKIE, token);
  return visit;
}

async function giveRole(app: NestFastifyApplication, member: Member, at: number): Promise<void> {
  const account = await app.get(AccountsService, { strict: false }).ofEmail(CAST[member].email);
  const memberships = app.get(MembershipsService, { strict: false });
  const role = await roleOf(app, member);
  if (account === null || role === null || (await memberships.ofAccount(account.id)).length > 0) return;
  await memberships.grant(account, role, BY(at));
}

async function roleOf(app: NestFastifyApplication, member: Member): Promise<Membership | null> {
  const { role, commission, institution, presides }: Described = CAST[member];
  if (role === null) return null;
  const commissions = await app.get(CommissionsService, { strict: false }).all();
  const institutions = await app.get(InstitutionsService, { strict: false }).all();
  const commissionId = commission === null ? null : (commissions.find(({ code }) => code === commission)?.id ?? 0);
  const institutionId = institution ? (institutions.find(({ acronym }) => acronym === institution)?.id ?? 0) : null;
  return { role, commissionId, institutionId, presides: presides ?? false };
}

interface Described {
  readonly role: Membership['role'] | null;
  readonly commission: string | null;
  readonly institution?: string;
  readonly presides?: boolean;
}
