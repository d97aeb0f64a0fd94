/** A process that sends the mails that wait until it is ended: `send-mails.ts DATABASE-URL SMTP-URL LEASE-MS`. */
import 'reflect-metadata';
import { readConfig } from '../../src/config/read-config';
import { openDatabase } from '../../src/database/open-database';
import { Clock } from '../../src/work/clock';
import { MailInstance } from './mail-instance';

async function main([databaseUrl, smtpUrl, leaseMs]: readonly string[]): Promise<void> {
  const reading = readConfig({
    ...{ DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl, PUBLIC_URL: 'https://yupana.example.pe' },
    APP_SECRET: 'a secret of the tests, long enough',
  });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  const { config } = reading;
  const connections = await openDatabase(config.database, () => undefined);
  const instance = new MailInstance(connections, new Clock(), config, { leaseMs: Number(leaseMs), idleMs: 50 });
  instance.loop.start();
  console.log('sending');
  // The loop's own timers keep no process alive.
  setInterval(() => undefined, 1000);
}

void main(process.argv.slice(2));
