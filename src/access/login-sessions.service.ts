import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { deviceWords } from '../domain/device';
import { idleUntil, isAlive, type LoginStage, newSpan, NOTED_EVERY_MS } from '../domain/login-session';
import { newToken, tokenHash } from './tokens';
import type { LoginSession } from './login-session.entity';
import { LoginSessionsRepository, type SessionWithAccount } from './login-sessions.repository';

export interface NewLogin {
  readonly accountId: number;
  readonly stage: LoginStage;
  readonly hasGivenSecondFactor: boolean;
  readonly userAgent: string | undefined;
  /** The token that the browser brought along; from now on it is worth nothing. Null: none. */
  readonly former: string | null;
}

/** What the browser keeps; the token is nowhere else. */
export interface BegunLogin {
  readonly token: string;
  readonly stage: LoginStage;
  readonly sessionId: number;
}

/** The devices on which people are logged in. */
@Injectable()
export class LoginSessionsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Ingreso');
  private readonly noting = new Set<Promise<void>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessionsRepository,
  ) {}

  /** Begins one with a token of its own, and ends the one that the browser had before. */
  begin(login: NewLogin, at: Instant): Promise<BegunLogin> {
    const token = newToken();
    const { accountId, stage } = login;
    return this.transactions.within(async () => {
      if (login.former !== null) await this.end(login.former, at);
      const sessionId = await this.sessions.add({
        tokenHash: tokenHash(token),
        accountId,
        stage,
        startedAt: at,
        seenAt: at,
        ...newSpan(stage, at),
        secondFactorAt: login.hasGivenSecondFactor ? at : null,
        device: deviceWords(login.userAgent),
        wrongCodes: 0,
        revokedAt: null,
      });
      return { token, stage, sessionId };
    });
  }

  /**
   * The session of a token with its account, whatever its stage; null where there is none, it has ended, or the account
   * may not come in. The visit is noted once a minute, without making the page wait for its place to write.
   */
  async whoHas(token: string, at: Instant): Promise<SessionWithAccount | null> {
    const session = await this.aliveBy(token, at);
    if (session !== null && at - session.seenAt >= NOTED_EVERY_MS) this.note(session, at);
    return session;
  }

  /** The same without noting a visit, for transactions: they wait for nothing that goes on beside them. */
  async aliveBy(token: string, at: Instant): Promise<SessionWithAccount | null> {
    const session = await this.sessions.withAccount(tokenHash(token));
    return session === null || session.disabledAt !== null || !isAlive(session, at) ? null : session;
  }

  aliveOf(accountId: number, at: Instant): Promise<LoginSession[]> {
    return this.sessions.aliveOf(accountId, at);
  }

  /** When an account was here before the login of a session; null: never. */
  lastVisit(accountId: number, sessionId: number): Promise<Instant | null> {
    return this.sessions.lastSeenBefore(accountId, sessionId);
  }

  /** Ends the session of a token; an unknown one changes nothing. */
  async end(token: string, at: Instant): Promise<void> {
    await this.transactions.within(async () => {
      const session = await this.sessions.withAccount(tokenHash(token));
      if (session !== null) await this.sessions.revoke(session.accountId, session.id, at);
    });
  }

  /** Ends one of an account's sessions; resolves to whether it had one of that number. */
  revoke(accountId: number, id: number, at: Instant): Promise<boolean> {
    return this.transactions.within(() => this.sessions.revoke(accountId, id, at));
  }

  /** Ends all of an account's sessions but one (null: all); resolves to how many. */
  revokeAllBut(accountId: number, keptId: number | null, at: Instant): Promise<number> {
    return this.transactions.within(() => this.sessions.revokeAllBut(accountId, keptId, at));
  }

  /** Whether a session was ended before its time; one that is read within a transaction after its account was held. */
  hasEnded(id: number): Promise<boolean> {
    return this.sessions.hasEnded(id);
  }

  /** Counts a wrong code of the second step; resolves to how many there were. */
  countWrongCode(id: number): Promise<number> {
    return this.transactions.within(() => this.sessions.countWrongCode(id));
  }

  /** Resolves when the visits so far are noted. */
  async noted(): Promise<void> {
    await Promise.all(this.noting);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.noted();
  }

  private note({ id, endsAt }: SessionWithAccount, at: Instant): void {
    const noted = this.transactions
      .within(() => this.sessions.note(id, at, idleUntil(at, endsAt)))
      .catch((error: unknown) => this.logger.warn(`No se anotó una visita: ${String(error)}`))
      .finally(() => this.noting.delete(noted));
    this.noting.add(noted);
  }
}
