import { AccountsService } from '../../src/access/accounts.service';
import { Invitations } from '../../src/access/invitations.service';
import { Passwords } from '../../src/access/passwords.service';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { formIn } from '../support/forms';
import { Door, OTHER_PASSWORD, PASSWORD } from './door';

const COOKIE = 'yupana_sesion';
const WRONG = 'El correo o la clave no son correctos.';

describeOnBothDatabases('logging in', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());

  test('leads to the first page, and the browser keeps a cookie that no script reads', async () => {
    const { email } = await door.person();
    const browser = door.browser();
    const answer = await browser.fill('/ingresar', { email: ` ${email.toUpperCase()} `, password: PASSWORD });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    const set = answer.cookies.find(({ name }) => name === COOKIE);
    expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(set?.value).toMatch(/^[\w-]{43}$/);
    expect((await browser.get('/mi-cuenta')).body).toContain(email);
  });

  test('an address with accents is the same however the machine types them', async () => {
    const person = { email: 'peña@mtpe.example', name: 'Luis Salas' };
    const { link } = await door.app.get(Invitations).invite(person, deedBy('prueba', door.now));
    const choice = { password: PASSWORD, again: PASSWORD };
    await door.browser().fill(new URL(link.url).pathname, choice);
    const browser = await door.inside(person.email.normalize('NFD'));
    expect((await browser.get('/mi-cuenta')).body).toContain(person.email);
  });

  test('the database knows the token by its hash alone', async () => {
    const { email } = await door.person();
    const token = (await door.inside(email)).cookie(COOKIE) ?? 'none';
    const rows: unknown[] = await database.connections.reading.query('select * from login_session');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('under https the cookie bears the prefix that ties it to this host', async () => {
    const secure = await Door.open({ DATABASE_URL: database.url, PUBLIC_URL: 'https://yupana.example.pe' });
    try {
      const { email } = await secure.person();
      const answer = await secure.browser().fill('/ingresar', { email, password: PASSWORD });
      expect(answer.cookies.find(({ name }) => name === `__Host-${COOKIE}`)).toMatchObject({ secure: true, path: '/' });
      expect(answer.cookies.some(({ name }) => name === COOKIE)).toBe(false);
    } finally {
      await secure.close();
    }
  });

  test('a cookie from before the login is worth nothing after it', async () => {
    const { email } = await door.person();
    const planted = door.browser();
    planted.keep(COOKIE, 'A'.repeat(43));
    await planted.fill('/ingresar', { email, password: PASSWORD });
    expect(planted.cookie(COOKIE)).not.toBe('A'.repeat(43));
    const attacker = door.browser();
    attacker.keep(COOKIE, 'A'.repeat(43));
    expect((await attacker.get('/mi-cuenta')).headers.location).toBe('/ingresar?volver=%2Fmi-cuenta');
  });

  test('logging in again in the same browser ends the login that it had', async () => {
    const { email } = await door.person();
    const browser = await door.inside(email);
    const former = browser.cookie(COOKIE) ?? '';
    const { hidden } = formIn((await browser.get('/mi-cuenta/clave')).body);
    const answer = await browser.send('/ingresar', { ...hidden, email, password: PASSWORD });
    expect(answer.statusCode).toBe(303);
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
    const thief = door.browser();
    thief.keep(COOKIE, former);
    expect((await thief.get('/mi-cuenta')).statusCode).toBe(303);
  });

  test('going out ends the login for whoever still has its cookie', async () => {
    const { email } = await door.person();
    const browser = await door.inside(email);
    const thief = door.browser();
    thief.keep(COOKIE, browser.cookie(COOKIE) ?? '');
    expect((await thief.get('/mi-cuenta')).statusCode).toBe(200);
    const { body } = await browser.get('/mi-cuenta');
    const leaving = /<form method="post" action="\/salir">[^]*?name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await browser.send('/salir', { _csrf: leaving });
    expect(answer.headers.location).toBe('/ingresar');
    expect(browser.cookie(COOKIE)).toBeUndefined();
    expect((await thief.get('/mi-cuenta')).statusCode).toBe(303);
  });

  test('ends eight hours after the last visit, and after a week in any case', async () => {
    const { email } = await door.person();
    const hour = 3_600_000;
    const idle = await door.inside(email);
    door.now += 8 * hour - 1;
    expect((await idle.get('/mi-cuenta')).statusCode).toBe(200);
    await door.visitsNoted();
    door.now += 8 * hour - 1;
    expect((await idle.get('/mi-cuenta')).statusCode).toBe(200);
    await door.visitsNoted();
    door.now += 8 * hour;
    expect((await idle.get('/mi-cuenta')).statusCode).toBe(303);

    const busy = await door.inside(email);
    for (let day = 0; day < 24; day += 1) {
      door.now += 7 * hour;
      if (day < 23) expect((await busy.get('/mi-cuenta')).statusCode).toBe(200);
      await door.visitsNoted();
    }
    expect((await busy.get('/mi-cuenta')).statusCode).toBe(303);
  });

  test('a wrong password, an unknown address, one without password and a closed account read the same', async () => {
    const { email, id } = await door.person();
    const { email: waiting } = await door.invited();
    const { email: closed, id: closedId } = await door.person();
    await door.app.get(AccountsService).disable(closedId, deedBy('prueba', door.now));
    expect(id).toBeGreaterThan(0);
    const told = async (address: string, password: string) => {
      const answer = await door.browser().fill('/ingresar', { email: address, password });
      expect([answer.statusCode, answer.cookies.some(({ name }) => name === COOKIE)]).toEqual([422, false]);
      return /<ul>[^]*?<\/ul>/.exec(answer.body)?.[0];
    };
    const wrong = await told(email, OTHER_PASSWORD);
    expect(wrong).toContain(WRONG);
    for (const [address, password] of [
      ['nadie@mtpe.example', PASSWORD],
      [waiting, PASSWORD],
      [closed, PASSWORD],
    ] as const) {
      expect(await told(address, password)).toBe(wrong);
    }
  });

  test('an unknown address costs as many hashes as a known one', async () => {
    const passwords = door.app.get(Passwords);
    const { email } = await door.person();
    const hashed: string[] = [];
    const verify = passwords.verify.bind(passwords);
    passwords.verify = (password, stored) => {
      hashed.push(stored === null ? 'nobody' : 'somebody');
      return verify(password, stored);
    };
    await door.browser().fill('/ingresar', { email, password: OTHER_PASSWORD });
    await door.browser().fill('/ingresar', { email: 'nadie2@mtpe.example', password: OTHER_PASSWORD });
    passwords.verify = verify;
    expect(hashed).toEqual(['somebody', 'nobody']);
  });

  test('the password is never shown again', async () => {
    const answer = await door.browser().fill('/ingresar', { email: 'x', password: PASSWORD });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain(PASSWORD);
    expect(answer.body).toContain('Escriba su correo');
  });

  test('an old hash is made anew with the cost of today', async () => {
    const { email, id } = await door.person();
    const passwords = door.app.get(Passwords);
    passwords.cost = { N: 4, r: 1, p: 1 };
    await door.inside(email);
    passwords.cost = { N: 2, r: 1, p: 1 };
    const account = await door.app.get(AccountsService).ofId(id);
    expect(account?.passwordHash).toMatch(/^scrypt\$4\$1\$1\$/);
    expect((await (await door.inside(email)).get('/mi-cuenta')).statusCode).toBe(200);
  });

  describe('goes on where one was', () => {
    test.each([
      ['/mi-cuenta/clave', '/mi-cuenta/clave'],
      ['/mi-cuenta?a=1&b=%20', '/mi-cuenta?a=1&b=%20'],
      ['//otro.example', '/'],
      ['/\\otro.example', '/'],
      ['\\\\otro.example', '/'],
      ['https://otro.example', '/'],
      ['/\t/otro.example', '/'],
      ['/\n/otro.example', '/'],
      ['javascript:alert(1)', '/'],
      ['', '/'],
    ])('%j leads to %s', async (asked, path) => {
      const { email } = await door.person();
      const browser = door.browser();
      const page = `/ingresar?volver=${encodeURIComponent(asked)}`;
      const { body } = await browser.get(page);
      expect(body.includes('otro.example')).toBe(false);
      expect((await browser.fill(page, { email, password: PASSWORD })).headers.location).toBe(path);
      const forged = door.browser();
      const answer = await forged.fill('/ingresar', { email, password: PASSWORD, volver: asked });
      expect(answer.headers.location).toBe(path);
      expect((await browser.get(page)).headers.location).toBe(path);
    });
  });

  test('a page that needs a login leads there and back', async () => {
    const { email } = await door.person();
    const browser = door.browser();
    const { headers } = await browser.get('/mi-cuenta/clave?x=1');
    expect(headers.location).toBe('/ingresar?volver=%2Fmi-cuenta%2Fclave%3Fx%3D1');
    const answer = await browser.fill(headers.location ?? '', { email, password: PASSWORD });
    expect(answer.headers.location).toBe('/mi-cuenta/clave?x=1');
  });

  test('a made-up Host leads nowhere else', async () => {
    const { email } = await door.person();
    const forged = { host: 'otro.example', 'x-forwarded-host': 'otro.example' };
    const answer = await door.browser().fill('/ingresar', { email, password: PASSWORD }, forged);
    expect(answer.headers.location ?? '').not.toContain('otro.example');
    const reset = door.browser();
    await reset.get('/clave/olvido', forged);
    await reset.fill('/clave/olvido', { email }, forged);
    const mails = await door.mailsTo(email);
    expect(mails.map(({ text }) => text).join()).not.toContain('otro.example');
  });
});
