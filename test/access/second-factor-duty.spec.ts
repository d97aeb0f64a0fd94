import { AccountsService } from '../../src/access/accounts.service';
import { ApiTokens } from '../../src/access/api-tokens.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { unaudited } from '../support/audit-watch';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { Door } from './door';

const SET_UP = '/mi-cuenta/segundo-factor';

describeOnBothDatabases('a second factor that is demanded', (database) => {
  let door: Door;
  let codes = 0;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());

  const commission = async () => {
    codes += 1;
    const commissions = door.app.get(CommissionsService);
    await commissions.add(`COMISION-${codes}`, 'Comisión', null, deedBy('prueba', door.now));
    return (await commissions.named(`COMISION-${codes}`)).id;
  };
  const demand = (id: number) =>
    unaudited(database.transactions, (manager) =>
      manager.query(`update commission set second_factor_required = true where id = ${id}`),
    );
  const give = (person: { id: number; email: string }, commissionId: number) => {
    const role = { commissionId, role: 'secretariat', institutionId: null, presides: false } as const;
    return door.app.get(MembershipsService).grant(person, role, deedBy('prueba', door.now));
  };

  test('opens neither the board nor any other page until it is set up', async () => {
    const person = await door.person();
    const id = await commission();
    await give(person, id);
    await demand(id);
    const browser = await door.inside(person.email);
    for (const page of ['/', '/?plan=POA-2019', '/mi-cuenta']) {
      const answer = await browser.get(page);
      expect([page, answer.statusCode, answer.headers.location]).toEqual([page, 303, SET_UP]);
    }
    await door.setUpSecondFactor(browser);
    expect((await browser.get('/')).statusCode).toBe(200);
  });

  test('is asked of who is in already when the commission begins to demand it', async () => {
    const [person, ready] = [await door.person(), await door.person()];
    const id = await commission();
    for (const each of [person, ready]) await give(each, id);
    const [without, withOne] = [await door.inside(person.email), await door.inside(ready.email)];
    await door.setUpSecondFactor(withOne);
    expect((await without.get('/mi-cuenta')).statusCode).toBe(200);
    await demand(id);
    expect((await without.get('/mi-cuenta')).headers.location).toBe(SET_UP);
    expect((await without.get('/')).headers.location).toBe(SET_UP);
    expect((await withOne.get('/mi-cuenta')).statusCode).toBe(200);
    await door.setUpSecondFactor(without);
    expect((await without.get('/mi-cuenta')).statusCode).toBe(200);
  });

  test('is asked of who is in already and gets a role where it is demanded', async () => {
    const person = await door.person();
    const id = await commission();
    await demand(id);
    const browser = await door.inside(person.email);
    expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
    await give(person, id);
    expect((await browser.get('/mi-cuenta')).headers.location).toBe(SET_UP);
  });

  test('a token of who has none is worth nothing', async () => {
    const person = await door.person();
    const id = await commission();
    await give(person, id);
    const wanted = { name: 'Tablero', commissionId: id, scope: 'read', days: 30 } as const;
    const token = await door.app.get(ApiTokens).make(person.id, wanted, deedBy('prueba', door.now));
    const status = async () =>
      (await door.browser().get('/mi-cuenta', { authorization: `Bearer ${token}` })).statusCode;
    expect(await status()).toBe(403);
    await demand(id);
    expect(await status()).toBe(401);
    await door.setUpSecondFactor(await door.inside(person.email));
    expect(await status()).toBe(403);
    expect((await door.app.get(AccountsService).ofId(person.id))?.totpConfirmedAt).not.toBeNull();
  });
});
