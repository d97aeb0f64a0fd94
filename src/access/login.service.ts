import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { readEmail } from '../domain/email';
import { stageOf } from '../domain/login-session';
import { Refusal } from '../domain/refusal';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { type Guess, GuessThrottle } from './guess-throttle.service';
import { LoginBeginning, type OwnLogin } from './login-beginning.service';
import { Passwords, type Verification } from './passwords.service';
import { SecondFactorDuty } from './second-factor-duty.service';
import type { Visit } from './visit';

/** A login that has begun, or the sentence that says why not, with whether to wait before the next try. */
export type LoginOutcome =
  | { readonly login: OwnLogin; readonly sentence: null }
  | { readonly login: null; readonly sentence: string; readonly mustWait: boolean };

/** One sentence for whatever was wrong: it does not tell whether the address has an account. */
const WRONG = 'El correo o la clave no son correctos. Escríbalos otra vez, o elija otra clave en «¿Olvidó su clave?».';

/** The first step: address and password. */
@Injectable()
export class Login {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly throttle: GuessThrottle,
    private readonly beginning: LoginBeginning,
    private readonly duty: SecondFactorDuty,
  ) {}

  /** An account that does not exist, has no password or is closed is answered as a wrong password, after as long. */
  async withPassword(given: { email: string; password: string }, visit: Visit, at: Instant): Promise<LoginOutcome> {
    const email = readEmail(given.email) ?? given.email;
    const account = await this.accounts.ofEmail(email);
    const device = this.beginning.deviceOf(visit, account, at);
    const guess: Guess = { what: 'password', email, address: visit.address, device };
    const sentence = await this.throttle.whyNotGuess(guess, at);
    if (sentence !== null) return { login: null, sentence, mustWait: true };
    const { isRight, isOutdated } = await this.verified(given.password, account, guess, at);
    const isIn = account !== null && isRight && account.disabledAt === null;
    if (!isIn) return { login: null, sentence: WRONG, mustWait: false };
    await this.throttle.right(guess, at);
    const anew = isOutdated ? await this.passwords.hash(given.password) : null;
    return this.begin(account, anew, visit, at);
  }

  private async verified(password: string, account: Account | null, guess: Guess, at: Instant): Promise<Verification> {
    try {
      const standing = guess.device === null ? 'stranger' : 'known';
      return await this.passwords.verify(password, account?.passwordHash ?? null, standing);
    } catch (error) {
      if (error instanceof Refusal) await this.throttle.notTaken(guess, at);
      throw error;
    }
  }

  // The password may have been changed while its hash was computed.
  private async begin(account: Account, anew: string | null, visit: Visit, at: Instant): Promise<LoginOutcome> {
    const isCompulsory = await this.duty.isCompulsory(account.id);
    const login = await this.transactions.within(async () => {
      const held = await this.accounts.held(account.id);
      if (held.passwordHash !== account.passwordHash) return null;
      const kept = anew === null ? held : await this.accounts.save({ ...held, passwordHash: anew });
      const stage = stageOf(held.totpConfirmedAt !== null, isCompulsory);
      return this.beginning.begin(kept, { stage, by: 'password', hasGivenSecondFactor: false }, visit, at);
    });
    return login === null ? { login: null, sentence: WRONG, mustWait: false } : { login, sentence: null };
  }
}
