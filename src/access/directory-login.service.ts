import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { readEmail } from '../domain/email';
import { stageOf } from '../domain/login-session';
import { Refusal } from '../domain/refusal';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import type { DirectoryPerson } from './directory.service';
import { ExternalIdentitiesRepository } from './external-identities.repository';
import { LoginBeginning, type OwnLogin } from './login-beginning.service';
import { SecondFactorDuty } from './second-factor-duty.service';
import type { Visit } from './visit';

const UNCONFIRMED = 'El directorio no confirma el correo de su cuenta; pida que lo confirmen o ingrese con su clave.';
const NO_ACCOUNT =
  'Ninguna cuenta de este sitio tiene el correo del directorio; pida una a la administración de su comisión.';
const OTHER_PERSON =
  'La cuenta de ese correo ya es de otra persona del directorio; avise a la administración de su comisión.';

/** People who come by a ministry's directory: accounts that exist already, and no new ones. */
@Injectable()
export class DirectoryLogin {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly identities: ExternalIdentitiesRepository,
    private readonly beginning: LoginBeginning,
    private readonly duty: SecondFactorDuty,
  ) {}

  /** By a confirmed address the first time, by the directory's own name for the person from then on. */
  begin(person: DirectoryPerson, visit: Visit, at: Instant): Promise<OwnLogin> {
    return this.transactions.within(async () => {
      const account = await this.accountOf(person, at);
      if (account.disabledAt !== null) throw new Refusal(NO_ACCOUNT);
      const isCompulsory = await this.duty.isCompulsory(account.id);
      const { hasGivenSecondFactor } = person;
      const stage = hasGivenSecondFactor ? 'complete' : stageOf(account.totpConfirmedAt !== null, isCompulsory);
      return this.beginning.begin(account, { stage, by: 'directory', hasGivenSecondFactor }, visit, at);
    });
  }

  private async accountOf({ issuer, subject, email }: DirectoryPerson, at: Instant): Promise<Account> {
    const identity = await this.identities.ofSubject(issuer, subject);
    if (identity !== null) return this.accounts.held(identity.accountId);
    const address = readEmail(email);
    if (address === null) throw new Refusal(UNCONFIRMED);
    const account = await this.accounts.ofEmail(address);
    if (account === null) throw new Refusal(NO_ACCOUNT);
    if (await this.identities.isLinked(issuer, account.id)) throw new Refusal(OTHER_PERSON);
    await this.identities.add({ issuer, subject, accountId: account.id, linkedAt: at });
    return account;
  }
}
