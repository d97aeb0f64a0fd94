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
  /** Whether the account has a second factor, which it may have got after this login began. */
  readonly hasSecondFactor: boolean;
  readonly secondFactorAt: Instant | null;
  /** Whether a commission of the person demands a second factor now. */
  readonly isStrict: boolean;
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
  readonly totp_confirmed_at: number | string | null;
  readonly second_factor_at: number | string | null;
  readonly strict: boolean | number;
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
      select s.id, s.account_id, a.email, a.name, s.stage, s.seen_at, s.idle_until, s.ends_at, s.revoked_at,
        a.disabled_at, a.totp_confirmed_at, s.second_factor_at,
        exists (select 1 from membership m
          join commission c on c.second_factor_required and (m.commission_id is null or m.commission_id = c.id)
          where m.account_id = s.account_id and m.ended_at is null) as strict
      from login_session s join account a on a.id = s.account_id
      where s.token_hash = ${tokenHash}`;
    return row === undefined ? null : sessionOf(row);
  }

  /** Those of an account that neither their owner nor time has ended, the one seen last first. */
  aliveOf(accountId: number, now: Instant): Promise<LoginSession[]> {
    const alive = { accountId, revokedAt: IsNull(), idleUntil: MoreThan(now), endsAt: MoreThan(now) };
    return this.transactions.manager().find(LoginSession, { where: alive, order: { seenAt: 'DESC', id: 'DESC' } });
  }

  /** When an account was last seen on a login that began before this one; null: never. */
  async lastSeenBefore(accountId: number, sessionId: number): Promise<Instant | null> {
    const [row] = await this.transactions.manager().sql<{ seen_at: number | string | null }[]>`
      select max(seen_at) as seen_at from login_session where account_id = ${accountId} and id < ${sessionId}`;
    return storedInstant(row?.seen_at ?? null);
  }

  async add(session: Omit<LoginSession, 'id'>): Promise<number> {
    return (await this.transactions.manager().save(LoginSession, { ...session })).id;
  }

  async note(id: number, seenAt: Instant, idleUntil: Instant): Promise<void> {
    await this.transactions.manager().update(LoginSession, { id }, { seenAt, idleUntil });
  }

  /** Whether it was ended before its time. */
  hasEnded(id: number): Promise<boolean> {
    return this.transactions.manager().existsBy(LoginSession, { id, revokedAt: Not(IsNull()) });
  }

  /** Resolves to how many there were. */
  async countWrongCode(id: number): Promise<number> {
    const manager = this.transactions.manager();
    await manager.increment(LoginSession, { id }, 'wrongCodes', 1);
    return (await manager.findOneByOrFail(LoginSession, { id })).wrongCodes;
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
    hasSecondFactor: row.totp_confirmed_at !== null,
    secondFactorAt: storedInstant(row.second_factor_at),
    isStrict: Boolean(row.strict),
    seenAt: Number(row.seen_at),
    idleUntil: Number(row.idle_until),
    endsAt: Number(row.ends_at),
    revokedAt: storedInstant(row.revoked_at),
    disabledAt: storedInstant(row.disabled_at),
  };
}
