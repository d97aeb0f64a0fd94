import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { type Person, reachOf, reaches } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { LetterheadForm } from './commission.form';
import type { Commission } from './commission.entity';
import { CommissionsRepository } from './commissions.repository';
import { CommissionsService } from './commissions.service';
import { LastChangeService } from './last-change.service';
import type { Letterhead as LetterheadRow } from './letterhead.entity';
import { refuseUnlessMay } from './permission';

/** What the administrator changes of a commission. */
export type CommissionFields = Pick<Commission, 'name' | 'lastOrdinary' | 'secondFactorRequired'>;

const WORDS = {
  name: 'nombre',
  lastOrdinary: 'última sesión ordinaria',
  secondFactorRequired: 'segundo paso obligatorio',
};

/** Commissions with their letterheads, as their administrator keeps them. */
@Injectable()
export class CommissionCatalogueService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commissions: CommissionsRepository,
    private readonly names: CommissionsService,
    private readonly lastChange: LastChangeService,
    private readonly audit: AuditService,
  ) {}

  /** Those that a person administers. */
  async within(person: Person): Promise<Commission[]> {
    const reach = reachOf(person, 'commission.manage');
    return (await this.commissions.all()).filter(({ id }) => reaches(reach, id));
  }

  /** One of them, the letterheads from the latest to the first. */
  async one(code: string, person: Person): Promise<{ commission: Commission; letterheads: LetterheadRow[] }> {
    const commission = await this.administered(code, person);
    return { commission, letterheads: await this.commissions.letterheads(commission.id) };
  }

  /** Refuses whoever may not add a commission; the form is not even shown to them. */
  mayAdd(person: Person): void {
    refuseUnlessMay('commission.manage', person, null);
  }

  /** A new commission, which only the administration of the installation makes. */
  add(code: string, fields: CommissionFields, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      this.mayAdd(person);
      if (await this.commissions.ofCode(code))
        throw new Refusal(`La comisión «${code}» ya existe; elija otro código o cambie los datos de esa.`, 'conflict');
      await this.names.add(code, fields.name, fields.lastOrdinary, by);
      if (fields.secondFactorRequired) await this.store(code, fields, by);
    });
  }

  /** @param seen the row version that the form was opened with. */
  change(code: string, fields: CommissionFields, seen: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const { id } = await this.administered(code, person);
      await this.commissions.hold(id);
      const { rowVersion } = await this.administered(code, person);
      await this.lastChange.refuseUnseen({ commissionId: id, kind: 'commission', id }, rowVersion, seen, WORDS);
      await this.store(code, fields, by);
    });
  }

  addLetterhead(code: string, letterhead: LetterheadForm, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.administered(code, person);
      await this.names.addLetterhead(code, letterhead, by);
    });
  }

  removeLetterhead(code: string, id: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const { id: commissionId } = await this.administered(code, person);
      const before = (await this.commissions.letterheads(commissionId)).find((each) => each.id === id);
      if (!before) throw new Refusal('El membrete ya no está; abra la página de nuevo.', 'not-found');
      await this.commissions.removeLetterhead(commissionId, id);
      this.audit.record({
        by,
        commissionId,
        action: 'letterhead.remove',
        subject: { kind: 'commission', id: commissionId, label: code },
        before,
        after: null,
      });
    });
  }

  /** The commission that a person administers; one of another administrator is as if it were not there. */
  async administered(code: string, person: Person): Promise<Commission> {
    const commission = await this.commissions.ofCode(code);
    if (!commission || !reaches(reachOf(person, 'commission.manage'), commission.id))
      throw new Refusal(
        `No existe la comisión «${code}», o su cuenta no la administra; revise la dirección.`,
        'not-found',
      );
    return commission;
  }

  private async store(code: string, after: CommissionFields, by: Deed): Promise<void> {
    const commission = await this.names.named(code);
    const before = fieldsOf(commission);
    if (JSON.stringify(before) === JSON.stringify(fieldsOf(after))) return;
    await this.commissions.change(commission.id, fieldsOf(after));
    const subject = { kind: 'commission', id: commission.id, label: code };
    this.audit.record({ by, commissionId: commission.id, action: 'commission.change', subject, before, after });
  }
}

function fieldsOf({ name, lastOrdinary, secondFactorRequired }: CommissionFields): CommissionFields {
  return { name, lastOrdinary, secondFactorRequired };
}
