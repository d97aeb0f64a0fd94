/** The switch after a restored backup: nothing is sent until somebody says so, and the log tells who did. */
import { AuditChainRepository } from '../../src/audit/audit-chain.repository';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { AuditService } from '../../src/audit/audit.service';
import { openDatabase } from '../../src/database/open-database';
import { SendingService } from '../../src/notifications/sending.service';
import { configOf } from '../support/app';
import { describeOnBothDatabases } from '../support/databases';
import { DEED_AT, deedBy } from '../support/deeds';
import { MailInstance } from '../support/mail-instance';
import { SettableClock } from '../support/settable-clock';
import { MailServer } from '../support/smtp-server';

describeOnBothDatabases('sending', (database) => {
  const server = new MailServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  it('rests for all instances from its pause to its resumption, both in the log', async () => {
    const config = configOf({ SMTP_URL: server.url });
    const instance = new MailInstance(database.connections, new SettableClock(DEED_AT), config);
    const { transactions } = instance;
    const audit = new AuditService(transactions, new AuditChainRepository(transactions), config);
    const sending = new SendingService(transactions, instance.pauses, audit);
    const connections = await openDatabase(database.config, () => undefined);
    const other = new MailInstance(connections, new SettableClock(DEED_AT), config);
    const mail = { recipient: 'ana@minam.example', subject: 'Aviso', text: 'Aviso', html: '<p>Aviso</p>' };

    expect(await sending.paused()).toBeNull();
    expect(await sending.pause('Se restauró la copia del 14/01/2020.', deedBy('admin@mtpe.example'))).toBe(true);
    expect(await sending.pause('Otra vez.', deedBy('admin@mtpe.example'))).toBe(false);
    expect(await sending.paused()).toEqual({
      since: DEED_AT,
      by: 'admin@mtpe.example',
      reason: 'Se restauró la copia del 14/01/2020.',
    });
    await instance.notifications.send({ ...mail, key: 'paused' }, DEED_AT);
    for (const { loop } of [instance, other]) expect(await loop.runDue()).toBe(0);
    expect(server.taken).toEqual([]);

    expect(await sending.resume(deedBy('admin@mtpe.example'))).toBe(true);
    expect(await sending.resume(deedBy('admin@mtpe.example'))).toBe(false);
    await other.loop.runDue();
    expect(server.ids()).toEqual(['<paused@localhost>']);
    await connections.close();

    const entries = await transactions.manager().find(AuditEntry, { order: { sequence: 'ASC' } });
    const subjectLabel = 'Se restauró la copia del 14/01/2020.';
    expect(entries).toMatchObject([
      { action: 'sending.pause', actor: 'admin@mtpe.example', subjectKind: 'work_pause', subjectLabel },
      { action: 'sending.resume', actor: 'admin@mtpe.example', subjectKind: 'work_pause', subjectLabel },
    ]);
  });
});
