import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import { EvaluationService } from '../evaluation/evaluation.service';
import { CommissionsService } from '../institutions/commissions.service';
import { PlansService } from '../plans/plans.service';
import { Threads } from '../work/threads';
import { THREAD_LIMITS } from './reading/limits';
import type { PlanWriting } from './write-plan.thread';

/** Writes a plan in the official layout; imported again it changes nothing. */
@Injectable()
export class PlanExportService {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
    private readonly evaluation: EvaluationService,
    private readonly threads: Threads,
  ) {}

  /** The workbook; with the execution at a cutoff where one is given. */
  async workbook(reference: string, cutoff: IsoDate | null): Promise<Uint8Array> {
    const plan = await this.plans.named(reference);
    const at = await this.plans.atVersion(plan, cutoff ?? plan.endsOn);
    const { name: commission } = await this.commissions.ofId(plan.commissionId);
    const annex = cutoff === null ? null : await this.evaluation.annex({ plan: reference, cutoff });
    const writing: PlanWriting = [{ code: plan.code, title: plan.title, commission }, at.content, annex];
    const task = { file: join(__dirname, 'write-plan.thread'), title: 'La escritura del libro' };
    return this.threads.run<Uint8Array>(task, writing, THREAD_LIMITS);
  }
}
