import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from '../../src/access/accounts.service';
import { MOST_OF_ACCOUNT, MOST_OF_PLACE } from '../../src/domain/request-rate';
import type { RequestRateService } from '../../src/operations/request-rate.service';
import { Clock } from '../../src/work/clock';
import { RequestRate } from '../../src/work/request-rate';
import { startApp } from '../support/app';
import { CAST, logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';

const MINUTE = 60_000;
const NOON = 29_000_000 * MINUTE;

describeOnBothDatabases('requests in a minute', (database) => {
  let app: NestFastifyApplication;
  let other: NestFastifyApplication;
  let now = NOON;

  beforeAll(async () => {
    const variables = { DATABASE_URL: database.url, TRUST_PROXY: '1' };
    [app, other] = [await startApp(variables), await startApp(variables)];
    for (const each of [app, other]) jest.spyOn(each.get(Clock), 'now').mockImplementation(() => now);
  });
  afterAll(() => Promise.all([app.close(), other.close()]));

  const rateOf = (instance: NestFastifyApplication) => instance.get<RequestRateService>(RequestRate);
  const get = (ip: string, url = '/ingresar', instance = app) =>
    instance.inject({ method: 'GET', url, headers: { 'x-forwarded-for': ip } });
  const ask = async (asker: string, times: number, instance = app) => {
    const most = asker.startsWith('place') ? MOST_OF_PLACE : MOST_OF_ACCOUNT;
    for (let time = 0; time < times; time += 1) rateOf(instance).whyWait(asker, most, now);
    await rateOf(instance).settled();
  };
  const stored = () => database.connections.reading.query('select asker, minute, requests from request_tally');

  test('too many are told when to try again, whatever they ask for, and only who asked too often', async () => {
    await ask('place 203.0.113.9', MOST_OF_PLACE);
    now = NOON + 18_500;
    for (const url of ['/ingresar', '/', '/no-existe']) {
      const { statusCode, headers, body } = await get('203.0.113.9', url);
      expect([url, statusCode, headers['retry-after']]).toEqual([url, 429, '42']);
      expect(body).toContain('Espere 42 segundos y vuelva a intentarlo.');
    }
    expect((await get('203.0.113.10')).statusCode).toBe(200);
    now = NOON + MINUTE;
    expect((await get('203.0.113.9')).statusCode).toBe(200);
  });

  test('all instances count together, and none keeps an address', async () => {
    now = NOON + 5 * MINUTE;
    await ask('place 198.51.100.7', MOST_OF_PLACE / 2);
    await ask('place 198.51.100.7', MOST_OF_PLACE / 2, other);
    expect((await get('198.51.100.7', '/ingresar', other)).statusCode).toBe(429);
    expect(JSON.stringify(await stored())).not.toContain('198.51');
  });

  test('of IPv6 the network counts, whose machines choose the rest as they like', async () => {
    now = NOON + 6 * MINUTE;
    await ask('place 2001:db8:0:7::/64', MOST_OF_PLACE);
    expect((await get('2001:db8:0:7:1::1')).statusCode).toBe(429);
    expect((await get('2001:db8:0:8:1::1')).statusCode).toBe(200);
  });

  test('a person is counted by the account, wherever from, and others go on', async () => {
    now = Date.now();
    const [outsider, administrator] = [await logIn(app, 'outsider'), await logIn(app, 'administrator')];
    expect((await outsider.get('/mi-cuenta')).statusCode).toBe(200);
    const account = await app.get(AccountsService, { strict: false }).ofEmail(CAST.outsider.email);
    await ask(`account ${account?.id}`, MOST_OF_ACCOUNT - 50, other);
    for (let time = 0; time < 50; time += 1) {
      await outsider.get('/mi-cuenta');
      await administrator.get('/mi-cuenta');
    }
    await rateOf(app).settled();
    expect((await outsider.get('/mi-cuenta', { 'x-forwarded-for': '192.0.2.77' })).statusCode).toBe(429);
    expect((await administrator.get('/mi-cuenta')).statusCode).toBe(200);
  });

  test('a person who reads pages costs no statement, and old counts are forgotten', async () => {
    now = NOON + 60 * MINUTE;
    await ask('account 7', 49);
    expect(await stored()).not.toContainEqual(expect.objectContaining({ minute: now / MINUTE }));
    await ask('account 7', 1);
    const asker = expect.stringMatching(/^[\w-]{43}$/) as string;
    expect(await stored()).toContainEqual({ asker, minute: now / MINUTE, requests: 50 });
    const minutes = ((await stored()) as { minute: number }[]).map(({ minute }) => minute);
    expect(minutes.filter((minute) => minute < now / MINUTE - 10)).toEqual([]);
  });

  test('neither the health nor styles are counted', async () => {
    now = NOON + 90 * MINUTE;
    await ask('place 192.0.2.1', MOST_OF_PLACE);
    const style = /href="([^"]+base\.css)"/.exec((await get('192.0.2.2')).body)?.[1] ?? '';
    for (const url of ['/health/live', style])
      expect([url, (await get('192.0.2.1', url)).statusCode]).toEqual([url, 200]);
  });
});
