import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { InstitutionAlias } from './institution-alias.entity';
import { InstitutionName } from './institution-name.entity';
import { Institution } from './institution.entity';
import { Region } from './region.entity';

/** Institutions and regions are shared by all commissions of an installation. */
@Injectable()
export class InstitutionsRepository {
  constructor(private readonly transactions: Transactions) {}

  all(): Promise<Institution[]> {
    return this.transactions.manager().find(Institution, { order: { id: 'ASC' } });
  }

  aliases(): Promise<InstitutionAlias[]> {
    return this.transactions.manager().find(InstitutionAlias, { order: { id: 'ASC' } });
  }

  names(): Promise<InstitutionName[]> {
    return this.transactions.manager().find(InstitutionName, { order: { institutionId: 'ASC', since: 'ASC' } });
  }

  regions(): Promise<Region[]> {
    return this.transactions.manager().find(Region, { order: { code: 'ASC' } });
  }

  save(institution: Partial<Institution>): Promise<Partial<Institution>> {
    return this.transactions.manager().save(Institution, institution);
  }

  async addAlias(institutionId: number, alias: string, folded: string): Promise<void> {
    await this.transactions.manager().insert(InstitutionAlias, { institutionId, alias, folded });
  }

  async removeAliases(institutionId: number): Promise<void> {
    await this.transactions.manager().delete(InstitutionAlias, { institutionId });
  }

  async replaceNames(
    institutionId: number,
    names: Pick<InstitutionName, 'since' | 'acronym' | 'name'>[],
  ): Promise<void> {
    await this.transactions.manager().delete(InstitutionName, { institutionId });
    for (const name of names) await this.transactions.manager().insert(InstitutionName, { institutionId, ...name });
  }
}
