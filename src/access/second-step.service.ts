import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { type Guess, GuessThrottle } from './guess-throttle.service';
import { LoginBeginning } from './login-beginning.service';
import type { LoginOutcome } from './login.service';
import { LoginSessionsService } from './login-sessions.service';
import { SecondFactor } from './second-factor.service';
import type { Visit } from './visit';
import { WrongCodes } from './wrong-codes.service';

const WRONG =
  'El código no es correcto o ya se usó. Espere el siguiente del dispositivo, o escriba un código de respaldo sin usar.';

/** The second step of a login: the code of the device, or a printed one. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly sessions: LoginSessionsService,
    private readonly secondFactor: SecondFactor,
    private readonly throttle: GuessThrottle,
    private readonly beginning: LoginBeginning,
    private readonly wrongCodes: WrongCodes,
  ) {}

  /** Whether the cookie that came along is of a login that waits for its second step. */
  async isWaiting(token: string | null, at: Instant): Promise<boolean> {
    const session = token === null ? null : await this.sessions.whoHas(token, at);
    return session?.stage === 'second-step';
  }

  /** Null: no login waits for it. The login goes on under a new token; too many wrong codes end it. */
  async give(typed: string, visit: Visit, at: Instant): Promise<LoginOutcome | null> {
    const session = visit.former === null ? null : await this.sessions.whoHas(visit.former, at);
    if (session?.stage !== 'second-step') return null;
    const account = await this.accounts.ofId(session.accountId);
    const device = this.beginning.deviceOf(visit, account, at);
    const guess: Guess = { what: 'second-factor', email: session.email, address: visit.address, device };
    const wait = await this.throttle.whyNotGuess(guess, at);
    if (wait !== null) return { login: null, sentence: wait, mustWait: true };
    const { login, sentence } = await this.tried(typed, session, visit, at);
    if (login === null) return { login: null, sentence, mustWait: false };
    await this.throttle.right(guess, at);
    return { login, sentence: null };
  }

  // In one transaction, with the account held: of many codes at once each sees how many were wrong before it.
  private tried(typed: string, session: { id: number; accountId: number }, visit: Visit, at: Instant) {
    return this.transactions.within(async () => {
      const account: Account = await this.accounts.held(session.accountId);
      if (await this.wrongCodes.isOver(session.id)) return { login: null, sentence: WRONG };
      const by = await this.secondFactor.prove(account, typed, at);
      if (by === null)
        return { login: null, sentence: (await this.wrongCodes.count(account, session.id, at)) ?? WRONG };
      const proved = { stage: 'complete', by, hasGivenSecondFactor: true } as const;
      return { login: await this.beginning.begin(account, proved, visit, at), sentence: WRONG };
    });
  }
}
