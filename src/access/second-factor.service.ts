import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { AppConfig } from '../config/app-config';
import { derivedKey } from '../config/derived-key';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Instant } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { freshStep, readRecoveryCode, readTotpCode, RECOVERY_CODES, recoveryCodeOf } from '../domain/second-factor';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { RecoveryCodesRepository } from './recovery-codes.repository';
import { keyedHash, seal, unseal } from './tokens';
import { newTotpSecret, qrPicture, totpDelta, totpUri } from './totp';

/** What a person needs to put the secret into a device. */
export interface SetUp {
  /** In groups of four, for typing it in. */
  readonly secret: string;
  /** Of the same, svg. */
  readonly picture: string;
}

/** How a second factor was proved. */
export type Proof = 'device' | 'recovery-code';

/** The second factor of accounts. */
@Injectable()
export class SecondFactor {
  private readonly secretKey: Buffer;
  private readonly recoveryKey: Buffer;

  constructor(
    config: AppConfig,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly recoveryCodes: RecoveryCodesRepository,
    private readonly audit: AuditService,
  ) {
    this.secretKey = derivedKey(config.appSecret, 'second-factors');
    this.recoveryKey = derivedKey(config.appSecret, 'recovery-codes');
  }

  /** How many recovery codes are still good. */
  codesLeft(accountId: number): Promise<number> {
    return this.recoveryCodes.leftOf(accountId);
  }

  /** Whether an account has one that a first code has confirmed. */
  async isInForce(accountId: number): Promise<boolean> {
    return (await this.accounts.ofId(accountId))?.totpConfirmedAt != null;
  }

  /** The secret that waits to be confirmed, made where there is none yet: opening the page again shows the same. */
  async begun(accountId: number, by: Deed): Promise<SetUp> {
    const { email, secret } = await this.transactions.within(async () => {
      const account = await this.accounts.held(accountId);
      if (account.totpConfirmedAt !== null)
        throw new Refusal('Ya tiene el segundo paso; quítelo antes de poner otro.', 'conflict');
      const waiting = this.secretOf(account);
      if (waiting !== null) return { email: account.email, secret: waiting };
      const made = newTotpSecret();
      await this.accounts.save({
        ...account,
        totpSecret: seal(this.secretKey, made, account.email),
        totpLastStep: null,
      });
      this.record('second-factor.begin', account, by);
      return { email: account.email, secret: made };
    });
    const picture = await qrPicture(totpUri(secret, email));
    return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), picture };
  }

  /** The first code from the device puts the second factor in force; resolves to the codes to print, shown this once. */
  confirm(accountId: number, typed: string, by: Deed): Promise<readonly string[]> {
    return this.transactions.within(async () => {
      const account = await this.accounts.held(accountId);
      const step = account.totpConfirmedAt === null ? this.stepOf(account, typed, by.at) : null;
      if (step === null)
        throw new Refusal('El código no es correcto; revise la hora del dispositivo y escriba el siguiente.');
      await this.accounts.save({ ...account, totpConfirmedAt: by.at, totpLastStep: step });
      this.record('second-factor.confirm', account, by);
      return this.newCodes(accountId, by.at);
    });
  }

  /** Whether the code is right, from the device or printed, and uses it up; null: it is not. Within a transaction. */
  async prove(account: Account, typed: string, at: Instant): Promise<Proof | null> {
    if (account.totpConfirmedAt === null) return null;
    const step = this.stepOf(account, typed, at);
    if (step !== null) {
      await this.accounts.save({ ...account, totpLastStep: step });
      return 'device';
    }
    const code = readRecoveryCode(typed);
    const isUsed = code !== null && (await this.recoveryCodes.use(account.id, this.hashOf(code), at));
    return isUsed ? 'recovery-code' : null;
  }

  /** Takes the second factor away; of another person only who manages people does it. */
  remove(accountId: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const account = await this.accounts.held(accountId);
      await this.accounts.save({ ...account, totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
      await this.recoveryCodes.replace(accountId, [], by.at);
      this.record('second-factor.remove', account, by);
    });
  }

  /** New codes in the place of the old; resolves to them, shown this once. */
  renewCodes(accountId: number, by: Deed): Promise<readonly string[]> {
    return this.transactions.within(async () => {
      const account = await this.accounts.held(accountId);
      if (account.totpConfirmedAt === null)
        throw new Refusal('Ponga antes el segundo paso; los códigos lo reemplazan.', 'conflict');
      this.record('recovery-codes.renew', account, by);
      return this.newCodes(accountId, by.at);
    });
  }

  private stepOf(account: Account, typed: string, at: Instant): number | null {
    const [code, secret] = [readTotpCode(typed), this.secretOf(account)];
    const delta = code === null || secret === null ? null : totpDelta(secret, code, at);
    return delta === null ? null : freshStep(delta, at, account.totpLastStep);
  }

  private secretOf({ totpSecret, email }: Account): string | null {
    return totpSecret === null ? null : unseal(this.secretKey, totpSecret, email);
  }

  private async newCodes(accountId: number, at: Instant): Promise<readonly string[]> {
    const codes = new Set<string>();
    while (codes.size < RECOVERY_CODES) codes.add(recoveryCodeOf(randomBytes(32)));
    const hashes = [...codes].map((code) => this.hashOf(readRecoveryCode(code) ?? ''));
    await this.recoveryCodes.replace(accountId, hashes, at);
    return [...codes];
  }

  private hashOf(code: string): string {
    return keyedHash(this.recoveryKey, code);
  }

  private record(action: SecondFactorAction, { id, email }: Account, by: Deed): void {
    const subject = { kind: 'account', id, label: email };
    this.audit.record({ by, commissionId: null, action, subject, before: null, after: null });
  }
}

type SecondFactorAction =
  'second-factor.begin' | 'second-factor.confirm' | 'second-factor.remove' | 'recovery-codes.renew';
