import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { IsoDate } from '../domain/dates';
import type { PlanReading } from '../domain/readings';
import { PlanImportService, type WantedHeader } from '../plans/plan-import.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ProgressService } from '../progress/progress.service';
import { ExecutionStoringService } from './execution-storing.service';

/** Stores what a plan's workbook says, in one transaction: the plan, the execution it states, the remarks. */
@Injectable()
export class PlanStoringService {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: PlanImportService,
    private readonly plans: PlansService,
    private readonly progress: ProgressService,
    private readonly execution: ExecutionStoringService,
  ) {}

  /** Whether everything was there already. Other content is refused, or takes its place with `replace`. */
  async store(
    header: WantedHeader,
    reading: PlanReading,
    choices: { cutoff: IsoDate | null; validatedBy: string | null; replace: boolean; file: string },
    by: Deed,
  ): Promise<boolean> {
    return this.transactions.within(async () => {
      const replace = choices.replace ? (at: PlanAtVersion) => this.progress.recordsOn(at) : null;
      const { file } = choices;
      const stored = await this.imports.store(header, reading.content, { replace, file }, by);
      const at = await this.plans.atVersion(stored.plan, header.startsOn, 1);
      const changed = await this.execution.store(at, reading.stated, choices, by);
      return !stored.isNew && stored.differences.length === 0 && !changed;
    });
  }
}
