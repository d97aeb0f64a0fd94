import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MOST_REQUESTS } from '../../src/domain/request-rate';
import type { RequestRateService } from '../../src/operations/request-rate.service';
import { Clock } from '../../src/work/clock';
import { RequestRate } from '../../src/work/request-rate';
import { startApp } from '../support/app';
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
  const get = (ip: string, instance = app) =>
    instance.inject({ method: 'GET', url: '/planes/NO/anexo-1', headers: { 'x-forwarded-for': ip } });
  const ask = async (asker: string, times: number, instance = app) => {
    for (let time = 0; time < times; time += 1) rateOf(instance).whyWait(asker, now);
    await rateOf(instance).settled();
  };
  const stored = () => database.connections.reading.query('select asker, minute, requests from request_tally');

  test('too many are told when to try again, and only who asked too often', async () => {
    await ask('place 203.0.113.9', MOST_REQUESTS);
    now = NOON + 18_500;
    const { statusCode, headers, body } = await get('203.0.113.9');
    expect([statusCode, headers['retry-after']]).toEqual([429, '42']);
    expect(body).toContain('Espere 42 segundos y vuelva a intentarlo.');
    expect((await get('203.0.113.10')).statusCode).not.toBe(429);
    now = NOON + MINUTE;
    expect((await get('203.0.113.9')).statusCode).not.toBe(429);
  });

  test('all instances count together, and none keeps an address', async () => {
    now = NOON + 5 * MINUTE;
    await ask('place 198.51.100.7', MOST_REQUESTS / 2);
    await ask('place 198.51.100.7', MOST_REQUESTS / 2, other);
    expect((await get('198.51.100.7', other)).statusCode).toBe(429);
    expect(JSON.stringify(await stored())).not.toContain('198.51');
  });

  test('of IPv6 the network counts, whose machines choose the rest as they like', async () => {
    now = NOON + 6 * MINUTE;
    await ask('place 2001:db8:0:7::/64', MOST_REQUESTS);
    expect((await get('2001:db8:0:7:1::1')).statusCode).toBe(429);
    expect((await get('2001:db8:0:8:1::1')).statusCode).not.toBe(429);
  });

  test('a person who reads pages costs no statement, and old counts are forgotten', async () => {
    now = NOON + 60 * MINUTE;
    await ask('account 7', 49);
    expect(await stored()).not.toContainEqual(expect.objectContaining({ minute: now / MINUTE }));
    await ask('account 7', 1);
    expect(await stored()).toEqual([
      { asker: expect.stringMatching(/^[\w-]{43}$/) as string, minute: now / MINUTE, requests: 50 },
    ]);
  });

  test('neither the health nor styles are counted', async () => {
    now = NOON + 90 * MINUTE;
    await ask('place 192.0.2.1', MOST_REQUESTS);
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    expect((await app.inject({ method: 'GET', url: '/health/live', headers })).statusCode).toBe(200);
  });
});
