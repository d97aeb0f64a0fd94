/** The application as people come in by it, with a clock of its own and passwords that cost next to nothing. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AddressObject, simpleParser } from 'mailparser';
import * as OTPAuth from 'otpauth';
import { Invitations } from '../../src/access/invitations.service';
import { LoginSessionsService } from '../../src/access/login-sessions.service';
import { PasswordChoice } from '../../src/access/password-choice.service';
import { Passwords } from '../../src/access/passwords.service';
import { ResetLinks } from '../../src/access/reset-links.service';
import { createApp } from '../../src/app.setup';
import type { Variables } from '../../src/config/environment';
import { Transactions } from '../../src/database/transactions';
import { NotificationsService } from '../../src/notifications/notifications.service';
import { Outbox } from '../../src/notifications/outbox';
import { DoesGuard } from '../../src/web/does.guard';
import { Visitors } from '../../src/web/visitor';
import { Clock } from '../../src/work/clock';
import { configOf } from '../support/app';
import { tellOwed } from '../support/audit-watch';
import { deedBy } from '../support/deeds';
import { Visit } from '../support/forms';

export const PASSWORD = 'lápiz tambor neblina cuatro';
export const OTHER_PASSWORD = 'cometa verde sobre el tejado';

const START = Date.UTC(2026, 0, 5, 13);

let people = 0;

export class Door {
  /** Of the application's clock; a test moves it on. */
  now = START;
  private readonly outbox = mkdtempSync(join(tmpdir(), 'yupana-outbox-'));

  private constructor(readonly app: NestFastifyApplication) {
    app.get(Clock).now = () => this.now;
    app.get(Passwords).cost = { N: 2, r: 1, p: 1 };
    app.get(Outbox).folder = this.outbox;
  }

  static async open(variables: Variables): Promise<Door> {
    const app = await createApp(configOf(variables));
    app.useGlobalGuards(new DoesGuard(app.get(Reflector), app.get(Visitors)));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    tellOwed(app.get(Transactions));
    return new Door(app);
  }

  /** A browser without cookies. */
  browser(): Visit {
    return new Visit(this.app);
  }

  /** An invited person who has chosen a password; nobody else has the address. */
  async person(password = PASSWORD): Promise<{ id: number; email: string }> {
    const { email, token } = await this.invited();
    await this.app.get(PasswordChoice).choose(token, 'invitation', password, this.now);
    return { id: (await this.idOf(email)) ?? 0, email };
  }

  /** Somebody with an invitation that is not used yet. */
  async invited(): Promise<{ email: string; token: string }> {
    people += 1;
    const person = { email: `persona${people}@mtpe.example`, name: 'Rosa Quispe' };
    const { link } = await this.app.get(Invitations).invite(person, deedBy('prueba', this.now));
    return { email: person.email, token: link.url.split('/').at(-1) ?? '' };
  }

  /** A browser in which the person has logged in. */
  async inside(email: string, password = PASSWORD): Promise<Visit> {
    const browser = this.browser();
    await browser.fill('/ingresar', { email, password });
    return browser;
  }

  /** Opens the page of the second factor, takes its secret and confirms it; resolves to secret and printed codes. */
  async setUpSecondFactor(browser: Visit, password = PASSWORD): Promise<{ secret: string; codes: string[] }> {
    const { body } = await browser.get('/mi-cuenta/segundo-factor');
    const secret = (/<strong class="reference">([A-Z2-7 ]+)</.exec(body)?.[1] ?? '').replaceAll(' ', '');
    const answer = await browser.fill('/mi-cuenta/segundo-factor', { code: this.code(secret), password });
    return { secret, codes: [...answer.body.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, code = '']) => code) };
  }

  /** What a device with that secret shows now, or so many steps of half a minute later. */
  code(secret: string, later = 0): string {
    const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
    return totp.generate({ timestamp: this.now + later * 30_000 });
  }

  /** The mails that have left for an address. */
  async mailsTo(email: string): Promise<{ subject: string; text: string; html: string }[]> {
    await this.app.get(ResetLinks).made();
    await this.app.get(NotificationsService).delivered();
    const files = readdirSync(this.outbox).filter((name) => name.endsWith('.eml'));
    const mails = await Promise.all(files.map((name) => simpleParser(readFileSync(join(this.outbox, name)))));
    return mails
      .filter(({ to }) => (to as AddressObject | undefined)?.value[0]?.address === email)
      .map(({ subject = '', text = '', html }) => ({ subject, text, html: html || '' }));
  }

  /** Visits are noted without making their pages wait. */
  visitsNoted(): Promise<void> {
    return this.app.get(LoginSessionsService).noted();
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private async idOf(email: string): Promise<number | undefined> {
    const [row] = await this.app.get(Transactions).manager().sql<{ id: number }[]>`
      select id from account where email = ${email}`;
    return row?.id;
  }
}
