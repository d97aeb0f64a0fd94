import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import { AccountsRepository } from './accounts.repository';
import { Entrances } from './entrances.service';
import { LoginBeginning, type OwnLogin } from './login-beginning.service';
import { type OwnGuess, PasswordProof } from './password-proof.service';
import { SecondFactor } from './second-factor.service';
import { SecondFactorDuty } from './second-factor-duty.service';
import type { Visit } from './visit';

/** A person puts a second factor to the own account, renews its printed codes, or takes it away. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly transactions: Transactions,
    private readonly secondFactor: SecondFactor,
    private readonly beginning: LoginBeginning,
    private readonly accounts: AccountsRepository,
    private readonly entrances: Entrances,
    private readonly proof: PasswordProof,
    private readonly duty: SecondFactorDuty,
  ) {}

  /**
   * The first code puts it in force; refused without the password, where the account has one. The login goes on under a
   * new token, and the others, which gave no second factor, end. Resolves to the printed codes, shown this once, and the
   * new login.
   */
  async confirm(
    guess: OwnGuess,
    typed: string,
    visit: Visit,
    by: Deed,
  ): Promise<{ codes: readonly string[]; login: OwnLogin }> {
    await this.proof.tellIfWrongWhereThereIsOne(guess, by.at);
    const { accountId } = guess;
    return this.transactions.within(async () => {
      const codes = await this.secondFactor.confirm(accountId, typed, by);
      await this.entrances.shutAllBut(accountId, null, by.at);
      const account = await this.accounts.held(accountId);
      const proved = { stage: 'complete', by: 'device', hasGivenSecondFactor: true } as const;
      const login = await this.beginning.begin(account, proved, visit, by.at);
      return { codes, login };
    });
  }

  /** New printed codes in the place of the old; refused without the password. */
  async renewCodes(guess: OwnGuess, by: Deed): Promise<readonly string[]> {
    await this.proof.tellIfWrong(guess, by.at);
    return this.secondFactor.renewCodes(guess.accountId, by);
  }

  /** Refused without the password, and where a commission of the person demands a second factor. */
  async remove(guess: OwnGuess, by: Deed): Promise<void> {
    await this.proof.tellIfWrong(guess, by.at);
    if (await this.duty.isCompulsory(guess.accountId)) {
      throw new Refusal(
        'Su comisión exige el segundo paso; para cambiar de teléfono pida a la administración que lo quite.',
      );
    }
    await this.secondFactor.remove(guess.accountId, by);
  }
}
