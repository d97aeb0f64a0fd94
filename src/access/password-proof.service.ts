import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { type Guess, GuessThrottle } from './guess-throttle.service';
import { Passwords } from './passwords.service';

/** The password of the person who is logged in, asked again before what a borrowed machine must not do. */
export interface OwnGuess {
  readonly accountId: number;
  readonly password: string;
  /** Of the connection. */
  readonly address: string;
}

/** Whether the person at the machine knows the account's password. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly throttle: GuessThrottle,
  ) {}

  /** The same, but lets a person pass who comes by a ministry's directory alone and has no password to be asked for. */
  async tellIfWrongWhereThereIsOne(guess: OwnGuess, now: Instant): Promise<void> {
    const account = await this.accounts.ofId(guess.accountId);
    if (account?.passwordHash !== null) await this.tellIfWrong(guess, now);
  }

  /** Resolves to the account; refused where the password is wrong, or was wrong too often. */
  async tellIfWrong({ accountId, password, address }: OwnGuess, now: Instant): Promise<Account> {
    const account = await this.accounts.ofId(accountId);
    if (account === null) throw new Error(`No account ${accountId}`);
    // The login stands for the device: guesses made elsewhere do not slow who is in already.
    const guess: Guess = { what: 'password', email: account.email, address, device: `login ${accountId}` };
    const wait = await this.throttle.whyNotGuess(guess, now);
    if (wait !== null) throw new Refusal(wait);
    const { isRight } = await this.passwords.verify(password, account.passwordHash);
    if (!isRight) throw new Refusal('La clave actual no es correcta; escríbala otra vez.');
    await this.throttle.right(guess, now);
    return account;
  }
}
