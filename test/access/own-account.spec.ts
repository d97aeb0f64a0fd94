import { AccountsService } from '../../src/access/accounts.service';
import { ApiTokens } from '../../src/access/api-tokens.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { formIn } from '../support/forms';
import { Door, OTHER_PASSWORD, PASSWORD } from './door';

const DAY = 86_400_000;
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describeOnBothDatabases('the own account', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());

  const endings = (html: string) =>
    [...html.matchAll(/action="(\/mi-cuenta\/sesiones\/\d+\/cierre)"/g)].map(([, to = '']) => to);

  test('lists where one is logged in, by words of the device', async () => {
    const { email } = await door.person();
    const own = await door.inside(email);
    const other = door.browser();
    await other.fill('/ingresar', { email, password: PASSWORD }, { 'user-agent': FIREFOX });
    const { body } = await own.get('/mi-cuenta');
    expect(body).toContain('Firefox en Windows');
    expect(body).toContain('Este dispositivo');
    expect(endings(body)).toHaveLength(1);
  });

  test('one of them is ended, and all others', async () => {
    const { email } = await door.person();
    const [own, second, third] = [await door.inside(email), await door.inside(email), await door.inside(email)];
    const { body } = await own.get('/mi-cuenta');
    const [first = ''] = endings(body);
    const { hidden } = formIn(body);
    expect((await own.send(first, hidden)).headers.location).toBe('/mi-cuenta');
    const still = async () => [(await second.get('/mi-cuenta')).statusCode, (await third.get('/mi-cuenta')).statusCode];
    expect((await still()).sort()).toEqual([200, 303]);
    await own.send('/mi-cuenta/sesiones/cierre', hidden);
    expect(await still()).toEqual([303, 303]);
    expect((await own.get('/mi-cuenta')).statusCode).toBe(200);
  });

  test("another person's session cannot be ended", async () => {
    const [{ email }, { email: other }] = [await door.person(), await door.person()];
    const victim = await door.inside(other);
    await door.inside(other);
    const [theirs = ''] = endings((await victim.get('/mi-cuenta')).body);
    const own = await door.inside(email);
    const { hidden } = formIn((await own.get('/mi-cuenta/clave')).body);
    expect((await own.send(theirs, hidden)).statusCode).toBe(404);
    expect(endings((await victim.get('/mi-cuenta')).body)).toEqual([theirs]);
    expect((await own.send('/mi-cuenta/sesiones/x/cierre', hidden)).statusCode).toBe(404);
  });

  test('a change without the token of the own form is refused', async () => {
    const { email } = await door.person();
    const own = await door.inside(email);
    expect((await own.send('/mi-cuenta/sesiones/cierre', {})).statusCode).toBe(403);
    expect((await own.send('/mi-cuenta/sesiones/cierre', { _csrf: 'x' })).statusCode).toBe(403);
  });

  test('another password ends the other logins, and a mail tells of it', async () => {
    const { email } = await door.person();
    const [own, other] = [await door.inside(email), await door.inside(email)];
    const fields = { former: PASSWORD, password: OTHER_PASSWORD, again: OTHER_PASSWORD };
    expect((await own.fill('/mi-cuenta/clave', fields)).headers.location).toBe('/mi-cuenta');
    expect((await own.get('/mi-cuenta')).statusCode).toBe(200);
    expect((await other.get('/mi-cuenta')).statusCode).toBe(303);
    expect((await (await door.inside(email, OTHER_PASSWORD)).get('/mi-cuenta')).statusCode).toBe(200);
    expect((await door.mailsTo(email)).map(({ subject }) => subject)).toContain('Se cambió su clave de Yupana');
  });

  test.each([
    [{ former: 'no es la clave', password: OTHER_PASSWORD, again: OTHER_PASSWORD }, 'La clave actual no es correcta'],
    [{ former: PASSWORD, password: OTHER_PASSWORD, again: PASSWORD }, 'no son iguales'],
    [{ former: PASSWORD, password: PASSWORD, again: PASSWORD }, 'es igual a la actual'],
    [{ former: PASSWORD, password: 'corta', again: 'corta' }, 'muy corta'],
    [{ former: '', password: '', again: '' }, 'Escriba su clave actual'],
  ])('%j is refused', async (fields, words) => {
    const { email } = await door.person();
    const own = await door.inside(email);
    const answer = await own.fill('/mi-cuenta/clave', fields);
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    expect((await (await door.inside(email)).get('/mi-cuenta')).statusCode).toBe(200);
  });

  test('the former password cannot be guessed without end', async () => {
    const { email } = await door.person();
    const own = await door.inside(email);
    const fields = { former: 'no es la clave', password: OTHER_PASSWORD, again: OTHER_PASSWORD };
    for (const _ of [1, 2, 3, 4, 5]) await own.fill('/mi-cuenta/clave', fields);
    const answer = await own.fill('/mi-cuenta/clave', { ...fields, former: PASSWORD });
    expect([answer.statusCode, answer.body.includes('demasiados intentos')]).toEqual([422, true]);
  });

  test('what is shown once is kept by no browser', async () => {
    const person = await door.person();
    const commissions = door.app.get(CommissionsService);
    await commissions.add('UNA-VEZ', 'Una vez', null, deedBy('prueba', door.now));
    const { id: commissionId } = await commissions.named('UNA-VEZ');
    const role = { commissionId, role: 'secretariat', institutionId: null, presides: false } as const;
    await door.app.get(MembershipsService).grant(person, role, deedBy('prueba', door.now));
    const browser = await door.inside(person.email);
    const { token } = await door.invited();
    const proof = { password: PASSWORD };
    const key = { name: 'Tablero', commissionId: String(commissionId), scope: 'read', days: '30', ...proof };
    const shown = await browser.get('/mi-cuenta/segundo-factor');
    const secret = (/<strong class="reference">([A-Z2-7 ]+)</.exec(shown.body)?.[1] ?? '').replaceAll(' ', '');
    const again = await browser.fill('/mi-cuenta/segundo-factor', { code: '000000', ...proof });
    const answers = [
      shown,
      again,
      await browser.fill('/mi-cuenta/segundo-factor', { code: door.code(secret), ...proof }),
      await browser.fill('/mi-cuenta/segundo-factor/codigos', proof),
      await browser.fill('/mi-cuenta/llaves', key),
      await door.browser().get(`/invitacion/${token}`),
      await door.browser().fill(`/invitacion/${token}`, { password: 'corta', again: 'corta' }),
      await door.browser().get('/clave/otra'),
    ];
    const told = answers.map(({ statusCode, headers }) => [statusCode, headers['cache-control']]);
    expect(told).toEqual([200, 422, 200, 200, 200, 200, 422, 410].map((status) => [status, 'no-store']));
    expect((await browser.get('/mi-cuenta')).headers['cache-control']).toBe('private, no-cache');
  });

  describe('tokens for other systems', () => {
    let commissionId: number;
    let strangeId: number;
    beforeAll(async () => {
      const commissions = door.app.get(CommissionsService);
      for (const code of ['PROPIA', 'AJENA']) await commissions.add(code, code, null, deedBy('prueba', door.now));
      [commissionId, strangeId] = [(await commissions.named('PROPIA')).id, (await commissions.named('AJENA')).id];
    });

    const secretary = async () => {
      const person = await door.person();
      const role = { commissionId, role: 'secretariat', institutionId: null, presides: false } as const;
      await door.app.get(MembershipsService).grant(person, role, deedBy('prueba', door.now));
      return { ...person, browser: await door.inside(person.email) };
    };
    const wanted = () => ({
      name: 'Tablero',
      commissionId: String(commissionId),
      scope: 'read',
      days: '30',
      password: PASSWORD,
    });
    const tokenIn = (html: string) => /yupana_[\w-]{43}/.exec(html)?.[0] ?? '';

    test('are shown once, kept as a hash, and found again by whoever has them', async () => {
      const { id, browser } = await secretary();
      const token = tokenIn((await browser.fill('/mi-cuenta/llaves', wanted())).body);
      expect(token).not.toBe('');
      const list = (await browser.get('/mi-cuenta/llaves')).body;
      expect(list).toContain('Tablero');
      expect(tokenIn(list)).toBe('');
      const rows: unknown[] = await database.connections.reading.query('select * from api_token');
      expect(JSON.stringify(rows)).not.toContain(token.slice('yupana_'.length));
      const found = await door.app.get(ApiTokens).whoHas(token, door.now);
      expect([found?.account.id, found?.token.commissionId, found?.token.scope]).toEqual([id, commissionId, 'read']);
      expect((await browser.get('/mi-cuenta/llaves')).body).not.toContain('Nunca');
    });

    test('open no page of the account itself, whatever they may do elsewhere', async () => {
      const { browser } = await secretary();
      const token = tokenIn((await browser.fill('/mi-cuenta/llaves', { ...wanted(), scope: 'write' })).body);
      const headers = { authorization: `Bearer ${token}` };
      const machine = door.browser();
      for (const page of ['', '/clave', '/segundo-factor', '/llaves'])
        expect([page, (await machine.get(`/mi-cuenta${page}`, headers)).statusCode]).toEqual([page, 403]);
      expect((await machine.send('/mi-cuenta/llaves', wanted(), headers)).statusCode).toBe(403);
      expect((await machine.send('/mi-cuenta/sesiones/cierre', {}, headers)).statusCode).toBe(403);
      expect((await browser.get('/mi-cuenta')).statusCode).toBe(200);
    });

    test('end by time, by their owner, and with the account', async () => {
      const { browser } = await secretary();
      const tokens = door.app.get(ApiTokens);
      const token = tokenIn((await browser.fill('/mi-cuenta/llaves', wanted())).body);
      expect(await tokens.whoHas(token, door.now + 30 * DAY - 1)).not.toBeNull();
      expect(await tokens.whoHas(token, door.now + 30 * DAY)).toBeNull();
      const list = (await browser.get('/mi-cuenta/llaves')).body;
      const { action, hidden } = formIn(list);
      expect(action).toMatch(/\/anulacion$/);
      const stranger = await secretary();
      const theirs = formIn((await stranger.browser.get('/mi-cuenta/llaves')).body).hidden;
      expect((await stranger.browser.send(action, theirs)).statusCode).toBe(404);
      expect(await tokens.whoHas(token, door.now)).not.toBeNull();
      await browser.send(action, hidden);
      expect(await tokens.whoHas(token, door.now)).toBeNull();
    });

    test.each([
      ['a commission of others', () => ({ commissionId: String(strangeId) }), 'Elija una comisión de la lista.'],
      ['a scope that does not exist', () => ({ scope: 'admin' }), 'Elija una opción de la lista.'],
      ['a life without end', () => ({ days: '99999' }), 'Elija una duración de la lista.'],
      ['no name', () => ({ name: ' ' }), 'Escriba para qué es la llave'],
      ['no password', () => ({ password: '' }), 'La clave actual no es correcta'],
      ['another password', () => ({ password: OTHER_PASSWORD }), 'La clave actual no es correcta'],
    ])('with %s are refused', async (_name, fields, words) => {
      const { browser } = await secretary();
      const answer = await browser.fill('/mi-cuenta/llaves', { ...wanted(), ...fields() });
      expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
      expect((await browser.get('/mi-cuenta/llaves')).body).not.toContain('/anulacion');
    });

    test('end with a password that is chosen by a link, and with the account', async () => {
      const [one, two] = [await secretary(), await secretary()];
      const tokens = door.app.get(ApiTokens);
      const own = tokenIn((await one.browser.fill('/mi-cuenta/llaves', wanted())).body);
      const other = tokenIn((await two.browser.fill('/mi-cuenta/llaves', wanted())).body);
      await door.browser().fill('/clave/olvido', { email: one.email });
      const mail = (await door.mailsTo(one.email)).find(({ subject }) => subject.startsWith('Elegir otra'));
      const [address = ''] = /\/clave\/[\w-]{43}/.exec(mail?.text ?? '') ?? [];
      await door.browser().fill(address, { password: OTHER_PASSWORD, again: OTHER_PASSWORD });
      expect(await tokens.whoHas(own, door.now)).toBeNull();
      const accounts = door.app.get(AccountsService);
      await accounts.disable(two.id, deedBy('prueba', door.now));
      await accounts.enable(two.id, deedBy('prueba', door.now));
      expect(await tokens.whoHas(other, door.now)).toBeNull();
    });

    test.each([
      ['stay with another password', {}, true],
      ['end with it where their owner says so', { endTokens: 'sí' }, false],
    ])('%s', async (_name, more, stays) => {
      const { browser } = await secretary();
      const token = tokenIn((await browser.fill('/mi-cuenta/llaves', wanted())).body);
      const fields = { former: PASSWORD, password: OTHER_PASSWORD, again: OTHER_PASSWORD };
      expect((await browser.fill('/mi-cuenta/clave', { ...fields, ...more })).statusCode).toBe(303);
      expect((await door.app.get(ApiTokens).whoHas(token, door.now)) !== null).toBe(stays);
    });

    test.each(['', 'x', 'yupana_', `yupana_${'A'.repeat(43)}`])('%j is none', async (text) => {
      expect(await door.app.get(ApiTokens).whoHas(text, door.now)).toBeNull();
    });
  });
});
