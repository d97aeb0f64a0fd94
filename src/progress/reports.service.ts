import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { ActivityContent, NoProgressContent } from '../domain/activity';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import { whyNotValidate } from '../domain/review';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ActivitiesRepository } from './activities.repository';
import type { ActivityReview } from './activity-review.entity';
import { EvidenceService } from './evidence.service';
import type { Evidence } from './evidence.entity';
import { ProgressImportService } from './progress-import.service';
import { namesIn, ProgressService } from './progress.service';
import { StatementsRepository } from './statements.repository';

/** What one report consists of, by rows and keys. */
export interface ReportedRows {
  readonly activityIds: readonly number[];
  readonly noProgressKeys: readonly string[];
}

/** What one report tells. */
export interface ReportContents {
  readonly activities: readonly ActivityContent[];
  readonly noProgress: readonly NoProgressContent[];
}

/** Reports that institutions send, each as a whole: stored, told anew, validated, taken back. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivitiesRepository,
    private readonly statements: StatementsRepository,
    private readonly imports: ProgressImportService,
    private readonly progress: ProgressService,
    private readonly plans: PlansService,
    private readonly evidence: EvidenceService,
  ) {}

  /** By activity the files that show it and the steps of its review, both in their order. */
  async shownOf(
    commissionId: number,
    activityIds: readonly number[],
  ): Promise<{
    readonly files: ReadonlyMap<number, readonly Evidence[]>;
    readonly steps: ReadonlyMap<number, readonly ActivityReview[]>;
  }> {
    const files = await this.evidence.ofActivities(commissionId, activityIds);
    const steps = new Map<number, ActivityReview[]>(activityIds.map((id) => [id, []]));
    for (const step of await this.activities.reviewsOf(commissionId, activityIds))
      steps.get(step.activityId)?.push(step);
    return { files, steps };
  }

  /**
   * Stores what a report tells in the place of what it told before, of which nothing is validated; refused where a key
   * is known with other content that is. Resolves to the rows of the activities in their order.
   */
  store(at: PlanAtVersion, contents: ReportContents, before: ReportedRows, by: Deed): Promise<number[]> {
    const { commissionId, countsFrom } = at.plan;
    return this.transactions.within(async () => {
      await this.plans.hold(commissionId);
      const keys = contents.activities.map(({ key }) => key);
      await this.drop(at, before, new Set(keys), by);
      const handover = { reportedBy: by.actor.name, validatedBy: null, file: null };
      const told = { ...contents, rows: {} };
      const { conflicts } = await this.imports.storeNamed(told, { names: namesIn(at), countsFrom, handover }, by);
      if (conflicts.length > 0) throw new Refusal(conflicts.map(({ why }) => why).join(' '), 'conflict');
      const stored = await this.activities.ofKeys(commissionId, keys);
      const ids = new Map(stored.map(({ activity }) => [activity.key, activity.id]));
      return keys.map((key) => ids.get(key) ?? 0);
    });
  }

  /** Validates all that a report tells; a note stands for documents where an activity cites none. */
  validate(commissionId: number, rows: ReportedRows, note: string | null, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.progress.validate(
        commissionId,
        rows.activityIds.map((id) => ({ id, note })),
        by,
      );
      const declared = await this.statements.noProgressOfKeys(commissionId, rows.noProgressKeys);
      for (const { reportedBy, reason } of declared) {
        const refusal = whyNotValidate({ reportedBy, documents: 0, note: reason }, by.actor.name);
        if (refusal !== null) throw new Refusal(refusal, 'conflict');
      }
      const validation = { validatedBy: by.actor.name, validatedAt: by.at };
      await this.statements.saveNoProgress(declared.map((row) => ({ ...row, ...validation })));
    });
  }

  /** Takes the validation of all that a report tells back, with a reason. */
  withdraw(commissionId: number, rows: ReportedRows, reason: string, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      for (const { activity } of await this.activities.ofIds(commissionId, rows.activityIds))
        if (activity.validatedAt !== null)
          await this.progress.withdrawValidation(commissionId, activity.id, reason, by);
      const declared = await this.statements.noProgressOfKeys(commissionId, rows.noProgressKeys);
      await this.statements.saveNoProgress(declared.map((row) => ({ ...row, validatedBy: null, validatedAt: null })));
    });
  }

  // An activity that is told no more adds nothing; its row stays for whoever asks what became of it.
  private async drop(at: PlanAtVersion, before: ReportedRows, kept: ReadonlySet<string>, by: Deed): Promise<void> {
    const { commissionId } = at.plan;
    const names = namesIn(at);
    for (const rows of await this.activities.ofIds(commissionId, before.activityIds)) {
      if (kept.has(rows.activity.key)) continue;
      if (rows.activity.validatedAt !== null)
        throw new Refusal('El reporte anterior ya está validado; pida que se retire su validación.', 'conflict');
      await this.activities.removeParts(rows, (id) => names.isOfPlan(id));
      const review = { commissionId, activityId: rows.activity.id, step: 'dropped' as const, actor: by.actor.name };
      await this.activities.addReview({ ...review, at: by.at, reason: null });
    }
    await this.statements.removeNoProgress(commissionId, before.noProgressKeys);
  }
}
