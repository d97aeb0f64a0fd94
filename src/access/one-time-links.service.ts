import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Instant } from '../domain/dates';
import { linkExpiry, type LinkKind, whyNotUseLink } from '../domain/one-time-link';
import { Refusal } from '../domain/refusal';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { newToken, tokenHash } from './tokens';
import type { OneTimeLink } from './one-time-link.entity';
import { OneTimeLinksRepository } from './one-time-links.repository';

/** Addresses by the kinds of link; the token follows. */
const PATHS: Readonly<Record<LinkKind, string>> = {
  invitation: '/invitacion/',
  reset: '/clave/',
  'first-administrator': '/invitacion/',
};

export interface NewLink {
  /** As it is mailed or printed. */
  readonly url: string;
  readonly expiresAt: Instant;
}

/** A link that can be used, with the account that it is for; null: whoever has it becomes the first administrator. */
export interface OpenLink {
  readonly id: number;
  readonly kind: LinkKind;
  readonly account: Account | null;
}

/** A link that is good, or the sentence that says why it is not. */
export type LinkLook =
  { readonly open: OpenLink; readonly closed: null } | { readonly open: null; readonly closed: string };

/** Links that let somebody choose a password, once and for a while. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly config: AppConfig,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly links: OneTimeLinksRepository,
  ) {}

  /** Makes one, in the caller's transaction; an earlier one of the kind for the account, or for none, is good no more. */
  make(kind: LinkKind, accountId: number | null, by: Deed): Promise<NewLink> {
    const token = newToken();
    const expiresAt = linkExpiry(kind, by.at);
    return this.transactions.within(async () => {
      await this.links.withdraw(accountId, [kind], by.at);
      await this.links.save({
        kind,
        tokenHash: tokenHash(token),
        accountId,
        madeBy: by.actor.name,
        madeAt: by.at,
        expiresAt,
        usedAt: null,
        withdrawnAt: null,
      });
      return { url: `${this.config.publicUrl}${PATHS[kind]}${token}`, expiresAt };
    });
  }

  /** How many of a kind were made for an account since an instant. */
  madeSince(accountId: number, kind: LinkKind, since: Instant): Promise<number> {
    return this.links.madeSince(accountId, kind, since);
  }

  /** Makes others who use links of a kind wait until the transaction ends. */
  holdAll(kind: LinkKind): Promise<void> {
    return this.links.holdAll(kind);
  }

  /** Looks at a link without using it up. */
  async look(token: string, kinds: readonly LinkKind[], now: Instant): Promise<LinkLook> {
    return this.lookAt(await this.links.ofToken(tokenHash(token)), kinds, now);
  }

  /** Uses a link up, in the transaction of what it is used for; refused where it is no good. */
  use(token: string, kinds: readonly LinkKind[], now: Instant): Promise<OpenLink> {
    return this.transactions.within(async () => {
      const { open, closed } = await this.lookAt(await this.links.held(tokenHash(token)), kinds, now);
      if (open === null) throw new Refusal(closed, 'conflict');
      await this.links.save({ id: open.id, usedAt: now });
      return open;
    });
  }

  /** No link of the account is good any more: a password was chosen, or the person may not come in. */
  withdrawAll(accountId: number, now: Instant): Promise<void> {
    return this.transactions.within(() => this.links.withdraw(accountId, ['invitation', 'reset'], now));
  }

  private async lookAt(stored: OneTimeLink | null, kinds: readonly LinkKind[], now: Instant): Promise<LinkLook> {
    const link = stored !== null && kinds.includes(stored.kind) ? stored : null;
    const account = link?.accountId == null ? null : await this.accounts.ofId(link.accountId);
    const isShut = account !== null && account.disabledAt !== null;
    const closed = whyNotUseLink(isShut ? null : link, now) ?? (await this.whyNotFirst(link));
    if (closed !== null || link === null) return { open: null, closed: closed ?? '' };
    return { open: { id: link.id, kind: link.kind, account }, closed: null };
  }

  private async whyNotFirst(link: OneTimeLink | null): Promise<string | null> {
    if (link?.kind !== 'first-administrator' || (await this.accounts.isEmpty())) return null;
    return 'El sitio ya tiene su primera cuenta. Ingrese con ella, o pida a la administración que lo invite.';
  }
}
