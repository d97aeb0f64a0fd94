import { AccountsService } from '../../src/access/accounts.service';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { throughDirectory } from '../support/directory-visit';
import type { Visit } from '../support/forms';
import { type OtherProcess, runScript } from '../support/other-process';
import { Door, PASSWORD } from './door';

const SITE = 'http://localhost:3999';
const CALLBACK = '/ingresar/directorio/vuelta';

jest.setTimeout(60_000);

let provider: OtherProcess;
let issuer: string;
beforeAll(async () => {
  provider = runScript('identity-provider.ts', `${SITE}${CALLBACK}`);
  await provider.said('http://127.0.0.1:');
  issuer = provider.lines()[0] ?? '';
});
afterAll(() => provider.kill());

describeOnBothDatabases('coming in by a directory', (database) => {
  let door: Door;
  beforeAll(async () => {
    const oidc = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'yupana', OIDC_CLIENT_SECRET: 'secreto-de-prueba' };
    door = await Door.open({ DATABASE_URL: database.url, PUBLIC_URL: SITE, ...oidc });
    // What the directory signs is checked against the real time.
    door.now = Date.now();
  });
  afterAll(() => door.close());

  /** Sets out, logs in over there under a name, and comes back; resolves to the answer to the way back. */
  const come = async (browser: Visit, name: string, page = '/ingresar/directorio') => {
    const out = await browser.get(page);
    expect(out.statusCode).toBe(303);
    const back = new URL(await throughDirectory(out.headers.location ?? '', name));
    expect(back.origin).toBe(SITE);
    return browser.get(`${back.pathname}${back.search}`);
  };
  const nameOf = (email: string) => email.split('@')[0] ?? '';

  test('the page of the login offers it, and it asks with state, nonce and PKCE', async () => {
    expect((await door.browser().get('/ingresar?volver=/mi-cuenta')).body).toContain(
      'href="/ingresar/directorio?volver=%2Fmi-cuenta"',
    );
    const url = new URL((await door.browser().get('/ingresar/directorio')).headers.location ?? '');
    expect(url.searchParams.get('redirect_uri')).toBe(`${SITE}${CALLBACK}`);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  });

  test('who has an account of the confirmed address comes in, and goes on where they wanted', async () => {
    const { email } = await door.person();
    const browser = door.browser();
    const answer = await come(browser, nameOf(email), '/ingresar/directorio?volver=/mi-cuenta/clave');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/mi-cuenta/clave']);
    expect((await browser.get('/mi-cuenta')).body).toContain(email);
  });

  test('an invited person without a password comes in too', async () => {
    const { email } = await door.invited();
    const browser = door.browser();
    await come(browser, nameOf(email));
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
  });

  test('from the second time on the directory name counts; another name with the address is refused', async () => {
    const { email } = await door.person();
    await come(door.browser(), nameOf(email));
    const again = await come(door.browser(), nameOf(email));
    expect(again.headers.location).toBe('/');
    const other = door.browser();
    const refused = await come(other, `${nameOf(email)}~otro`);
    expect([refused.statusCode, refused.body.includes('ya es de otra persona del directorio')]).toEqual([422, true]);
    expect((await other.get('/mi-cuenta')).statusCode).toBe(303);
  });

  test.each([
    ['nadie', 'Ninguna cuenta de este sitio'],
    ['sin-confirmar', 'no confirma el correo'],
  ])('%s is refused and gets no account', async (name, words) => {
    const answer = await come(door.browser(), name);
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    expect(await door.app.get(AccountsService).ofEmail(`${name}@mtpe.example`)).toBeNull();
  });

  test('a closed account stays closed', async () => {
    const { email, id } = await door.person();
    await come(door.browser(), nameOf(email));
    await door.app.get(AccountsService).disable(id, deedBy('prueba', door.now));
    expect((await come(door.browser(), nameOf(email))).statusCode).toBe(422);
  });

  test('an account with a second factor is asked for it', async () => {
    const { email } = await door.person();
    const { secret } = await door.setUpSecondFactor(await door.inside(email, PASSWORD));
    const browser = door.browser();
    expect((await come(browser, nameOf(email))).headers.location).toBe('/ingresar/segundo-paso');
    const given = await browser.fill('/ingresar/segundo-paso', { code: door.code(secret, 1) });
    expect(given.headers.location).toBe('/');
  });

  test('a way back without its cookie, in another browser, changed or used twice is refused', async () => {
    const { email } = await door.person();
    const browser = door.browser();
    const out = await browser.get('/ingresar/directorio');
    const back = new URL(await throughDirectory(out.headers.location ?? '', nameOf(email)));
    const address = `${back.pathname}${back.search}`;
    const refused = async (asking: Visit, url: string) => {
      const answer = await asking.get(url);
      expect([url, answer.statusCode]).toEqual([url, 422]);
    };
    await refused(door.browser(), address);
    const other = door.browser();
    await other.get('/ingresar/directorio');
    await refused(other, address);
    const kept = browser.cookie('yupana_directorio') ?? '';
    await refused(browser, address.replace(/state=[^&]+/, 'state=AAAA'));
    browser.keep('yupana_directorio', kept);
    expect((await browser.get(address)).statusCode).toBe(303);
    browser.keep('yupana_directorio', kept);
    await refused(browser, address);
    await refused(browser, CALLBACK);
  });

  test('the way back is good for fifteen minutes', async () => {
    const { email } = await door.person();
    const browser = door.browser();
    const out = await browser.get('/ingresar/directorio');
    const back = new URL(await throughDirectory(out.headers.location ?? '', nameOf(email)));
    const now = door.now;
    door.now += 15 * 60_000 + 1;
    expect((await browser.get(`${back.pathname}${back.search}`)).statusCode).toBe(422);
    door.now = now;
  });

  test.each(['//otro.example', 'https://otro.example', '/\\otro.example'])('%s is no place to go on', async (asked) => {
    const { email } = await door.person();
    const answer = await come(
      door.browser(),
      nameOf(email),
      `/ingresar/directorio?volver=${encodeURIComponent(asked)}`,
    );
    expect(answer.headers.location).toBe('/');
  });

  test('where it does not answer, a sentence says so and passwords go on working', async () => {
    const oidc = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'yupana', OIDC_CLIENT_SECRET: 'x' };
    const lonely = await Door.open({ DATABASE_URL: database.url, ...oidc });
    try {
      const answer = await lonely.browser().get('/ingresar/directorio');
      expect([answer.statusCode, answer.body.includes('El directorio no responde')]).toEqual([503, true]);
    } finally {
      await lonely.close();
    }
  });

  test('a site without one offers none', async () => {
    const plain = await Door.open({ DATABASE_URL: database.url });
    try {
      expect((await plain.browser().get('/ingresar')).body).not.toContain('/ingresar/directorio');
      expect((await plain.browser().get('/ingresar/directorio')).statusCode).toBe(404);
    } finally {
      await plain.close();
    }
  });
});
