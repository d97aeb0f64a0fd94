import { Injectable } from '@nestjs/common';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import { Commission } from './commission.entity';

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

  async add(commission: Pick<Commission, 'code' | 'name' | 'lastOrdinary'>): Promise<void> {
    await this.transactions.manager().save(Commission, commission);
  }
}
