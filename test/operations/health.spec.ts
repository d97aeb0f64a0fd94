import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startApp } from '../support/app';
import { describeOnBothDatabases, migratedDatabase, urlOf } from '../support/databases';
import { HealthService } from '../../src/operations/health.service';

describeOnBothDatabases('health', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await startApp({ DATABASE_URL: database.url })));
  afterAll(() => app.close());
  const get = (url: string) => app.inject({ method: 'GET', url });

  test('is told to anyone, without a login and never from a copy', async () => {
    for (const [url, status] of [
      ['/health/live', 'live'],
      ['/health/ready', 'ready'],
    ] as const) {
      const answer = await get(url);
      expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([
        200,
        { status },
        'no-store',
      ]);
    }
  });

  test('a structure that is not the one of this release is not ready', async () => {
    const { writing } = database.connections;
    await writing.query("insert into migrations (timestamp, name) values (1999999999999, 'Later1999999999999')");
    const newer = await get('/health/ready');
    await writing.query("delete from migrations where name = 'Later1999999999999'");
    expect([newer.statusCode, newer.json()]).toEqual([503, { status: 'newer' }]);

    await writing.query("delete from migrations where name like 'Operations%'");
    const pending = await get('/health/ready');
    expect([pending.statusCode, pending.json()]).toEqual([503, { status: 'pending' }]);
    expect((await get('/health/live')).statusCode).toBe(200);
  });

  test('a database that does not answer is not ready', async () => {
    const { writing } = database.connections;
    await writing.query('alter table migrations rename to migrations_away');
    const { statusCode, body } = await get('/health/ready');
    await writing.query('alter table migrations_away rename to migrations');
    expect([statusCode, body]).toEqual([503, '{"status":"silent"}']);
  });
});

describe('an instance that is told to stop', () => {
  let app: NestFastifyApplication;
  beforeEach(async () => (app = await startApp({ DATABASE_URL: (await fresh()).url })));
  afterEach(() => app.close());
  const ready = () => app.inject({ method: 'GET', url: '/health/ready' });

  test('says so first, and goes on until whoever has been asking heard it', async () => {
    expect((await ready()).statusCode).toBe(200);
    let isOver = false;
    const goodbye = app.get(HealthService).beforeApplicationShutdown('SIGTERM');
    void goodbye.then(() => (isOver = true));
    expect((await app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);
    expect(isOver).toBe(false);
    const told = await ready();
    expect([told.statusCode, told.json()]).toEqual([503, { status: 'stopping' }]);
    await goodbye;
  });

  test('waits for nobody where nobody has asked', async () => {
    await app.get(HealthService).beforeApplicationShutdown('SIGTERM');
    expect((await ready()).statusCode).toBe(503);
  });
});

async function fresh(): Promise<{ url: string }> {
  return { url: urlOf(await migratedDatabase('sqlite')) };
}
