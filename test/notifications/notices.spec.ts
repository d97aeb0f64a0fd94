/** Notices: kept until the one mail of a person and day that tells them together. */
import { Logger } from '@nestjs/common';
import { openDatabase } from '../../src/database/open-database';
import type { NoticeKind } from '../../src/domain/notices';
import type { NewNotice } from '../../src/notifications/notices.service';
import { configOf } from '../support/app';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { MailInstance } from '../support/mail-instance';
import { SettableClock } from '../support/settable-clock';
import { MailServer } from '../support/smtp-server';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Ten in the morning in Lima on Monday 23 November 2026. */
const TEN = Date.parse('2026-11-23T15:00:00Z');

describeOnBothDatabases('notices', (database) => {
  const server = new MailServer();
  const clock = new SettableClock(TEN);
  let instance: MailInstance;
  let commissionId = 0;
  let made = 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    await server.start();
    const config = configOf({ SMTP_URL: server.url, PUBLIC_URL: 'https://yupana.example.pe' });
    instance = new MailInstance(database.connections, clock, config);
  });
  afterAll(() => server.stop());
  // Each test has people and a commission of its own, and the clock of its own days.
  beforeEach(() => {
    commissionId += 1;
    clock.set(TEN + commissionId * 100 * DAY_MS);
    server.reset();
  });

  const notice = (person: string, kind: NoticeKind, title: string): NewNotice => {
    made += 1;
    const matter = { title, path: `/mis-reportes/${made}`, dueOn: null, detail: null };
    return { key: `${kind} ${made} ${person}`, person: personOf(person), commissionId, kind, matter };
  };
  const personOf = (name: string) => `${name}.${commissionId}@minam.example`;
  const tell = (...notices: NewNotice[]) =>
    instance.notices.tell(notices, deedBy('secretaria@cnlctf.example', clock.now()));
  const subjects = async () => (await server.read()).map(({ to, subject }) => `${nameOf(to)}: ${subject}`).sort();

  /** Passes time as the loop does, some minutes at a time; over hours, half an hour. */
  const pass = async (milliseconds: number): Promise<void> => {
    const until = clock.now() + milliseconds;
    const step = (milliseconds > HOUR_MS ? 30 : 10) * MINUTE_MS;
    while (clock.now() < until) {
      clock.set(Math.min(clock.now() + step, until));
      await instance.loop.runDue();
    }
  };

  it('of one person go in one mail, after a while in which others may come', async () => {
    await tell(notice('ana', 'observed', 'LA 1.4.4'), notice('luis', 'requested', 'Oficio 12'));
    await pass(10 * MINUTE_MS);
    await tell(notice('ana', 'validated', 'LA 1.4.5'));
    expect(await subjects()).toEqual([]);
    await pass(20 * MINUTE_MS);
    expect(await subjects()).toEqual(['ana: Tiene 2 avisos en Yupana', 'luis: Oficio 12: espera su respuesta.']);
    const mail = (await server.read()).find(({ to }) => nameOf(to) === 'ana');
    expect(mail?.text).toContain('LA 1.4.4: la secretaría técnica hizo observaciones');
    expect(mail?.text).toContain('https://yupana.example.pe/mis-reportes/');
    expect(mail?.html).toContain('LA 1.4.5: la secretaría técnica validó lo que envió.');
  });

  it('go in one mail a day at most, the rest from seven in the morning on', async () => {
    await tell(notice('ana', 'observed', 'Primera'));
    await pass(HOUR_MS);
    await tell(notice('ana', 'observed', 'Segunda'));
    await pass(13 * HOUR_MS - MINUTE_MS);
    await tell(notice('luis', 'observed', 'De noche'));
    await pass(6 * HOUR_MS);
    expect(await subjects()).toHaveLength(1);
    await pass(2 * HOUR_MS);
    expect(await subjects()).toEqual([
      'ana: Primera: la secretaría técnica hizo observaciones; corrija y envíe otra vez.',
      'ana: Segunda: la secretaría técnica hizo observaciones; corrija y envíe otra vez.',
      'luis: De noche: la secretaría técnica hizo observaciones; corrija y envíe otra vez.',
    ]);
  });

  it('of one key are told once, however often and by whomever they are made', async () => {
    const one = notice('ana', 'due-3', 'Oficio 12');
    await tell(one, one);
    await tell({ ...one, matter: { ...one.matter, title: 'Otro' } });
    await pass(HOUR_MS);
    await tell(one);
    await pass(2 * DAY_MS);
    expect(await subjects()).toEqual(['ana: Oficio 12: espera su respuesta.']);
  });

  it('of a change that failed are not told, nor those that were taken back', async () => {
    const [undone, withdrawn] = [notice('ana', 'observed', 'Nada'), notice('ana', 'due-1', 'Ya respondió')];
    const change = instance.transactions.within(async () => {
      await tell(undone);
      throw new Error('No.');
    });
    await expect(change).rejects.toThrow('No.');
    await tell(withdrawn);
    await instance.notices.withdraw([withdrawn.key]);
    await pass(DAY_MS);
    expect(await subjects()).toEqual([]);
  });

  it('are told once by two instances that gather at the same time', async () => {
    const connections = await openDatabase(database.config, () => undefined);
    const other = new MailInstance(connections, clock, configOf({ SMTP_URL: server.url }));
    await tell(notice('ana', 'observed', 'Una'));
    clock.pass(20 * MINUTE_MS);
    await Promise.all([instance, other].map(({ digests }) => digests.gather(clock.now())));
    await connections.close();
    await pass(DAY_MS);
    expect(await subjects()).toHaveLength(1);
  });

  it('are not lost where one comes while the mail of the day is written', async () => {
    await tell(notice('ana', 'observed', 'Primera'));
    clock.pass(20 * MINUTE_MS);
    await Promise.all([instance.digests.gather(clock.now()), tell(notice('ana', 'observed', 'Segunda'))]);
    await pass(DAY_MS);
    const text = (await server.read()).map((mail) => mail.text).join('\n');
    expect(text).toContain('Primera');
    expect(text).toContain('Segunda');
  });

  it('are in the log of their commission, each under its own kind and thing', async () => {
    const began = clock.now();
    await tell(notice('ana', 'observed', 'LA 1.4.4'), notice('ana', 'due-3', 'Oficio 12'));
    const lines = () => instance.log.ofCommission(commissionId, began, clock.now());
    expect((await lines()).map(({ state, subject }) => [state, subject])).toEqual([
      ['waiting', null],
      ['waiting', null],
    ]);
    await pass(HOUR_MS);
    const told = { subject: 'Tiene 2 avisos en Yupana', recipient: personOf('ana'), state: 'sent' };
    expect(await lines()).toMatchObject([
      { ...told, kind: 'observed', about: 'LA 1.4.4' },
      { ...told, kind: 'due-3', about: 'Oficio 12' },
    ]);
    expect(await instance.log.ofCommission(commissionId + 1, began, clock.now())).toEqual([]);
  });
});

function nameOf(to: unknown): string {
  const { text } = (Array.isArray(to) ? to[0] : to) as { text: string };
  return text.split('.')[0] ?? '';
}
