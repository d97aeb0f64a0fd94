import { Injectable } from '@nestjs/common';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import { Commission } from './commission.entity';
import { Letterhead } from './letterhead.entity';

@Injectable()
export class CommissionsRepository {
  constructor(private readonly transactions: Transactions) {}

  ofCode(code: string): Promise<Commission | null> {
    return this.transactions.manager().findOneBy(Commission, { code });
  }

  ofId(id: number): Promise<Commission | null> {
    return this.transactions.manager().findOneBy(Commission, { id });
  }

  /** Waits until no other transaction holds the commission, and holds it until this one ends. */
  async hold(id: number): Promise<void> {
    const manager = this.transactions.manager();
    await manager.findOneOrFail(Commission, { where: { id }, lock: rowLock(manager) });
  }

  all(): Promise<Commission[]> {
    return this.transactions.manager().find(Commission, { order: { code: 'ASC' } });
  }

  add(commission: Pick<Commission, 'code' | 'name' | 'lastOrdinary' | 'secondFactorRequired'>): Promise<Commission> {
    return this.transactions.manager().save(Commission, commission);
  }

  /** Raises the version of its row. */
  async change(id: number, fields: Pick<Commission, 'name' | 'lastOrdinary' | 'secondFactorRequired'>): Promise<void> {
    await this.transactions.manager().update(Commission, { id }, fields);
  }

  /** From the latest to the first. */
  letterheads(commissionId: number): Promise<Letterhead[]> {
    return this.transactions.manager().find(Letterhead, { where: { commissionId }, order: { since: 'DESC' } });
  }

  /** Raises the version of the commission's row too: what its documents show has changed. */
  async addLetterhead(letterhead: Omit<Letterhead, 'id'>): Promise<void> {
    await this.transactions.manager().insert(Letterhead, letterhead);
    await this.touch(letterhead.commissionId);
  }

  /** Raises the version of the commission's row too. */
  async removeLetterhead(commissionId: number, id: number): Promise<void> {
    await this.transactions.manager().delete(Letterhead, { commissionId, id });
    await this.touch(commissionId);
  }

  private async touch(id: number): Promise<void> {
    await this.transactions.manager().increment(Commission, { id }, 'rowVersion', 1);
  }
}
