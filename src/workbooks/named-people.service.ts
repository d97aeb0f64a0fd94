import { Injectable } from '@nestjs/common';
import { AccountsService } from '../access/accounts.service';
import { MembershipsService } from '../access/memberships.service';
import { LOADING_ACCOUNT } from '../domain/actor';
import { type Action, type Denial, type Person, reaches, reachOf, type Thing, whyNot } from '../domain/permissions';
import { Refusal } from '../domain/refusal';

const AS = '--as';
const VALIDATED_BY = '--validated-by';

/**
 * Whom an import names by e-mail, asked for by the same table of rules as those who log in. While the installation has
 * no account at all, as on its first loading, every name is taken as it is given.
 */
@Injectable()
export class NamedPeople {
  constructor(
    private readonly accounts: AccountsService,
    private readonly memberships: MembershipsService,
  ) {}

  /**
   * Refuses who may report nothing in the commission. Resolves to whether they may report for an institution, by its
   * row; the account that loads files may for every one.
   */
  async reporter(email: string, commissionId: number): Promise<(institutionId: number) => boolean> {
    const person = email === LOADING_ACCOUNT ? null : await this.person(email, AS);
    if (person === null) return () => true;
    if (!reaches(reachOf(person, 'activity.report'), commissionId)) throw refused(email, AS, null);
    return (institutionId) => {
      return whyNot('activity.report', person, { commissionId, institutionIds: [institutionId] }) === null;
    };
  }

  /** Refuses who may not validate in the commission what somebody else reports. */
  async tellWhoMayNotValidate(email: string, commissionId: number, reportedBy: string): Promise<void> {
    const secretariat = await this.memberships.secretariatOf(commissionId);
    await this.tellWhoMayNot('activity.validate', email, { commissionId, reportedBy: [reportedBy], secretariat });
  }

  /** Refuses who may not bring plans of the commission in. */
  async tellWhoMayNotWritePlan(email: string, commissionId: number): Promise<void> {
    await this.tellWhoMayNot('plan.write', email, { commissionId });
  }

  private async tellWhoMayNot(action: Action, email: string, thing: Thing): Promise<void> {
    const person = await this.person(email, VALIDATED_BY);
    const denial = person && whyNot(action, person, thing);
    if (denial !== null) throw refused(email, VALIDATED_BY, denial);
  }

  /** Null: there is no account at all. */
  private async person(email: string, flag: string): Promise<Person | null> {
    const account = await this.accounts.ofEmail(email);
    if (account === null) {
      if (await this.accounts.isEmpty()) return null;
      throw new Refusal(
        `No hay ninguna cuenta con el correo ${email}; indique en ${flag} a quien la tenga, o agréguela con «yupana user add».`,
      );
    }
    if (account.disabledAt !== null)
      throw new Refusal(`El ingreso de ${email} está cerrado; indique a otra persona en ${flag}.`);
    const memberships = await this.memberships.ofAccount(account.id);
    return { accountId: account.id, email: account.email, name: account.name, memberships };
  }
}

// Who asks sits at the installation's own terminal: nothing of it is hidden from them.
function refused(email: string, flag: string, denial: Denial | null): Refusal {
  const why =
    denial === null || denial.hidden ? 'no tiene en esta comisión un rol con el que pueda hacerlo.' : denial.sentence;
  return new Refusal(`${email} no puede ir en ${flag}: ${why} No se guardó nada.`, 'forbidden');
}
