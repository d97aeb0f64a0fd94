import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { PlanVersion } from './plan-version.entity';
import { Plan } from './plan.entity';

@Injectable()
export class PlansRepository {
  constructor(private readonly transactions: Transactions) {}

  ofCode(commissionId: number, code: string): Promise<Plan | null> {
    return this.transactions.manager().findOneBy(Plan, { commissionId, code });
  }

  /** Plans of that code in every commission of the installation: addresses name a commission only where they must. */
  everywhereOfCode(code: string): Promise<Plan[]> {
    return this.transactions.manager().find(Plan, { where: { code }, order: { commissionId: 'ASC' } });
  }

  ofCommission(commissionId: number): Promise<Plan[]> {
    return this.transactions.manager().find(Plan, { where: { commissionId }, order: { code: 'ASC' } });
  }

  everywhere(): Promise<Plan[]> {
    return this.transactions.manager().find(Plan, { order: { startsOn: 'DESC', code: 'ASC' } });
  }

  save(plan: Partial<Plan>): Promise<Partial<Plan>> {
    return this.transactions.manager().save(Plan, plan);
  }

  versionsOf(commissionId: number, planId: number): Promise<PlanVersion[]> {
    return this.transactions.manager().find(PlanVersion, { where: { commissionId, planId }, order: { number: 'ASC' } });
  }

  saveVersion(version: Partial<PlanVersion>): Promise<Partial<PlanVersion>> {
    return this.transactions.manager().save(PlanVersion, version);
  }
}
