import { ACCESS_COMMANDS } from '../../src/access/access.commands';
import { AccountsService } from '../../src/access/accounts.service';
import { FirstAdministrator } from '../../src/access/first-administrator.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { SampleAccounts } from '../../src/access/sample-accounts.service';
import type { Options, Session } from '../../src/command-line/command';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { whyRefused } from '../support/refusal';
import { Door, PASSWORD } from './door';

const FIRST = { email: 'admin@mtpe.example', name: 'Julia Paredes', password: PASSWORD, again: PASSWORD };

describeOnBothDatabases('the first account', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());

  test('is made by the link of the first start, once, and administers the installation', async () => {
    const first = door.app.get(FirstAdministrator);
    const [one, two] = [await first.linkIfAlone(door.now), await first.linkIfAlone(door.now)];
    const paths = [one, two].map((link) => new URL(link?.url ?? '').pathname);
    const [former, path = ''] = paths;
    const withdrawn = await door.browser().get(former ?? '');
    expect([withdrawn.statusCode, withdrawn.body.includes('otro más nuevo lo reemplazó')]).toEqual([410, true]);
    const page = await door.browser().get(path);
    expect([page.statusCode, page.body.includes('Crear la primera cuenta')]).toEqual([200, true]);
    const weak = await door.browser().fill(path, { ...FIRST, password: 'corta', again: 'corta' });
    expect(weak.statusCode).toBe(422);
    const both = await Promise.all(
      [0, 1].map((index) => door.browser().fill(path, { ...FIRST, email: `admin${index}@mtpe.example` })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410]);
    const [account, ...others] = await door.app.get(AccountsService).all();
    expect(others).toEqual([]);
    const roles = await door.app.get(MembershipsService).ofAccount(account?.id ?? 0);
    expect(roles).toEqual([{ commissionId: null, role: 'administration', institutionId: null, presides: false }]);
    expect((await door.browser().get(path)).body).toContain('ya se usó');
    expect(await first.linkIfAlone(door.now)).toBeNull();
    const browser = await door.inside(account?.email ?? '');
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
  });

  describe('user add', () => {
    const run = async (email: string, options: Options) => {
      const command = ACCESS_COMMANDS.find(({ name }) => name === 'user add');
      const printed: string[] = [];
      const session = { app: () => Promise.resolve(door.app), print: (text: string) => printed.push(text) };
      await command?.run(session as unknown as Session, [email], options);
      return JSON.parse(printed.join('')) as { email: string; link: string | null; expiresAt: string | null };
    };

    test('prints the link with which the person chooses a password', async () => {
      const commissions = door.app.get(CommissionsService);
      await commissions.add('CNLCTF', 'Comisión Nacional', null, deedBy('prueba', door.now));
      const options = { name: 'Luz Rojas', role: 'secretaria', commission: 'CNLCTF' };
      const added = await run('Luz@MTPE.example', options);
      expect(added.email).toBe('luz@mtpe.example');
      expect(added.expiresAt).toBe(new Date(door.now + 7 * 86_400_000).toISOString());
      const path = new URL(added.link ?? '').pathname;
      await door.browser().fill(path, { password: PASSWORD, again: PASSWORD });
      expect((await (await door.inside('luz@mtpe.example')).get('/mi-cuenta')).statusCode).toBe(200);
      const more = await run('luz@mtpe.example', { name: 'Luz Rojas', role: 'consulta', commission: 'CNLCTF' });
      expect(more).toMatchObject({ email: 'luz@mtpe.example', link: null });
      const account = await door.app.get(AccountsService).ofEmail('luz@mtpe.example');
      const roles = await door.app.get(MembershipsService).ofAccount(account?.id ?? 0);
      expect(roles.map(({ role }) => role).sort()).toEqual(['consultation', 'secretariat']);
    });

    test.each([
      ['no-es-correo', { name: 'Luz' }, 'no es un correo'],
      ['a@b.pe', { name: ' ' }, 'Falta el nombre'],
      ['a@b.pe', { name: 'Luz', role: 'secretaria', commission: 'NADA' }, 'No existe la comisión «NADA»'],
      ['a@b.pe', { name: 'Luz', role: 'secretaria' }, 'Elija la comisión'],
      ['a@b.pe', { name: 'Luz', role: 'institucion', commission: 'CNLCTF', institution: 'X' }, 'institución «X»'],
    ])('%s with %j is refused, and no account stays', async (email, options, words) => {
      expect(await whyRefused(run(email, options))).toContain(words);
      expect(await door.app.get(AccountsService).ofEmail(email)).toBeNull();
    });

    test('a role word that does not exist is a wrong use', async () => {
      await expect(run('a@b.pe', { name: 'Luz', role: 'jefe' })).rejects.toThrow('no es un valor de --role');
      await expect(run('a@b.pe', { name: 'Luz', commission: 'CNLCTF' })).rejects.toThrow('Falta --role');
    });
  });

  test('sample people get passwords made at random, once', async () => {
    const people = [1, 2].map((index) => ({ email: `muestra${index}@cnlctf.example`, name: `Persona ${index}` }));
    const samples = door.app.get(SampleAccounts);
    const made = await samples.of(people, deedBy('prueba', door.now));
    expect(made.map(({ account }) => account.email)).toEqual(people.map(({ email }) => email));
    const passwords = made.map(({ password }) => password ?? '');
    expect(new Set(passwords).size).toBe(2);
    for (const password of passwords) expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const browser = await door.inside('muestra1@cnlctf.example', passwords[0]);
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
    const again = await samples.of(people, deedBy('prueba', door.now));
    expect(again.map(({ password }) => password)).toEqual([null, null]);
  });
});
