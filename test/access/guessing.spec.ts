import { GuessThrottle } from '../../src/access/guess-throttle.service';
import { Login } from '../../src/access/login.service';
import { Passwords } from '../../src/access/passwords.service';
import { Refusal } from '../../src/domain/refusal';
import { describeOnBothDatabases } from '../support/databases';
import { formIn } from '../support/forms';
import { Door, OTHER_PASSWORD, PASSWORD } from './door';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describeOnBothDatabases('guessing passwords', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());
  beforeEach(() => (door.now += 48 * 60 * MINUTE));

  /** A try by the door from an address of the connection itself. */
  const trying = async (
    email: string,
    password: string,
    remoteAddress: string,
    headers: Record<string, string> = {},
  ) => {
    const page = await door.app.inject({ method: 'GET', url: '/ingresar', remoteAddress });
    const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]));
    const answer = await door.app.inject({
      method: 'POST',
      url: '/ingresar',
      remoteAddress,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ ...formIn(page.body).hidden, email, password }).toString(),
    });
    return { status: answer.statusCode, body: answer.body };
  };

  test('five wrong ones make the place wait, and tell until when', async () => {
    const { email } = await door.person();
    for (const _ of [1, 2, 3, 4, 5]) expect((await trying(email, OTHER_PASSWORD, '198.51.100.1')).status).toBe(422);
    const { status, body } = await trying(email, PASSWORD, '198.51.100.1');
    expect(status).toBe(429);
    expect(body).toContain('Espere un minuto y vuelva a intentarlo a las');
    door.now += 30_000;
    expect((await trying(email, OTHER_PASSWORD, '198.51.100.1')).status).toBe(422);
    door.now += 30_000;
    expect((await trying(email, OTHER_PASSWORD, '198.51.100.1')).status).toBe(429);
    door.now += 30_000;
    expect((await trying(email, PASSWORD, '198.51.100.1')).status).toBe(303);
    expect((await trying(email, OTHER_PASSWORD, '198.51.100.1')).status).toBe(422);
  });

  test('whoever has to wait costs no hash', async () => {
    const { email } = await door.person();
    for (const _ of [1, 2, 3, 4, 5]) await trying(email, OTHER_PASSWORD, '198.51.100.2');
    const passwords = door.app.get(Passwords);
    const verify = passwords.verify.bind(passwords);
    let hashed = 0;
    passwords.verify = (password, stored) => {
      hashed += 1;
      return verify(password, stored);
    };
    for (const _ of [1, 2, 3]) expect((await trying(email, OTHER_PASSWORD, '198.51.100.2')).status).toBe(429);
    passwords.verify = verify;
    expect(hashed).toBe(0);
  });

  test('a hundred at once are not let in together', async () => {
    const { email } = await door.person();
    const tries = await Promise.all(
      Array.from({ length: 100 }, () => withPassword(email, OTHER_PASSWORD, '198.51.100.3')),
    );
    expect(tries.filter((outcome) => outcome === 'wrong')).toHaveLength(5);
    expect(tries.filter((outcome) => outcome === 'wait')).toHaveLength(95);
  });

  test('after ten thousand from everywhere the real person gets in from another address, by the door', async () => {
    const { email } = await door.person();
    const home = await door.inside(email);
    let wrong = 0;
    for (let guess = 0; guess < 10_000; guess += 200) {
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, index) => {
          const network = (guess + index) % 500;
          return withPassword(email, `adivinanza ${guess + index}`, `10.0.${network >> 8}.${network & 255}`);
        }),
      );
      wrong += outcomes.filter((outcome) => outcome === 'wrong').length;
      door.now += 1000;
    }
    // One free guess a place once the account is under attack, and next to none besides.
    expect(wrong).toBeLessThan(600);
    expect((await trying(email, PASSWORD, '10.0.0.7')).status).toBe(429);
    expect((await trying(email, PASSWORD, '203.0.113.9')).status).toBe(303);
    expect((await home.get('/mi-cuenta')).statusCode).toBe(200);
    const { hidden } = formIn((await home.get('/mi-cuenta/clave')).body);
    const again = await home.send('/ingresar', { ...hidden, email, password: PASSWORD });
    expect(again.statusCode).toBe(303);
  }, 120_000);

  test('a device that logged in before is not slowed by what others guess at its own address', async () => {
    const { email } = await door.person();
    const own = door.browser();
    await own.fill('/ingresar', { email, password: PASSWORD });
    for (const _ of [1, 2, 3, 4, 5, 6]) await withPassword(email, OTHER_PASSWORD, '127.0.0.1');
    expect((await door.browser().fill('/ingresar', { email, password: PASSWORD })).statusCode).toBe(429);
    own.keep('yupana_sesion', 'nada');
    expect((await own.fill('/ingresar', { email, password: PASSWORD })).statusCode).toBe(303);
  });

  test('a device cookie is good for half a year, and until the password changes', async () => {
    const { email } = await door.person();
    const own = door.browser();
    const isKnown = async (password: string) => {
      for (const _ of [1, 2, 3, 4, 5, 6]) await withPassword(email, 'no es ninguna clave', '127.0.0.1');
      const seen = (await door.browser().fill('/ingresar', { email, password })).statusCode;
      own.keep('yupana_sesion', 'nada');
      return [seen, (await own.fill('/ingresar', { email, password })).statusCode];
    };
    await own.fill('/ingresar', { email, password: PASSWORD });
    const kept = own.cookie('yupana_equipo') ?? '';
    door.now += 180 * DAY;
    expect(await isKnown(PASSWORD)).toEqual([429, 303]);
    own.keep('yupana_equipo', kept);
    door.now += 2 * DAY;
    expect(await isKnown(PASSWORD)).toEqual([429, 429]);
    own.keep('yupana_equipo', kept.replace(/\.\d+\./, `.${Math.floor(door.now / DAY)}.`));
    expect(await isKnown(PASSWORD)).toEqual([429, 429]);
    door.now += 2 * DAY;
    await own.fill('/ingresar', { email, password: PASSWORD });
    const fields = { former: PASSWORD, password: OTHER_PASSWORD, again: OTHER_PASSWORD };
    expect((await own.fill('/mi-cuenta/clave', fields)).statusCode).toBe(303);
    expect(await isKnown(OTHER_PASSWORD)).toEqual([429, 429]);
  });

  test('200 people of one office who mistype once a day are never made to wait', async () => {
    const throttle = door.app.get(GuessThrottle);
    const waits: (string | null)[] = [];
    for (const _day of [1, 2, 3]) {
      for (let person = 0; person < 200; person += 1) {
        const email = `oficina${person}@mtpe.example`;
        const guess = { what: 'password', email, address: '198.51.100.200', device: null } as const;
        waits.push(await throttle.whyNotGuess(guess, door.now), await throttle.whyNotGuess(guess, door.now + 5000));
        await throttle.right(guess, door.now + 5000);
        door.now += 10_000;
      }
      door.now += DAY / 3;
    }
    expect(waits).toHaveLength(1200);
    expect(waits.filter((wait) => wait !== null)).toEqual([]);
  }, 120_000);

  test('a place that guesses at many accounts waits two minutes at most', async () => {
    for (let person = 0; person < 30; person += 1)
      expect(await withPassword(`varios${person}@mtpe.example`, OTHER_PASSWORD, '198.51.100.201')).toBe('wrong');
    const { email } = await door.person();
    expect(await withPassword(email, PASSWORD, '198.51.100.201')).toBe('wait');
    door.now += 2 * MINUTE;
    expect(await withPassword(email, PASSWORD, '198.51.100.201')).toBe('in');
  });

  test('60 guesses at once from 60 places leave room for who has been here, and are told to come again', async () => {
    const { email } = await door.person();
    const own = await door.inside(email);
    const passwords = door.app.get(Passwords);
    passwords.cost = { N: 2 ** 15, r: 8, p: 1 };
    try {
      const { email: victim } = await door.person();
      const { hidden } = formIn((await own.get('/mi-cuenta/clave')).body);
      let answered = 0;
      const guesses = Array.from({ length: 60 }, async (_, place) => {
        const answer = await trying(victim, OTHER_PASSWORD, `192.0.2.${place}`);
        answered += 1;
        return answer;
      });
      await waiting(passwords);
      const first = await own.send('/ingresar', { ...hidden, email, password: PASSWORD });
      expect(first.statusCode).toBe(303);
      const before = answered;
      const answers = await Promise.all(guesses);
      expect(before).toBeLessThan(60);
      const crowded = answers.filter(({ status }) => status === 503);
      expect(crowded.length).toBeGreaterThan(0);
      expect(crowded[0]?.body).toContain('vuelva en un momento');
      expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThan(0);
    } finally {
      passwords.cost = { N: 2, r: 1, p: 1 };
    }
  }, 120_000);

  test('a device cookie of another person, or made up, is no help', async () => {
    const [{ email }, { email: other }] = [await door.person(), await door.person()];
    const browser = door.browser();
    await browser.fill('/ingresar', { email: other, password: PASSWORD });
    browser.keep('yupana_sesion', 'nada');
    for (const _ of [1, 2, 3, 4, 5, 6]) await withPassword(email, OTHER_PASSWORD, '127.0.0.1');
    expect((await browser.fill('/ingresar', { email, password: PASSWORD })).statusCode).toBe(429);
    browser.keep('yupana_equipo', `AAAAAAAAAAAAAAAA.20458.${'A'.repeat(43)}`);
    expect((await browser.fill('/ingresar', { email, password: PASSWORD })).statusCode).toBe(429);
  });

  test('without a proxy a made-up X-Forwarded-For is no other place', async () => {
    const { email } = await door.person();
    const statuses: number[] = [];
    for (const last of [1, 2, 3, 4, 5, 6]) {
      const headers = { 'x-forwarded-for': `203.0.113.${last}`, forwarded: `for=203.0.113.${last}` };
      statuses.push((await trying(email, OTHER_PASSWORD, '198.51.100.4', headers)).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });

  test('behind a proxy only the address that the proxy added counts', async () => {
    const behind = await Door.open({ DATABASE_URL: database.url, TRUST_PROXY: '1' });
    try {
      behind.now = door.now;
      const { email } = await behind.person();
      const tryAs = async (forwarded: string) => {
        const headers = { 'x-forwarded-for': forwarded };
        return (await behind.browser().fill('/ingresar', { email, password: OTHER_PASSWORD }, headers)).statusCode;
      };
      for (const last of [1, 2, 3, 4, 5]) expect(await tryAs(`203.0.113.${last}, 198.51.100.5`)).toBe(422);
      expect(await tryAs('203.0.113.6, 198.51.100.5')).toBe(429);
      expect(await tryAs('203.0.113.6, 198.51.100.6')).toBe(422);
    } finally {
      await behind.close();
    }
  });

  test('no address of a visitor and no e-mail can be read from what is counted', async () => {
    await withPassword('alguien@mtpe.example', OTHER_PASSWORD, '198.51.100.77');
    const rows: { subject: string }[] = await database.connections.reading.query('select * from guess_tally');
    expect(rows.length).toBeGreaterThan(2);
    for (const { subject } of rows) expect(subject).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(rows)).not.toContain('198.51.100.77');
  });

  test('what is older than a day is forgotten when somebody comes in', async () => {
    await withPassword('viejo@mtpe.example', OTHER_PASSWORD, '198.51.100.78');
    door.now += 25 * 60 * MINUTE;
    const { email } = await door.person();
    expect(await withPassword(email, PASSWORD, '198.51.100.79')).toBe('in');
    const rows: unknown[] = await database.connections.reading.query('select * from guess_tally');
    expect(rows).toHaveLength(3);
  });

  async function withPassword(
    email: string,
    password: string,
    address: string,
  ): Promise<'in' | 'wrong' | 'wait' | 'busy'> {
    const visit = { address, userAgent: undefined, former: null, deviceCookie: null };
    const outcome = await door.app
      .get(Login)
      .withPassword({ email, password }, visit, door.now)
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.kind === 'unreachable') return null;
        throw error;
      });
    if (outcome === null) return 'busy';
    return outcome.login !== null ? 'in' : outcome.mustWait ? 'wait' : 'wrong';
  }
});

/** Resolves when both places of hashing that strangers can have, and what waits for them, are taken. */
async function waiting(passwords: Passwords): Promise<void> {
  while (passwords.atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
}
