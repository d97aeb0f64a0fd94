import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not } from 'typeorm';
import { storedInstant } from '../database/columns';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { LoginStage } from '../domain/login-session';
import { LoginSession } from './login-session.entity';

/** A login session with what every request has to know of its account. */
export interface SessionWithAccount {
  readonly id: number;
  readonly accountId: number;
  readonly email: string;
  readonly name: string;
  readonly stage: LoginStage;
  readonly seenAt: Instant;
  readonly idleUntil: Instant;
  readonly endsAt: Instant;
  readonly revokedAt: Instant | null;
  readonly disabledAt: Instant | null;
}

interface Row {
  readonly id: number;
  readonly account_id: number;
  readonly email: string;
  readonly name: string;
  readonly stage: LoginStage;
  readonly seen_at: number | string;
  readonly idle_until: number | string;
  readonly ends_at: number | string;
  readonly revoked_at: number | string | null;
  readonly disabled_at: number | string | null;
}

@Injectable()
export class LoginSessionsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** In one question, written out: every request asks it. */
  async withAccount(tokenHash: string): Promise<SessionWithAccount | null> {
    const [row] = await this.transactions.manager().sql<Row[]>`
      select s.id, s.account_id, a.email, a.name, s.stage, s.seen_at, s.idle_until, s.ends_at, s.revoked_at, a.disabled_at
      from login_session s join account a on a.id = s.account_id
      where s.token_hash = ${tokenHash}`;
    return row === undefined ? null : sessionOf(row);
  }

  /** Those of an account that neither their owner nor time has ended, the one seen last first. */
  aliveOf(accountId: number, now: Instant): Promise<LoginSession[]> {
    const alive = { accountId, revokedAt: IsNull(), idleUntil: MoreThan(now), endsAt: MoreThan(now) };
    return this.transactions.manager().find(LoginSession, { where: alive, order: { seenAt: 'DESC', id: 'DESC' } });
  }

  /** When an account was last seen on a login other than this one; null: never. */
  async lastSeenBut(accountId: number, sessionId: number): Promise<Instant | null> {
    const [row] = await this.transactions.manager().sql<{ seen_at: number | string | null }[]>`
      select max(seen_at) as seen_at from login_session where account_id = ${accountId} and id <> ${sessionId}`;
    return storedInstant(row?.seen_at ?? null);
  }

  async add(session: Omit<LoginSession, 'id'>): Promise<number> {
    return (await this.transactions.manager().save(LoginSession, { ...session })).id;
  }

  async note(id: number, seenAt: Instant, idleUntil: Instant): Promise<void> {
    await this.transactions.manager().update(LoginSession, { id }, { seenAt, idleUntil });
  }

  /** Resolves to whether it was the account's and not ended before. */
  async revoke(accountId: number, id: number, revokedAt: Instant): Promise<boolean> {
    const which = { id, accountId, revokedAt: IsNull() };
    const { affected } = await this.transactions.manager().update(LoginSession, which, { revokedAt });
    return (affected ?? 0) > 0;
  }

  /** All of an account but one (null: all); resolves to how many. */
  async revokeAllBut(accountId: number, keptId: number | null, revokedAt: Instant): Promise<number> {
    const which = { accountId, revokedAt: IsNull(), idleUntil: MoreThan(revokedAt), id: Not(keptId ?? 0) };
    const { affected } = await this.transactions.manager().update(LoginSession, which, { revokedAt });
    return affected ?? 0;
  }
}

function sessionOf(row: Row): SessionWithAccount {
  return {
    id: row.id,
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    stage: row.stage,
    seenAt: Number(row.seen_at),
    idleUntil: Number(row.idle_until),
    endsAt: Number(row.ends_at),
    revokedAt: storedInstant(row.revoked_at),
    disabledAt: storedInstant(row.disabled_at),
  };
}
