import { Injectable } from '@nestjs/common';
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

  all(): Promise<Commission[]> {
    return this.transactions.manager().find(Commission, { order: { code: 'ASC' } });
  }

  async add(commission: Pick<Commission, 'code' | 'name' | 'lastOrdinary'>): Promise<void> {
    await this.transactions.manager().save(Commission, commission);
  }
}
