import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import { NotificationsService } from '../notifications/notifications.service';
import { passwordChangedMail } from './access-mail';
import { type KeptEntrances, PasswordKeeping, tellIfBad } from './password-keeping.service';
import { Passwords } from './passwords.service';
import { type OwnGuess, PasswordProof } from './password-proof.service';

/** A person who is logged in changes the password. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly proof: PasswordProof,
    private readonly passwords: Passwords,
    private readonly keeping: PasswordKeeping,
    private readonly notifications: NotificationsService,
  ) {}

  /** Every other login of theirs ends, and a mail tells them; refused where the former password is not right. */
  async change(guess: OwnGuess, password: string, kept: KeptEntrances, by: Deed): Promise<void> {
    const account = await this.proof.tellIfWrong(guess, by.at);
    tellIfBad(password, account);
    if (password === guess.password) throw new Refusal('La clave nueva es igual a la actual; elija otra.');
    const passwordHash = await this.passwords.hash(password);
    await this.transactions.within(async () => {
      await this.keeping.keep(account.id, passwordHash, kept, 'password.change', by);
      await this.notifications.send(passwordChangedMail(account, by), by.at);
    });
    this.notifications.deliver();
  }
}
