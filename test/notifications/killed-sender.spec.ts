/** Mails whose sender is killed (kill -9) at every point of its work, against a real SMTP server. */
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { Clock } from '../../src/work/clock';
import { configOf } from '../support/app';
import { describeOnBothDatabases, type TestDatabase } from '../support/databases';
import { MailInstance } from '../support/mail-instance';
import { type OtherProcess, runScript } from '../support/other-process';
import { type Answer, MailServer, type Stage } from '../support/smtp-server';

// Longer than a process takes to be killed, shorter than a test's patience.
const LEASE_MS = 800;
const PATIENCE_MS = 100_000;
const SITE = 'https://yupana.example.pe';
const LONG_TEXT = 'Requerimiento de información. '.repeat(60_000);

// Each test starts processes of its own, which takes seconds on a busy machine.
jest.setTimeout(300_000);

describeOnBothDatabases('a mail whose sender is killed', (database) => {
  const server = new MailServer();
  const senders: OtherProcess[] = [];
  const survivors: MailInstance[] = [];
  beforeAll(() => server.start());
  afterAll(() => server.stop());
  afterEach(async () => {
    for (const sender of senders.splice(0)) sender.kill();
    await Promise.all(survivors.splice(0).map(({ loop }) => loop.stop()));
    server.reset();
  });

  const sender = async (): Promise<OtherProcess> => {
    const other = runScript('send-mails.ts', database.url, server.url, String(LEASE_MS));
    senders.push(other);
    await other.said('sending');
    return other;
  };
  /** The instance that is left and goes on with what the killed one began. */
  const goOn = (): void => {
    const config = configOf({ SMTP_URL: server.url, PUBLIC_URL: SITE });
    const survivor = new MailInstance(database.connections, new Clock(), config, { leaseMs: LEASE_MS, idleMs: 50 });
    survivors.push(survivor);
    survivor.loop.start();
  };
  const written = async (keys: readonly string[], text: string): Promise<MailInstance> => {
    const instance = new MailInstance(database.connections, new Clock(), configOf());
    for (const key of keys) {
      const mail = { key, recipient: 'oficial@mininter.example', subject: 'Aviso', text, html: '<p>Aviso</p>' };
      await instance.notifications.send(mail, Date.now());
    }
    return instance;
  };
  const killed = async (other: OtherProcess): Promise<void> => {
    other.kill();
    await other.ended.catch(() => undefined);
    await until(() => server.connected === 0);
  };

  it.each<Stage>(['greeting', 'sender', 'recipient', 'first of the data', 'end of the data'])(
    'at the %s, before the server took it, is sent once by the next one',
    async (stage) => {
      const key = `killed-at ${stage}`;
      const instance = await written([key], LONG_TEXT);
      const { reached, go } = held(server, stage);
      const first = await sender();
      await reached;
      first.kill();
      await first.ended.catch(() => undefined);
      // To say no is what a server does whose client has gone: nobody hears it.
      go([451, 'The client has gone']);
      await until(() => server.connected === 0);
      expect(server.taken).toEqual([]);
      server.reset();
      goOn();
      await sent(instance, key);
      expect(server.ids()).toEqual([`<killed-at=20${stage.replaceAll(' ', '=20')}@yupana.example.pe>`]);
    },
  );

  it('after the server took it and before its row says so, is sent once more under the same Message-ID', async () => {
    const instance = await written(['unmarked'], 'Aviso');
    const { reached, go } = held(server, 'end of the data');
    const first = await sender();
    await reached;
    const letGo = await holdMails(database);
    go(null);
    await until(() => server.taken.length === 1 && server.connected === 0);
    await killed(first);
    await letGo();
    const once = ['<unmarked@yupana.example.pe>'];
    expect(server.ids()).toEqual(once);
    expect(await instance.mail('unmarked')).toMatchObject({ sentAt: null });
    server.reset();
    goOn();
    await sent(instance, 'unmarked');
    expect(server.ids()).toEqual(once);
  });

  it('after its row says that it was sent is not sent again', async () => {
    const instance = await written(['marked'], 'Aviso');
    const first = await sender();
    await sent(instance, 'marked');
    await killed(first);
    await written(['follows'], 'Aviso');
    goOn();
    await sent(instance, 'follows');
    expect(server.ids()).toEqual(['<marked@yupana.example.pe>', '<follows@yupana.example.pe>']);
  });

  it('twice among many, arrives, and never again where its row said that it was sent', async () => {
    const keys = Array.from({ length: 12 }, (_, number) => `many ${number}`);
    const instance = await written(keys, 'Aviso');
    const marked = new Set<string>();
    const lived = async (life: () => Promise<void>): Promise<void> => {
      const before = server.taken.length;
      await life();
      const taken = server.ids().slice(before);
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.filter((id) => marked.has(id))).toEqual([]);
      const left = new Set(await waiting(instance));
      for (const key of keys) if (!left.has(key)) marked.add(`<${key.replace(' ', '=20')}@yupana.example.pe>`);
    };
    for (const most of [3, 6]) {
      await lived(async () => {
        const one = await sender();
        await until(() => server.taken.length >= most);
        await killed(one);
      });
    }
    await lived(async () => {
      goOn();
      await until(async () => (await waiting(instance)).length === 0);
    });
    expect([...new Set(server.ids())].sort()).toEqual([...marked].sort());
    expect(marked.size).toBe(keys.length);
  });
});

async function waiting(instance: MailInstance): Promise<string[]> {
  const mails = await instance.mails();
  return mails.filter(({ key, sentAt }) => key.startsWith('many') && sentAt === null).map(({ key }) => key);
}

/** Has the server stop at a stage: `reached` resolves there, and `go` lets it answer. */
function held(server: MailServer, stage: Stage) {
  let tell: () => void = () => undefined;
  let go: (answer: Answer) => void = () => undefined;
  const reached = new Promise<void>((resolve) => (tell = resolve));
  const answer = new Promise<Answer>((resolve) => (go = resolve));
  server.when(stage, () => {
    tell();
    return answer;
  });
  // A client that is killed in the middle of its data never comes to their end.
  if (stage === 'first of the data') server.when('end of the data', () => answer);
  return { reached, go: (words: Answer) => go(words) };
}

/** Holds all rows of mails, so that none can be changed; the answer lets them go. */
async function holdMails({ config }: TestDatabase): Promise<() => Promise<unknown>> {
  if (config.kind === 'sqlite') {
    const connection = new Database(config.path);
    connection.exec('BEGIN IMMEDIATE');
    return () => Promise.resolve(connection.close());
  }
  const client = new Client({ connectionString: config.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM mail FOR UPDATE');
  return () => client.end();
}

function sent(instance: MailInstance, key: string): Promise<void> {
  return until(async () => (await instance.mail(key)).sentAt !== null);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const began = performance.now(); !(await holds()); await pause(20)) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('It did not come about.');
  }
}
