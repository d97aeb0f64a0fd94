import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** Where in its conversation the server may stop and think. */
export type Stage = 'greeting' | 'sender' | 'recipient' | 'first of the data' | 'end of the data';

/** What a stage answers: null is yes; else an SMTP answer, `[550, 'No such user']`. It may take its time. */
export type Answer = readonly [code: number, words: string] | null;

type Callback = (error?: Error | null) => void;

/** A real SMTP server on a port of its own, which keeps what it has taken. */
export class MailServer {
  /** The mails that it has said yes to, as they came. */
  readonly taken: string[] = [];
  private readonly answers = new Map<Stage, (detail: string) => Promise<Answer>>();
  private open = 0;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // What passes between the two is not to depend on reverse look-ups of this machine.
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) =>
      username === 'yupana' ? done(null, { user: username }) : done(answered([535, 'Authentication failed'])),
    onConnect: (_session, done) => {
      this.open += 1;
      this.answer('greeting', '', done);
    },
    onClose: () => (this.open -= 1),
    onMailFrom: ({ address }, _session, done) => this.answer('sender', address, done),
    onRcptTo: ({ address }, _session, done) => this.answer('recipient', address, done),
    onData: (stream, session, done) => this.take(stream, session, done),
  });

  /** As `SMTP_URL` says it. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** How many clients are connected. */
  get connected(): number {
    return this.open;
  }

  async start(): Promise<void> {
    // A client that was killed leaves its connection without a word.
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  /** Has a stage answer from now on; the address of sender or recipient is told to it. */
  when(stage: Stage, answer: (detail: string) => Promise<Answer> | Answer): void {
    this.answers.set(stage, async (detail) => answer(detail));
  }

  /** Says yes to everything again, and forgets what it took. */
  reset(): void {
    this.answers.clear();
    this.taken.length = 0;
  }

  /** What it took, read by a reader of mails. */
  read(): Promise<ParsedMail[]> {
    return Promise.all(this.taken.map((mail) => simpleParser(mail)));
  }

  /** The Message-ID of each mail that it took. */
  ids(): string[] {
    return this.taken.map((mail) => /^message-id: (.+)\r$/im.exec(mail)?.[1] ?? '');
  }

  private answer(stage: Stage, detail: string, done: Callback): void {
    const asked = this.answers.get(stage)?.(detail) ?? Promise.resolve(null);
    void asked.then((answer) => done(answer === null ? null : answered(answer)));
  }

  private take(stream: SMTPServerDataStream, _session: SMTPServerSession, done: Callback): void {
    const parts: Buffer[] = [];
    let isFirst = true;
    stream.on('data', (part: Buffer) => {
      parts.push(part);
      if (isFirst) void this.answers.get('first of the data')?.('');
      isFirst = false;
    });
    stream.on('end', () => {
      this.answer('end of the data', '', (refusal) => {
        if (!refusal) this.taken.push(Buffer.concat(parts).toString());
        done(refusal);
      });
    });
  }
}

function answered([responseCode, words]: readonly [number, string]): Error {
  return Object.assign(new Error(words), { responseCode });
}
