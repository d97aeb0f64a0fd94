import { Injectable } from '@nestjs/common';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import { Commission } from './commission.entity';
import { LegendLabel } from './legend-label.entity';
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

  /** From the latest to the first. */
  legendLabels(commissionId: number): Promise<LegendLabel[]> {
    return this.transactions.manager().find(LegendLabel, { where: { commissionId }, order: { since: 'DESC' } });
  }

  /** Raises the version of the commission's row too, by which annexes are known to be of yesterday. */
  async addLegendLabels(
    commissionId: number,
    labels: readonly Omit<LegendLabel, 'id' | 'commissionId'>[],
  ): Promise<void> {
    await this.transactions.manager().insert(
      LegendLabel,
      labels.map((each) => ({ commissionId, ...each })),
    );
    await this.touch(commissionId);
  }

  /** Those of a date; raises the version of the commission's row too. */
  async removeLegendLabels(commissionId: number, since: IsoDate): Promise<void> {
    await this.transactions.manager().delete(LegendLabel, { commissionId, since });
    await this.touch(commissionId);
  }

  private async touch(id: number): Promise<void> {
    await this.transactions.manager().increment(Commission, { id }, 'rowVersion', 1);
  }
}
