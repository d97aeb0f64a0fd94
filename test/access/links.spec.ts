import { AccountsService } from '../../src/access/accounts.service';
import { Invitations } from '../../src/access/invitations.service';
import { PasswordChoice } from '../../src/access/password-choice.service';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { whyRefused } from '../support/refusal';
import { Door, OTHER_PASSWORD, PASSWORD } from './door';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeOnBothDatabases('links to choose a password', (database) => {
  let door: Door;
  beforeAll(async () => (door = await Door.open({ DATABASE_URL: database.url })));
  afterAll(() => door.close());
  const choose = (address: string, password = PASSWORD, again = password) =>
    door.browser().fill(address, { password, again });
  const linkIn = (text: string) => new URL(/https?:\S+/.exec(text)?.[0] ?? '').pathname;

  test('an invitation is mailed, shown as often as it is opened, used once, and then one can log in', async () => {
    const { email, token } = await door.invited();
    const [mail] = await door.mailsTo(email);
    expect(mail?.subject).toBe('Invitación para ingresar a Yupana');
    expect(mail?.text).toContain('http://localhost:3000/invitacion/');
    expect(mail?.html).toContain(`<a href="http://localhost:3000/invitacion/${token}">`);
    const address = linkIn(mail?.text ?? '');
    expect(address).toBe(`/invitacion/${token}`);
    for (const _ of [1, 2, 3]) {
      const page = await door.browser().get(address);
      expect([page.statusCode, page.body.includes(email)]).toEqual([200, true]);
      expect(page.headers['referrer-policy']).toMatch(/no-referrer|same-origin/);
    }
    const answer = await choose(address);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/ingresar']);
    const reused = await door.browser().get(address);
    expect([reused.statusCode, reused.body.includes('El enlace ya se usó')]).toEqual([410, true]);
    expect((await (await door.inside(email)).get('/mi-cuenta')).statusCode).toBe(200);
  });

  test.each([
    ['with two that differ', PASSWORD, OTHER_PASSWORD, 'Las dos claves no son iguales'],
    ['with one that is too short', 'once letras', 'once letras', 'al menos 12 caracteres'],
    ['with one of the commonest', 'Contraseña2026', 'Contraseña2026', 'de las más usadas'],
    ['with the own name', 'RosaQuispe2026', 'RosaQuispe2026', 'su nombre ni su correo'],
    ['with nothing', '', '', 'Escriba la clave nueva'],
  ])('%s the page comes back, and the link is still good', async (_name, password, again, words) => {
    const { token } = await door.invited();
    const answer = await choose(`/invitacion/${token}`, password, again);
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    expect((await choose(`/invitacion/${token}`)).headers.location).toBe('/ingresar');
  });

  test('a name is written into the mail as a name, whatever signs it has', async () => {
    const person = { email: 'signos@mtpe.example', name: "Ana <b>O'Brien</b> & Cía.\r\nBcc: otra@mtpe.example" };
    await door.app.get(Invitations).invite(person, deedBy('prueba', door.now));
    const [mail] = await door.mailsTo(person.email);
    expect(mail?.text).toContain("Estimado/a Ana <b>O'Brien</b> & Cía. Bcc: otra@mtpe.example:");
    expect(mail?.html).toContain('Ana &lt;b&gt;');
    expect(mail?.html).toContain('&lt;/b&gt; &amp; Cía.');
    expect(mail?.html).not.toContain('<b>');
    expect(await door.mailsTo('otra@mtpe.example')).toEqual([]);
  });

  test('of two who send the same link at once one is told that it was used', async () => {
    const { token } = await door.invited();
    const service = door.app.get(PasswordChoice);
    const both = await Promise.all([
      service.choose(token, 'invitation', PASSWORD, door.now).then(() => 'done', sentenceOf),
      service.choose(token, 'invitation', OTHER_PASSWORD, door.now).then(() => 'done', sentenceOf),
    ]);
    expect(both.sort()[1]).toBe('done');
    expect(both.sort()[0]).toContain('ya se usó');
  });

  test('an invitation expires after seven days, also between its page and its form', async () => {
    const { token } = await door.invited();
    const browser = door.browser();
    door.now += 7 * DAY - 1;
    const { statusCode } = await browser.get(`/invitacion/${token}`);
    expect(statusCode).toBe(200);
    const service = door.app.get(PasswordChoice);
    expect(await whyRefused(service.choose(token, 'invitation', PASSWORD, door.now + 1))).toContain('venció');
    door.now += 1;
    const late = await browser.get(`/invitacion/${token}`);
    expect([late.statusCode, late.body.includes('Pida otra invitación')]).toEqual([410, true]);
  });

  test('a new invitation takes the place of the one before', async () => {
    const { email, token } = await door.invited();
    const again = { email, name: 'Rosa Quispe' };
    const { isNew, link } = await door.app.get(Invitations).invite(again, deedBy('prueba', door.now));
    expect(isNew).toBe(false);
    const former = await door.browser().get(`/invitacion/${token}`);
    expect([former.statusCode, former.body.includes('otro más nuevo')]).toEqual([410, true]);
    expect((await door.browser().get(linkIn(link.url))).statusCode).toBe(200);
  });

  test('who has a password is not invited again', async () => {
    const { email } = await door.person();
    const invite = door.app.get(Invitations).invite({ email, name: 'Otra' }, deedBy('prueba', door.now));
    expect(await whyRefused(invite)).toContain('ya tiene cuenta y clave');
  });

  test.each(['/invitacion/', '/clave/'])('a made-up link under %s does not exist', async (path) => {
    for (const token of ['x', 'A'.repeat(43), '%00', "' or 1=1 --", '..%2f..']) {
      const answer = await door.browser().get(`${path}${token}`);
      expect([token, answer.statusCode === 410 || answer.statusCode === 404]).toEqual([token, true]);
    }
  });

  test('a link of one kind is none of the other', async () => {
    const { token } = await door.invited();
    expect((await door.browser().get(`/clave/${token}`)).statusCode).toBe(410);
  });

  test('who forgot the password gets a link for an hour; using it ends all logins', async () => {
    const { email } = await door.person();
    const inside = await door.inside(email);
    const asked = await door.browser().fill('/clave/olvido', { email });
    expect([asked.statusCode, asked.headers.location]).toEqual([303, '/ingresar']);
    const mail = (await door.mailsTo(email)).find(({ subject }) => subject.startsWith('Elegir otra'));
    const address = linkIn(mail?.text ?? '');
    expect(address).toMatch(/^\/clave\/[\w-]{43}$/);
    expect((await choose(address, OTHER_PASSWORD)).headers.location).toBe('/ingresar');
    expect((await inside.get('/mi-cuenta')).statusCode).toBe(303);
    expect((await (await door.inside(email)).get('/mi-cuenta')).statusCode).toBe(303);
    expect((await (await door.inside(email, OTHER_PASSWORD)).get('/mi-cuenta')).statusCode).toBe(200);
  });

  test('a reset expires after an hour', async () => {
    const { email } = await door.person();
    await door.browser().fill('/clave/olvido', { email });
    const mail = (await door.mailsTo(email)).find(({ subject }) => subject.startsWith('Elegir otra'));
    door.now += HOUR;
    const answer = await door.browser().get(linkIn(mail?.text ?? ''));
    expect([answer.statusCode, answer.body.includes('El enlace venció')]).toEqual([410, true]);
  });

  test('asking for an unknown address is answered the same, and no mail goes out', async () => {
    const { email } = await door.person();
    const answers = await Promise.all(
      [email, 'desconocido@mtpe.example'].map((each) => door.browser().fill('/clave/olvido', { email: each })),
    );
    const seen = answers.map(({ statusCode, headers, body }) => [statusCode, headers.location, body]);
    expect(seen[0]).toEqual(seen[1]);
    expect(await door.mailsTo('desconocido@mtpe.example')).toEqual([]);
  });

  test('three mails an hour are enough for an account, and five questions for a place', async () => {
    const { email } = await door.person();
    const statuses: number[] = [];
    for (const _ of [1, 2, 3, 4, 5, 6])
      statuses.push((await door.browser().fill('/clave/olvido', { email })).statusCode);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    const resets = (await door.mailsTo(email)).filter(({ subject }) => subject.startsWith('Elegir otra'));
    expect(resets).toHaveLength(3);
  });

  test('a closed account can use none of its links, and gets no new ones', async () => {
    const { email, token } = await door.invited();
    const account = await door.app.get(AccountsService).ofEmail(email);
    await door.app.get(AccountsService).disable(account?.id ?? 0, deedBy('prueba', door.now));
    expect((await door.browser().get(`/invitacion/${token}`)).statusCode).toBe(410);
    await door.browser().fill('/clave/olvido', { email });
    expect((await door.mailsTo(email)).filter(({ subject }) => subject.startsWith('Elegir'))).toEqual([]);
  });

  test('the database knows links by their hash alone', async () => {
    const { token } = await door.invited();
    const rows: unknown[] = await database.connections.reading.query('select * from one_time_link');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
