import { AccountsService } from '../../src/access/accounts.service';
import { Login } from '../../src/access/login.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { SecondFactor } from '../../src/access/second-factor.service';
import { SecondStep } from '../../src/access/second-step.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { unaudited } from '../support/audit-watch';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { formIn } from '../support/forms';
import { Door, PASSWORD } from './door';

const COOKIE = 'yupana_sesion';
const STEP = 30_000;

describeOnBothDatabases('the second factor', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());
  beforeEach(() => (door.now += 10 * STEP));

  const withFactor = async () => {
    const { email, id } = await door.person();
    const browser = await door.inside(email);
    const { secret, codes } = await door.setUpSecondFactor(browser);
    door.now += STEP;
    return { email, id, secret, codes, browser };
  };

  test('is set up with a picture and a first code, and gives ten codes to print', async () => {
    const { email } = await door.person();
    const browser = await door.inside(email);
    const { body } = await browser.get('/mi-cuenta/segundo-factor');
    expect(body).toContain('<svg xmlns="http://www.w3.org/2000/svg" width="240"');
    expect(body).not.toMatch(/<svg[^>]*style=/);
    const former = browser.cookie(COOKIE);
    const { codes } = await door.setUpSecondFactor(browser);
    expect(new Set(codes).size).toBe(10);
    expect(browser.cookie(COOKIE)).not.toBe(former);
    const account = (await browser.get('/mi-cuenta')).body;
    expect(account).toContain('Le quedan 10 códigos de respaldo');
    for (const code of codes) expect(account).not.toContain(code);
  });

  test('a wrong first code puts nothing in force, and the secret stays the same', async () => {
    const { email, id } = await door.person();
    const browser = await door.inside(email);
    const answer = await browser.fill('/mi-cuenta/segundo-factor', { code: '000000' });
    const secrets = [answer.body, (await browser.get('/mi-cuenta/segundo-factor')).body].map(
      (body) => /<strong class="reference">([^<]+)</.exec(body)?.[1],
    );
    expect(answer.statusCode).toBe(422);
    expect(secrets[0]).toBe(secrets[1]);
    expect(await door.app.get(SecondFactor).isInForce(id)).toBe(false);
  });

  test('is asked for after the password; until then the login opens nothing', async () => {
    const { email, secret } = await withFactor();
    const browser = door.browser();
    const first = await browser.fill('/ingresar?volver=/mi-cuenta/clave', { email, password: PASSWORD });
    expect(first.headers.location).toBe('/ingresar/segundo-paso?volver=%2Fmi-cuenta%2Fclave');
    const before = browser.cookie(COOKIE);
    expect((await browser.get('/mi-cuenta')).headers.location).toBe('/ingresar?volver=%2Fmi-cuenta');
    const second = await browser.fill(first.headers.location ?? '', { code: door.code(secret) });
    expect([second.statusCode, second.headers.location]).toEqual([303, '/mi-cuenta/clave']);
    expect(browser.cookie(COOKIE)).not.toBe(before);
    const thief = door.browser();
    thief.keep(COOKIE, before ?? '');
    expect((await thief.get('/ingresar/segundo-paso')).headers.location).toBe('/ingresar');
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
  });

  test.each([
    [0, 303],
    [-1, 303],
    [1, 303],
    [-2, 422],
    [2, 422],
  ])('a code %d steps away is answered %d', async (steps, status) => {
    const { email, secret } = await withFactor();
    door.now += 5 * STEP;
    const browser = await door.inside(email);
    const answer = await browser.fill('/ingresar/segundo-paso', { code: door.code(secret, steps) });
    expect(answer.statusCode).toBe(status);
  });

  test('no code of the device is good twice, nor one before it', async () => {
    const { email, secret } = await withFactor();
    door.now += 5 * STEP;
    const give = async (code: string) =>
      (await (await door.inside(email)).fill('/ingresar/segundo-paso', { code })).statusCode;
    const code = door.code(secret);
    expect(await give(code)).toBe(303);
    expect(await give(code)).toBe(422);
    expect(await give(door.code(secret, -1))).toBe(422);
    expect(await give(door.code(secret, 1))).toBe(303);
  });

  test('a printed code is good once, however it is typed', async () => {
    const { email, codes } = await withFactor();
    const give = (code: string) => async () =>
      (await (await door.inside(email)).fill('/ingresar/segundo-paso', { code })).statusCode;
    const [first = '', second = ''] = codes;
    expect(await give(first.toLowerCase().replaceAll('-', ' '))()).toBe(303);
    expect(await give(first)()).toBe(422);
    expect(await give(second)()).toBe(303);
    const browser = await door.inside(email);
    await browser.fill('/ingresar/segundo-paso', { code: codes[2] ?? '' });
    expect((await browser.get('/mi-cuenta')).body).toContain('Le quedan 7 códigos');
  });

  test('the second step waits ten minutes', async () => {
    const { email, secret } = await withFactor();
    const browser = await door.inside(email);
    door.now += 600_000 - 1;
    expect((await browser.get('/ingresar/segundo-paso')).statusCode).toBe(200);
    door.now += 1;
    expect((await browser.get('/ingresar/segundo-paso')).headers.location).toBe('/ingresar');
    expect(door.code(secret)).toMatch(/^\d{6}$/);
  });

  test('five wrong codes end the login, and a mail tells its owner once a day', async () => {
    const { email, secret } = await withFactor();
    for (const _ of [1, 2]) {
      const browser = await door.inside(email);
      const { hidden } = formIn((await browser.get('/ingresar/segundo-paso')).body);
      const answers: [number, boolean][] = [];
      for (const _code of [1, 2, 3, 4, 5]) {
        const answer = await browser.send('/ingresar/segundo-paso', { ...hidden, code: '000000' });
        answers.push([answer.statusCode, answer.body.includes('este ingreso terminó')]);
      }
      expect(answers).toEqual([...Array.from({ length: 4 }, () => [422, false]), [422, true]]);
      expect((await browser.get('/ingresar/segundo-paso')).headers.location).toBe('/ingresar');
      const late = await browser.send('/ingresar/segundo-paso', { ...hidden, code: door.code(secret) });
      expect(late.headers.location).toBe('/ingresar');
      // By then what was counted of this place is forgotten, on the same day.
      door.now += 600 * STEP;
    }
    const mails = (await door.mailsTo(email)).filter(({ subject }) => subject === 'Alguien conoce su clave de Yupana');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('/clave/olvido');
  });

  test('codes guessed from many addresses make each next one wait, and not the device of the owner', async () => {
    const { email, secret, browser: own } = await withFactor();
    const statuses: string[] = [];
    for (let place = 0; place < 14; place += 1) {
      const login = await door.app.get(Login).withPassword({ email, password: PASSWORD }, from(place), door.now);
      const visit = { ...from(place), former: login.login?.token ?? null };
      const outcome = await door.app.get(SecondStep).give('000000', visit, door.now);
      statuses.push(outcome?.login === null && outcome.mustWait ? 'wait' : 'wrong');
    }
    expect(statuses).toEqual([
      ...Array.from({ length: 10 }, () => 'wrong'),
      ...Array.from({ length: 4 }, () => 'wait'),
    ]);
    own.keep(COOKIE, 'nada');
    await own.fill('/ingresar', { email, password: PASSWORD });
    const given = await own.fill('/ingresar/segundo-paso', { code: door.code(secret) });
    expect([given.statusCode, given.headers.location]).toEqual([303, '/']);
  });

  test('of nine codes at once on one login five are looked at', async () => {
    const { email, id } = await withFactor();
    const { login } = await door.app.get(Login).withPassword({ email, password: PASSWORD }, from(77), door.now);
    const give = (_: unknown, place: number) =>
      door.app.get(SecondStep).give('000000', { ...from(place + 100), former: login?.token ?? null }, door.now);
    await Promise.all(Array.from({ length: 9 }, give));
    const rows: { wrong_codes: number; revoked_at: unknown }[] = await database.connections.reading.query(
      `select wrong_codes, revoked_at from login_session where id = ${login?.sessionId} and account_id = ${id}`,
    );
    expect(rows).toHaveLength(1);
    expect([rows[0]?.wrong_codes, rows[0]?.revoked_at === null]).toEqual([5, false]);
  });

  test('is not put on somebody who only left a machine open: it asks for the password', async () => {
    const { email, id } = await door.person();
    const browser = await door.inside(email);
    for (const password of ['', 'no es la clave']) {
      expect((await door.setUpSecondFactor(browser, password)).codes).toEqual([]);
      expect(await door.app.get(SecondFactor).isInForce(id)).toBe(false);
    }
    expect((await door.setUpSecondFactor(browser)).codes).toHaveLength(10);
  });

  test('new codes take the place of the old; they ask for the password', async () => {
    const { email, codes, browser, secret } = await withFactor();
    const page = '/mi-cuenta/segundo-factor/codigos';
    expect((await browser.fill(page, { password: 'otra cosa muy distinta' })).statusCode).toBe(422);
    const answer = await browser.fill(page, { password: PASSWORD });
    const renewed = [...answer.body.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, code = '']) => code);
    expect(renewed).toHaveLength(10);
    const other = await door.inside(email);
    expect((await other.fill('/ingresar/segundo-paso', { code: codes[0] ?? '' })).statusCode).toBe(422);
    expect((await other.fill('/ingresar/segundo-paso', { code: renewed[0] ?? '' })).statusCode).toBe(303);
    expect(secret).not.toBe('');
  });

  test('taking it away asks for the password', async () => {
    const { email, id, browser } = await withFactor();
    expect((await browser.fill('/mi-cuenta/segundo-factor/retiro', { password: 'no es la clave' })).statusCode).toBe(
      422,
    );
    expect(await door.app.get(SecondFactor).isInForce(id)).toBe(true);
    const answer = await browser.fill('/mi-cuenta/segundo-factor/retiro', { password: PASSWORD });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/mi-cuenta']);
    expect((await (await door.inside(email)).get('/mi-cuenta')).statusCode).toBe(200);
  });

  test('where the commission demands it, it is set up before anything else, and stays', async () => {
    const by = deedBy('prueba', door.now);
    const commission = await strictCommission(by);
    const { email, id } = await door.person();
    const role = { commissionId: commission, role: 'secretariat', institutionId: null, presides: false } as const;
    await door.app.get(MembershipsService).grant({ id, email }, role, by);
    const browser = door.browser();
    const first = await browser.fill('/ingresar', { email, password: PASSWORD });
    expect(first.headers.location).toBe('/mi-cuenta/segundo-factor');
    for (const page of ['/administracion/personas', '/mi-cuenta', '/mi-cuenta/llaves', '/mi-cuenta/clave']) {
      expect((await browser.get(page)).headers.location).toBe('/mi-cuenta/segundo-factor');
    }
    const { hidden } = formIn((await browser.get('/mi-cuenta/segundo-factor')).body);
    expect((await browser.send('/mi-cuenta/llaves', hidden)).statusCode).toBe(403);
    await door.setUpSecondFactor(browser);
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
    expect((await browser.get('/administracion/personas')).statusCode).toBe(403);
    const removal = await browser.fill('/mi-cuenta/segundo-factor/retiro', { password: PASSWORD });
    expect([removal.statusCode, removal.body.includes('Su comisión exige')]).toEqual([422, true]);
  });

  test('the secret is sealed in the database, and so bound to its account', async () => {
    const { id, secret, codes } = await withFactor();
    const other = await withFactor();
    const accounts = door.app.get(AccountsService);
    const [sealed, stolen] = [(await accounts.ofId(id))?.totpSecret ?? '', await accounts.ofId(other.id)];
    expect(sealed.length).toBeGreaterThan(secret.length);
    expect(sealed).not.toContain(secret);
    if (stolen === null) throw new Error('The account is gone');
    const proof = await database.transactions.within(() =>
      door.app.get(SecondFactor).prove({ ...stolen, totpSecret: sealed }, door.code(secret, 3), door.now + 3 * STEP),
    );
    expect(proof).toBeNull();
    const rows: unknown[] = await database.connections.reading.query('select * from recovery_code');
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
  });

  function from(place: number) {
    return { address: `198.51.101.${place}`, userAgent: undefined, former: null, deviceCookie: null };
  }

  async function strictCommission(by: ReturnType<typeof deedBy>): Promise<number> {
    const commissions = door.app.get(CommissionsService);
    await commissions.add('ESTRICTA', 'Comisión estricta', null, by);
    const { id } = await commissions.named('ESTRICTA');
    await unaudited(database.transactions, (manager) =>
      manager.query('update commission set second_factor_required = true'),
    );
    return id;
  }
});
