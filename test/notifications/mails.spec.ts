/** Mails from their row to a real SMTP server, or to files, and what becomes of those that are not taken. */
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import type { Variables } from '../../src/config/environment';
import type { NewMail } from '../../src/notifications/notifications.service';
import { messageId } from '../../src/notifications/outbox';
import { configOf } from '../support/app';
import { describeOnBothDatabases } from '../support/databases';
import { MailInstance } from '../support/mail-instance';
import { SettableClock } from '../support/settable-clock';
import { type Answer, MailServer, type Stage } from '../support/smtp-server';

const NOON = Date.parse('2026-11-23T17:00:00Z');
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const MAIL = {
  recipient: 'ana.quispe@minam.example',
  recipientName: 'Ana Quispe Ñaupari',
  subject: 'Requerimiento de información N° 012-2019-MTPE/2',
  text: 'Estimada Ana:\n\nResponda hasta el 20/11/2026.\n',
  html: '<p>Estimada Ana:</p><p>Responda hasta el 20/11/2026.</p>',
};

describeOnBothDatabases('mails', (database) => {
  const server = new MailServer();
  beforeAll(async () => {
    Logger.overrideLogger(false);
    await server.start();
  });
  afterAll(() => server.stop());
  afterEach(() => server.reset());

  const instance = (variables: Variables = {}, clock = new SettableClock(NOON)): MailInstance => {
    const config = configOf({ SMTP_URL: server.url, PUBLIC_URL: 'https://yupana.example.pe', ...variables });
    return new MailInstance(database.connections, clock, config);
  };
  const sent = async (key: string, mail: Partial<NewMail> = {}, from = instance()): Promise<MailInstance> => {
    await from.notifications.send({ ...MAIL, key, ...mail }, NOON);
    await from.loop.runDue();
    return from;
  };

  it('arrive as they were written, from whom the configuration says, under their own Message-ID', async () => {
    const from = instance({ MAIL_FROM: 'Secretaría Técnica <st@cnlctf.example>' });
    const { mail } = { mail: await sent('requested 12 ana', {}, from).then(() => from.mail('requested 12 ana')) };
    const [read] = await server.read();
    expect(read).toMatchObject({
      subject: MAIL.subject,
      text: MAIL.text,
      html: MAIL.html,
      messageId: '<requested=2012=20ana@yupana.example.pe>',
      date: new Date(NOON),
      from: { value: [{ name: 'Secretaría Técnica', address: 'st@cnlctf.example' }] },
      to: { value: [{ name: MAIL.recipientName, address: MAIL.recipient }] },
    });
    expect(read?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail).toMatchObject({
      kind: 'requested',
      sentAt: NOON,
      givenUpAt: null,
      failure: null,
      text: null,
      html: null,
    });
  });

  it('of a change that failed are not sent', async () => {
    const from = instance();
    const change = from.transactions.within(async () => {
      await from.notifications.send({ ...MAIL, key: 'undone' }, NOON);
      throw new Error('No.');
    });
    await expect(change).rejects.toThrow('No.');
    await from.loop.runDue();
    expect(server.taken).toEqual([]);
  });

  it('of one key are one', async () => {
    const from = await sent('once', { subject: 'Primero' });
    expect(await from.notifications.send({ ...MAIL, key: 'once', subject: 'Segundo' }, NOON)).toBeNull();
    await from.loop.runDue();
    expect((await server.read()).map(({ subject }) => subject)).toEqual(['Primero']);
  });

  it.each([
    ['a subject', { subject: 'Aviso\r\nBcc: otro@elsewhere.example\r\n\r\nTexto ajeno' }],
    ['a name', { recipientName: 'Ana\r\nBcc: otro@elsewhere.example' }],
    ['a name of an address', { recipientName: '"Ana" <otro@elsewhere.example>, Luis' }],
    ['a subject with other ends of lines', { subject: 'Aviso\u2028Bcc: otro@elsewhere.example\u0085\u0000X: y' }],
  ])('take no header from %s', async (what, mail) => {
    const recipients: string[] = [];
    server.when('recipient', (address) => {
      recipients.push(address);
      return null;
    });
    await sent(`injected ${what}`, mail);
    const [read] = await server.read();
    expect(recipients).toEqual([MAIL.recipient]);
    expect([...(read?.headers.keys() ?? [])].sort()).toEqual([
      ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
    ]);
    expect(read?.to).toMatchObject({ value: [{ address: MAIL.recipient }] });
    expect(read?.text).toBe(MAIL.text);
  });

  it.each([
    ['ana@minam.example\r\nRCPT TO:<otro@elsewhere.example>'],
    ['ana@minam.example, otro@elsewhere.example'],
    ['Ana <ana@minam.example>'],
    ['Ana@Minam.example'],
    ['ana'],
    [''],
  ])('to %j are refused with a sentence, and nothing is written', async (recipient) => {
    const from = instance();
    await expect(from.notifications.send({ ...MAIL, key: `to ${recipient}`, recipient }, NOON)).rejects.toThrow(
      'no es una dirección de correo; corríjala',
    );
    expect((await from.mails()).map(({ key }) => key)).not.toContain(`to ${recipient}`);
  });

  it('do not go when what they offer has run out', async () => {
    const from = await sent('reset late', { expiresAt: NOON });
    expect(server.taken).toEqual([]);
    expect(await from.mail('reset late')).toMatchObject({ sentAt: null, givenUpAt: NOON, text: null, html: null });
    expect((await from.mail('reset late')).failure).toContain('venció');
  });

  describe('that a server does not take', () => {
    const answers: [what: string, Stage, Answer, 'given up' | 'kept'][] = [
      ['the recipient for now', 'recipient', [451, 'Greylisted'], 'kept'],
      ['the recipient for good', 'recipient', [550, '5.1.1 No such user'], 'given up'],
      ['the mail for now', 'end of the data', [452, 'Out of storage'], 'kept'],
      ['the mail for good', 'end of the data', [554, 'Looks like spam'], 'given up'],
      ['the sender for good', 'sender', [550, 'Sender refused'], 'kept'],
      ['anybody for good', 'greeting', [554, 'No service'], 'kept'],
    ];

    it.each(answers)('(%s) are told apart', async (what, stage, answer, outcome) => {
      server.when(stage, () => answer);
      const clock = new SettableClock(NOON);
      const from = await sent(`refused ${what}`, {}, instance({}, clock));
      const mail = await from.mail(`refused ${what}`);
      expect(mail.failure).toContain(answer?.[1]);
      expect(mail.givenUpAt).toBe(outcome === 'given up' ? NOON : null);
      server.reset();
      clock.pass(HOUR_MS);
      await from.loop.runDue();
      expect(server.taken).toHaveLength(outcome === 'given up' ? 0 : 1);
      const again = await from.mail(`refused ${what}`);
      expect(again.sentAt).toBe(outcome === 'given up' ? null : NOON + HOUR_MS);
      expect(again.text).toBeNull();
    });

    it('are kept where the server is not there, or wants another password', async () => {
      const clock = new SettableClock(NOON);
      const nobody = instance({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` }, clock);
      await sent('unreachable', {}, nobody);
      expect(await nobody.mail('unreachable')).toMatchObject({
        givenUpAt: null,
        failure: expect.stringContaining('ECONNREFUSED') as string,
      });
      const stranger = instance({ SMTP_URL: server.url.replace('//', '//stranger:secret@') }, clock);
      clock.pass(HOUR_MS);
      await stranger.loop.runDue();
      const mail = await stranger.mail('unreachable');
      expect(mail).toMatchObject({ sentAt: null, givenUpAt: null });
      expect(mail.failure).toContain('535');
      expect(mail.failure).not.toContain('secret');
      const known = instance({ SMTP_URL: server.url.replace('//', '//yupana:secret@') }, clock);
      clock.pass(HOUR_MS);
      await known.loop.runDue();
      expect(await known.mail('unreachable')).toMatchObject({ sentAt: clock.now(), failure: null });
    });

    it('are tried at growing distances for five days, and then given up', async () => {
      server.when('recipient', () => [451, 'Greylisted']);
      const clock = new SettableClock(NOON);
      const from = await sent('patient', {}, instance({}, clock));
      const nextAttempt = async () => (await from.stored('mail.send patient'))?.runAt ?? 0;
      const pauses: number[] = [];
      for (const _ of [1, 2, 3]) {
        const runAt = await nextAttempt();
        pauses.push(runAt - clock.now());
        clock.set(runAt);
        await from.loop.runDue();
      }
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
      clock.set(NOON + 5 * DAY_MS);
      await from.loop.runDue();
      expect(await from.mail('patient')).toMatchObject({ sentAt: null, givenUpAt: null });
      clock.set(await nextAttempt());
      await from.loop.runDue();
      expect(await from.mail('patient')).toMatchObject({ sentAt: null, givenUpAt: clock.now(), text: null });
      expect((await from.mail('patient')).failure).toContain('Greylisted');
    });
  });

  it('note an address that bounced, until a mail to it is taken', async () => {
    const [moved, ana] = ['luis.moved@minam.example', 'ana.there@minam.example'];
    server.when('recipient', (address) => (address === moved ? [550, '5.1.1 User has moved'] : null));
    const from = await sent('bounce 1', { recipient: moved });
    await sent('bounce 2', { recipient: ana }, from);
    expect([...(await from.notifications.bouncesOf([moved, ana]))]).toEqual([
      [moved, { at: NOON, reason: '550 5.1.1 User has moved' }],
    ]);
    server.reset();
    await sent('bounce 3', { recipient: moved }, from);
    expect(await from.notifications.bouncesOf([moved, ana])).toEqual(new Map());
    expect(await from.notifications.bouncesOf([])).toEqual(new Map());
  });

  it('are in the log of their commission, the newest first', async () => {
    const from = instance();
    const commissionId = 7;
    await from.notifications.send({ ...MAIL, key: 'constancia 1', commissionId, about: 'Constancia C-1' }, NOON);
    await from.notifications.send({ ...MAIL, key: 'constancia 2', commissionId: 8 }, NOON + 1);
    await from.loop.runDue();
    await from.notifications.send({ ...MAIL, key: 'constancia 3', commissionId }, NOON + 2);
    const line = { subject: MAIL.subject, recipient: MAIL.recipient, kind: 'constancia', failure: null };
    expect(await from.log.ofCommission(commissionId, NOON, NOON + DAY_MS)).toEqual([
      { ...line, madeAt: NOON + 2, sentAt: null, state: 'waiting', about: null },
      { ...line, madeAt: NOON, sentAt: NOON, state: 'sent', about: 'Constancia C-1' },
    ]);
    expect(await from.log.ofCommission(commissionId, NOON + 3, NOON + DAY_MS)).toEqual([]);
  });

  describe('without a server', () => {
    const files = async (keys: readonly string[]) => {
      const from = instance({ SMTP_URL: '' });
      from.outbox.folder = join(mkdtempSync(join(tmpdir(), 'yupana-outbox-')), 'outbox');
      for (const key of keys) await sent(key, {}, from);
      return { from, folder: from.outbox.folder, names: readdirSync(from.outbox.folder).sort() };
    };

    it('are files that a mail program reads, for the eyes of their owner', async () => {
      const { folder, names } = await files(['file 1']);
      expect(names).toEqual([expect.stringMatching(/^file-1-[0-9a-f]{16}\.eml$/)]);
      const path = join(folder, names[0]!);
      const read = await simpleParser(readFileSync(path));
      expect(read).toMatchObject({ subject: MAIL.subject, text: MAIL.text, messageId: '<file=201@yupana.example.pe>' });
      expect(statSync(path).mode & 0o777).toBe(0o600);
    });

    it('have a file for each key, also where keys differ in signs or case alone or are long', async () => {
      const long = 'k'.repeat(300);
      const { names } = await files(['file b', 'file/b', 'file B', '../file', `${long}1`, `${long}2`]);
      expect(names).toHaveLength(6);
    });

    it('write the same bytes to the same file where it has to be written again', async () => {
      const { from, folder, names } = await files(['file again']);
      const first = readFileSync(join(folder, names[0]!));
      const mail = { ...MAIL, key: 'file again', madeAt: NOON };
      await from.outbox.hand(mail, new AbortController().signal);
      expect(readdirSync(folder)).toEqual(names);
      expect(readFileSync(join(folder, names[0]!)).equals(first)).toBe(true);
    });
  });
});

test.each([
  ['reset 12', 'https://yupana.example.pe', '<reset=2012@yupana.example.pe>'],
  ['digest 2026-11-23 ñ@x.pe', 'http://localhost:3000', '<digest=202026-11-23=20=C3=B1=40x=2Epe@localhost>'],
])('the Message-ID of %s at %s is %s', (key, site, id) => {
  expect(messageId(key, site)).toBe(id);
});

/** A port on which nobody listens. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
