import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type * as nodemailerModule from 'nodemailer';
import { AppConfig } from '../config/app-config';
import type { Instant } from '../domain/dates';
import { oneLine } from '../domain/text';

/** A mail as it leaves; the same one again has the same bytes. */
export interface OutgoingMail {
  readonly key: string;
  readonly recipient: string;
  readonly recipientName: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly madeAt: Instant;
}

// It is loaded for the first mail: most starts of the program send none, and it takes a tenth of a second.
const load = createRequire(__filename);
const PATIENCE_MS = 20_000;

/** Where mails leave this system: a mail server, or a folder of .eml files where none is configured. */
@Injectable()
export class Outbox {
  /** For mails without a server; a test gives its own. */
  folder = join('var', 'outbox');

  constructor(private readonly config: AppConfig) {}

  /**
   * Hands one mail over; resolves when the server has taken it, or the file is on disk. Rejects where the server does
   * not take it, with what it said.
   */
  async hand(mail: OutgoingMail, signal: AbortSignal): Promise<void> {
    const message = { ...messageOf(mail, this.config), signal };
    if (this.config.smtpUrl === null) return this.write(mail.key, await bytesOf(message));
    const transport = nodemailer().createTransport({
      url: this.config.smtpUrl,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      // A server may look through a mail for a while before it takes it; to give up early sends it twice.
      socketTimeout: 6 * PATIENCE_MS,
    });
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
  }

  // One file a key, in place whole and on disk: after a crash there is one of it, and none is half of one.
  private async write(key: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, `${fileName(key)}.eml`);
    await flushed(`${path}.part`, 'w', (file) => file.writeFile(bytes));
    await rename(`${path}.part`, path);
    // Windows opens no folders; there the name is as safe as its file system makes it.
    if (process.platform !== 'win32') await flushed(this.folder, 'r', () => Promise.resolve());
  }
}

/** A text as a header bears it: one line, whatever was typed. */
export function headerLine(text: string): string {
  return oneLine(text.replace(/\p{Cc}+/gu, ' '));
}

/** `<invitation=20…@yupana.example.pe>`: the key with all but letters, digits, `-` and `_` as `=` and two digits. */
export function messageId(key: string, publicUrl: string): string {
  const left = [...Buffer.from(key)].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[\w-]/.test(character) ? character : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `<${left.join('')}@${new URL(publicUrl).hostname}>`;
}

function messageOf(mail: OutgoingMail, { mailFrom, publicUrl }: AppConfig) {
  return {
    from: mailFrom,
    to: { name: headerLine(mail.recipientName ?? ''), address: mail.recipient },
    subject: headerLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: messageId(mail.key, publicUrl),
    date: new Date(mail.madeAt),
    // Answering machines leave such mails alone.
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: digest(mail.key),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function bytesOf(message: object): Promise<Buffer> {
  const composing = nodemailer().createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message: bytes } = await composing.sendMail(message);
  return Buffer.from(bytes as Buffer);
}

async function flushed(
  path: string,
  flags: string,
  work: (file: import('node:fs/promises').FileHandle) => Promise<void>,
) {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Readable, and still one of its own where keys differ in signs or in case alone. */
function fileName(key: string): string {
  return `${key.replace(/[^\w-]+/g, '-').slice(0, 60)}-${digest(key)}`;
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function nodemailer(): typeof nodemailerModule {
  return load('nodemailer') as typeof nodemailerModule;
}
