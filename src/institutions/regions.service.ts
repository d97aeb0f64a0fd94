import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { fold } from '../domain/text';
import { InstitutionsRepository } from './institutions.repository';
import { LastChangeService } from './last-change.service';
import { refuseUnlessMay } from './permission';
import type { Region } from './region.entity';

/** The regions by their INEI codes, which never change; their names can be put right. */
@Injectable()
export class RegionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly institutions: InstitutionsRepository,
    private readonly lastChange: LastChangeService,
    private readonly audit: AuditService,
  ) {}

  all(person: Person): Promise<Region[]> {
    refuseUnlessMay('catalogue.manage', person, null);
    return this.institutions.regions();
  }

  async one(code: string, person: Person): Promise<Region> {
    const region = (await this.all(person)).find((each) => each.code === code);
    if (!region) throw new Refusal('No existe la región; búsquela en la lista.', 'not-found');
    return region;
  }

  /** @param seen the row version that the form was opened with. */
  rename(code: string, name: string, seen: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.institutions.holdRegion(code);
      const region = await this.one(code, person);
      const id = Number(code);
      const words = { name: 'nombre' };
      await this.lastChange.refuseUnseen({ commissionId: null, kind: 'region', id }, region.rowVersion, seen, words);
      const namesake = (await this.all(person)).find((each) => each.code !== code && fold(each.name) === fold(name));
      if (namesake) throw new Refusal(`«${name}» ya nombra a la región ${namesake.code}; escriba otro nombre.`);
      if (region.name === name) return;
      await this.institutions.renameRegion(code, name);
      const subject = { kind: 'region', id, label: code };
      const [before, after] = [{ name: region.name }, { name }];
      this.audit.record({ by, commissionId: null, action: 'region.change', subject, before, after });
    });
  }
}
