import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { AccountsRepository } from './accounts.repository';
import { type Guess, GuessThrottle } from './guess-throttle.service';
import { LoginBeginning } from './login-beginning.service';
import type { LoginOutcome } from './login.service';
import { LoginSessionsService } from './login-sessions.service';
import { SecondFactor } from './second-factor.service';
import type { Visit } from './visit';

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
  ) {}

  /** Whether the cookie that came along is of a login that waits for its second step. */
  async isWaiting(token: string | null, at: Instant): Promise<boolean> {
    const session = token === null ? null : await this.sessions.whoHas(token, at);
    return session?.stage === 'second-step';
  }

  /** Null: no login waits for it. The login goes on under a new token. */
  async give(typed: string, visit: Visit, at: Instant): Promise<LoginOutcome | null> {
    const session = visit.former === null ? null : await this.sessions.whoHas(visit.former, at);
    if (session?.stage !== 'second-step') return null;
    const { accountId, email } = session;
    const device = this.beginning.deviceOf(visit, email);
    const guess: Guess = { what: 'second-factor', email, address: visit.address, device };
    const sentence = await this.throttle.whyNotGuess(guess, at);
    if (sentence !== null) return { login: null, sentence, mustWait: true };
    const login = await this.transactions.within(async () => {
      const account = await this.accounts.held(accountId);
      const by = await this.secondFactor.prove(account, typed, at);
      return by && this.beginning.begin(account, { stage: 'complete', by }, visit, at);
    });
    if (login === null) return { login: null, sentence: WRONG, mustWait: false };
    await this.throttle.right(guess, at);
    return { login, sentence: null };
  }
}
