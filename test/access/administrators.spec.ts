import { AccountsService } from '../../src/access/accounts.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { PeopleService } from '../../src/access/people.service';
import { SecondFactor } from '../../src/access/second-factor.service';
import type { Deed } from '../../src/domain/actor';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { describeOnUnwatchedDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { formIn } from '../support/forms';
import { whyRefused } from '../support/refusal';
import { Door } from './door';

const PEOPLE = '/administracion/personas';
const WHOLE = { commissionId: null, role: 'administration', institutionId: null, presides: false } as const;

describeOnUnwatchedDatabases('those who administer the installation', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());
  beforeEach(() => database.connections.writing.query('update membership set ended_at = 1'));

  const administrator = async () => {
    const person = await door.person();
    await door.app.get(MembershipsService).grant(person, WHOLE, deedBy('prueba', door.now));
    return person;
  };
  const by = ({ id, email }: { id: number; email: string }): Deed => ({
    actor: { accountId: id, name: email, channel: 'page' },
    at: door.now,
  });
  const openOf = async (ids: readonly number[]) => {
    const accounts = await Promise.all(ids.map((id) => door.app.get(AccountsService).ofId(id)));
    return accounts.filter((each) => each?.disabledAt === null).length;
  };

  test('two who close each other at once: one stays in', async () => {
    for (const _ of [1, 2, 3]) {
      const [one, two] = [await administrator(), await administrator()];
      await administrator();
      const accounts = door.app.get(AccountsService);
      const outcomes = await Promise.allSettled([accounts.disable(two.id, by(one)), accounts.disable(one.id, by(two))]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await openOf([one.id, two.id])).toBe(1);
    }
  });

  test('by the door as well, where nobody else administers', async () => {
    const [one, two] = [await administrator(), await administrator()];
    const browsers = [await door.inside(one.email), await door.inside(two.email)] as const;
    const close = async (browser: (typeof browsers)[number], id: number) => {
      const { hidden } = formIn((await browser.get(`${PEOPLE}/nueva`)).body);
      return browser.send(`${PEOPLE}/${id}/cierre`, hidden);
    };
    await Promise.all([close(browsers[0], two.id), close(browsers[1], one.id)]);
    expect(await openOf([one.id, two.id])).toBe(1);
    const seen = await Promise.all(browsers.map(async (each) => (await each.get(PEOPLE)).statusCode));
    expect(seen.sort()).toEqual([200, 303]);
  });

  test('whose account or role has gone closes, opens and changes nobody any more', async () => {
    const [former, closed, victim] = [await administrator(), await administrator(), await door.person()];
    await administrator();
    await door.setUpSecondFactor(await door.inside(victim.email));
    await database.connections.writing.query(`update membership set ended_at = 1 where account_id = ${former.id}`);
    await door.app.get(AccountsService).disable(closed.id, deedBy('prueba', door.now));
    const [accounts, people] = [door.app.get(AccountsService), door.app.get(PeopleService)];
    for (const each of [former, closed]) {
      await whyRefused(accounts.disable(victim.id, by(each)));
      await whyRefused(people.removeSecondFactor(victim.id, by(each)));
      await whyRefused(accounts.enable(closed.id, by(each)));
    }
    expect(await whyRefused(accounts.disable(victim.id, by(closed)))).toContain('Su cuenta se cerró');
    expect([await openOf([victim.id]), await openOf([closed.id])]).toEqual([1, 0]);
    expect(await door.app.get(SecondFactor).isInForce(victim.id)).toBe(true);
  });

  test('an invitation is nobody who could take over: the last one who can come in stays', async () => {
    const last = await administrator();
    const invited = await door.invited();
    const account = await door.app.get(AccountsService).ofEmail(invited.email);
    const waiting = { id: account?.id ?? 0, email: invited.email };
    const memberships = door.app.get(MembershipsService);
    await memberships.grant(waiting, WHOLE, by(last));
    expect(await whyRefused(door.app.get(AccountsService).disable(last.id, by(last)))).toContain('Es la única persona');
    const own = (await memberships.within('every')).find(({ account: { id } }) => id === last.id);
    expect(await whyRefused(memberships.end(own?.membership.id ?? 0, by(last)))).toContain('Es la única persona');
    const fields = { password: 'lápiz tambor neblina cuatro', again: 'lápiz tambor neblina cuatro' };
    await door.browser().fill(`/invitacion/${invited.token}`, fields);
    await memberships.end(own?.membership.id ?? 0, by(last));
    expect(await memberships.ofAccount(last.id)).toEqual([]);
  });

  test('a secretariat is who can come in', async () => {
    const commissions = door.app.get(CommissionsService);
    await commissions.add('CONTADA', 'Contada', null, deedBy('prueba', door.now));
    const { id: commissionId } = await commissions.named('CONTADA');
    const memberships = door.app.get(MembershipsService);
    const role = { commissionId, role: 'secretariat', institutionId: null, presides: false } as const;
    const [inside, closed, { email }] = [await door.person(), await door.person(), await door.invited()];
    const waiting = await door.app.get(AccountsService).ofEmail(email);
    for (const person of [inside, closed, { id: waiting?.id ?? 0, email }])
      await memberships.grant(person, role, deedBy('prueba', door.now));
    await door.app.get(AccountsService).disable(closed.id, deedBy('prueba', door.now));
    expect(await memberships.secretariatOf(commissionId)).toBe(1);
    for (const issuer of ['a', 'b'])
      await database.connections.writing.query(
        `insert into external_identity (issuer, subject, account_id, linked_at) values ('${issuer}', 'x', ${waiting?.id}, 1)`,
      );
    expect(await memberships.secretariatOf(commissionId)).toBe(2);
  });

  test('who can come in already is told by mail of a role; who is invited by the invitation alone', async () => {
    const [giver, known, { email }] = [await administrator(), await door.person(), await door.invited()];
    const browser = await door.inside(giver.email);
    const role = { role: 'administration', commissionId: '', institutionId: '' };
    const given = await browser.fill(`${PEOPLE}/nueva`, { ...role, email: known.email, name: 'Rosa Quispe' });
    expect(given.statusCode).toBe(303);
    const mail = (await door.mailsTo(known.email)).find(({ subject }) => subject === 'Le dieron un rol en Yupana');
    expect(mail?.text).toContain('Administración, toda la instalación');
    expect(mail?.text).toContain(giver.email);
    const account = await door.app.get(AccountsService).ofEmail(email);
    await door.app.get(PeopleService).grant(account?.id ?? 0, WHOLE, by(giver));
    expect((await door.mailsTo(email)).map(({ subject }) => subject)).toEqual(['Invitación para ingresar a Yupana']);
  });
});
