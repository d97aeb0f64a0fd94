import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiTokens } from '../../src/access/api-tokens.service';
import { AccountsService } from '../../src/access/accounts.service';
import { LoginSessionsService } from '../../src/access/login-sessions.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { SampleService } from '../../src/operations/sample.service';
import { addForeignPlan } from '../support/foreign-plan';
import { startApp } from '../support/app';
import { CAST, logIn, MEMBERS } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';
import { formIn, Visit } from '../support/forms';
import { allRoutes } from '../support/routes';
import { type Asked, EXPECTED, READERS } from './expected-answers';

jest.setTimeout(120_000);

describeOnBothDatabases('who may open what', (database) => {
  let app: NestFastifyApplication;
  const ids = new Map<string, number>();

  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
    await addForeignPlan(app);
    await knowIds(app, ids);
  }, 120_000);
  afterAll(() => app.close());

  test('every route of the site has its answers, and no other', () => {
    expect(allRoutes(app)).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(Object.entries(EXPECTED))('%s', async (route, asked) => {
    for (const each of asked) {
      const found: string[] = [];
      for (const reader of READERS) found.push(String(await answered(app, route, filled(each, ids), reader)));
      expect({ ...each, answers: found.join(' ') }).toEqual(each);
    }
  });
});

/** The rows that addresses name: people, and a person apart whose things are nobody else's. */
async function knowIds(app: NestFastifyApplication, ids: Map<string, number>): Promise<void> {
  const accounts = app.get(AccountsService, { strict: false });
  const idOf = async (email: string): Promise<number> => (await accounts.ofEmail(email))?.id ?? 0;
  for (const member of MEMBERS) {
    await logIn(app, member);
    ids.set(member, await idOf(CAST[member].email));
  }
  await logIn(app, 'second secretary');
  const spare = ids.get('second secretary') ?? 0;
  ids.set('spare', spare).set('nobody', 999_999);
  const now = Date.now();
  const [login] = await app.get(LoginSessionsService, { strict: false }).aliveOf(spare, now);
  ids.set('login of spare', login?.id ?? 0);
  const [role] = await app.get(MembershipsService, { strict: false }).within('every');
  ids.set('role', role?.membership.id ?? 0);
  const commissions = await app.get(CommissionsService, { strict: false }).all();
  for (const { code, id } of commissions) ids.set(code, id);
  const wanted = { name: 'Lectura', commissionId: ids.get('CNLCTF') ?? 0, scope: 'read', days: 30 } as const;
  await app.get(ApiTokens, { strict: false }).make(spare, wanted, deedBy(CAST['second secretary'].email, now));
  ids.set('key of spare', (await app.get(ApiTokens, { strict: false }).ofAccount(spare))[0]?.id ?? 0);
  for (const { acronym, id } of await app.get(InstitutionsService, { strict: false }).all()) ids.set(acronym, id);
}

function filled({ address, fields, answers }: Asked, ids: ReadonlyMap<string, number>): Asked {
  const fill = (text: string): string =>
    text.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`Nothing is known as ${name}`);
      return String(id);
    });
  const named = Object.fromEntries(Object.entries(fields ?? {}).map(([name, text]) => [name, fill(text)]));
  return { address: fill(address), fields: named, answers };
}

async function answered(
  app: NestFastifyApplication,
  route: string,
  { address, fields }: Asked,
  reader: (typeof READERS)[number],
): Promise<number> {
  const visit = reader === 'nobody' ? new Visit(app) : await logIn(app, reader);
  if (route.startsWith('GET ')) return (await visit.get(address)).statusCode;
  const { hidden } = formIn((await visit.get(reader === 'nobody' ? '/ingresar' : '/mi-cuenta/clave')).body);
  return (await visit.send(address, { ...hidden, ...fields })).statusCode;
}
