import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { CollectivePeriod } from '../domain/collective';
import { CollectiveMember } from './collective-member.entity';
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

  collectivePeriods(): Promise<CollectiveMember[]> {
    return this.transactions.manager().find(CollectiveMember, { order: { id: 'ASC' } });
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

  /** Waits until no other transaction holds the institution, and holds it until this one ends; nothing where none is. */
  async hold(id: number): Promise<void> {
    const manager = this.transactions.manager();
    await manager.findOne(Institution, { where: { id }, lock: rowLock(manager) });
  }

  /** Raises the version of its row. */
  async change(id: number, fields: Partial<Omit<Institution, 'id' | 'rowVersion'>>): Promise<void> {
    await this.transactions.manager().update(Institution, { id }, fields);
  }

  async addName(institutionId: number, name: Pick<InstitutionName, 'since' | 'acronym' | 'name'>): Promise<void> {
    await this.transactions.manager().insert(InstitutionName, { institutionId, ...name });
  }

  async removeName(institutionId: number, id: number): Promise<void> {
    await this.transactions.manager().delete(InstitutionName, { institutionId, id });
  }

  async addCollectivePeriod(period: CollectivePeriod): Promise<void> {
    await this.transactions.manager().insert(CollectiveMember, { ...period });
  }

  /** Of a member that has been there as long as anyone remembers the period is written down with its end. */
  async endCollectivePeriod({ collectiveId, memberId, startsOn, endsOn }: CollectivePeriod): Promise<void> {
    const manager = this.transactions.manager();
    const open = await manager.findOneBy(CollectiveMember, { collectiveId, memberId, endsOn: IsNull() });
    await manager.save(CollectiveMember, { ...open, collectiveId, memberId, startsOn, endsOn });
  }

  async holdRegion(code: string): Promise<void> {
    const manager = this.transactions.manager();
    await manager.findOne(Region, { where: { code }, lock: rowLock(manager) });
  }

  /** Raises the version of its row. */
  async renameRegion(code: string, name: string): Promise<void> {
    await this.transactions.manager().update(Region, { code }, { name });
  }
}
