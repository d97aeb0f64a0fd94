import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { LinkKind } from '../domain/one-time-link';
import { Refusal } from '../domain/refusal';
import { type LinkLook, OneTimeLinks } from './one-time-links.service';
import { ownDeed, PasswordKeeping, tellIfBad } from './password-keeping.service';
import { Passwords } from './passwords.service';

/** A person comes with a link that was mailed to them and chooses a password. */
@Injectable()
export class PasswordChoice {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
    private readonly keeping: PasswordKeeping,
  ) {}

  /** Looks at a link without using it up. */
  look(token: string, kinds: readonly LinkKind[], now: Instant): Promise<LinkLook> {
    return this.links.look(token, kinds, now);
  }

  /** Uses the link up; the person is logged in nowhere afterwards and comes in with the new password. */
  async choose(token: string, kind: 'invitation' | 'reset', password: string, at: Instant): Promise<void> {
    const { open, closed } = await this.links.look(token, [kind], at);
    if (open === null || open.account === null) throw new Refusal(closed ?? '', 'conflict');
    tellIfBad(password, open.account);
    const passwordHash = await this.passwords.hash(password);
    await this.transactions.within(async () => {
      const { account } = await this.links.use(token, [kind], at);
      if (account === null) throw new Error(`A link of the kind ${kind} has no account`);
      await this.keeping.keep(account.id, passwordHash, null, 'password.choose', ownDeed(account, at));
    });
  }
}
