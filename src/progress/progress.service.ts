import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { ActivityContent, NoProgressContent } from '../domain/activity';
import { standingOf } from '../domain/counting';
import type { IsoDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { whyNotValidate } from '../domain/review';
import type { PlanRecords } from '../plans/plan-import.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ActivitiesRepository, type ActivityRows } from './activities.repository';
import { activityContent, noProgressContent, type ProgressNames } from './activity-rows';
import type { Activity } from './activity.entity';
import type { Contribution } from './contribution.entity';
import { DuplicateCounting } from './duplicate-counting.service';
import { StatementsRepository } from './statements.repository';

/** All null while nobody validated it, the note apart. */
type Validation = Pick<Activity, 'validatedBy' | 'validatedAt' | 'validationNote'>;

/** Activities and what they add to indicators; whatever changes what counts raises the indicators' revision. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivitiesRepository,
    private readonly statements: StatementsRepository,
    private readonly plans: PlansService,
    private readonly duplicates: DuplicateCounting,
    private readonly audit: AuditService,
  ) {}

  /**
   * Validates activities that are not validated yet, in the name of who acts; the others are left alone. A note is why
   * one may be validated without a document; null leaves the one that is stored. Refused where the rules of review
   * forbid it.
   */
  async validate(
    commissionId: number,
    validations: readonly { readonly id: number; readonly note: string | null }[],
    by: Deed,
  ): Promise<void> {
    await this.transactions.within(async () => {
      const countsFrom = await this.plans.countsFromByIndicator(commissionId);
      const notes = new Map(validations.map(({ id, note }) => [id, note]));
      const files = await this.activities.filesOf(commissionId, [...notes.keys()]);
      for (const rows of await this.activities.ofIds(commissionId, [...notes.keys()])) {
        if (rows.activity.validatedAt !== null) continue;
        const note = notes.get(rows.activity.id) ?? rows.activity.validationNote;
        const { id, reportedBy } = rows.activity;
        const documents = rows.documents.length + (files.get(id) ?? 0);
        const refusal = whyNotValidate({ reportedBy, documents, note }, by.actor.name);
        if (refusal !== null) throw new Refusal(`${rows.activity.key}: ${refusal}`, 'conflict');
        const validation = { validatedBy: by.actor.name, validatedAt: by.at, validationNote: note };
        await this.setValidation(rows, validation, countsFrom);
        await this.addReview(rows, 'validated', note, by);
        this.record('activity.validate', rows, { ...validation }, by);
      }
      await this.duplicates.recount(commissionId, [...notes.keys()], by);
    });
  }

  /** Takes a validation back: the activity stays, and counts no more until it is validated again. */
  async withdrawValidation(commissionId: number, id: number, reason: string, by: Deed): Promise<void> {
    await this.transactions.within(async () => {
      const [rows] = await this.activities.ofIds(commissionId, [id]);
      if (!rows) throw new Refusal('La actividad no existe; revise la dirección.', 'not-found');
      if (rows.activity.validatedAt === null)
        throw new Refusal('La actividad no está validada: no hay validación que retirar.', 'conflict');
      if (reason.trim() === '') throw new Refusal('Escriba el motivo por el que retira la validación.');
      const { validationNote } = rows.activity;
      const validation = { validatedBy: null, validatedAt: null, validationNote };
      await this.setValidation(rows, validation, new Map());
      await this.duplicates.recount(commissionId, [id], by);
      await this.addReview(rows, 'withdrawn', reason, by);
      this.record('activity.withdraw-validation', rows, { ...validation, reason }, by);
    });
  }

  /** Whether any commission of the installation has an activity. */
  hasActivities(): Promise<boolean> {
    return this.activities.anywhere();
  }

  /** What is recorded on a plan's indicators, for whoever wants to replace the plan. */
  async recordsOn(at: PlanAtVersion): Promise<PlanRecords> {
    const { commissionId } = at.plan;
    const ids = at.indicators.map((each) => each.id);
    const keys = new Map(at.indicators.map(({ id, key }) => [id, key]));
    const reported = [
      ...(await this.activities.reportedOn(commissionId, ids)),
      ...(await this.statements.declaredOn(commissionId, ids)),
    ];
    const validated =
      (await this.activities.anyValidated(commissionId, ids)) ||
      (await this.statements.anyValidated(commissionId, ids));
    return { validated, reported: new Set(reported.map((id) => keys.get(id) ?? '')) };
  }

  /** What an institution reported on a plan, for its template. */
  async reportedBy(
    at: PlanAtVersion,
    institutionId: number,
  ): Promise<{ activities: ActivityContent[]; noProgress: NoProgressContent[] }> {
    const { commissionId } = at.plan;
    const ids = at.indicators.map((each) => each.id);
    const names = namesIn(at);
    const rows = await this.activities.reportedBy(commissionId, institutionId, ids);
    const declared = await this.statements.noProgressBy(commissionId, institutionId, ids);
    return {
      activities: rows.map((each) => activityContent(each, names)).sort(byDate),
      noProgress: declared.map((each) => noProgressContent(each, names)),
    };
  }

  private async setValidation(
    rows: ActivityRows,
    validation: Validation,
    countsFrom: ReadonlyMap<number, IsoDate>,
  ): Promise<void> {
    const { activity, contributions } = rows;
    const { validatedAt } = validation;
    const changed = contributions.map((each) => ({
      ...each,
      validatedAt,
      counted: validatedAt !== null && isCounted(each, countsFrom),
    }));
    await this.activities.save({ ...activity, ...validation });
    await this.activities.saveContributions(changed);
    await this.plans.markChanged(
      activity.commissionId,
      contributions.map((each) => each.indicatorId),
      validatedAt,
    );
  }

  private addReview(rows: ActivityRows, step: 'validated' | 'withdrawn', reason: string | null, by: Deed) {
    const { id: activityId, commissionId } = rows.activity;
    return this.activities.addReview({ commissionId, activityId, step, actor: by.actor.name, at: by.at, reason });
  }

  private record(
    action: 'activity.validate' | 'activity.withdraw-validation',
    { activity }: ActivityRows,
    after: object,
    by: Deed,
  ): void {
    const { id, key, commissionId, validatedBy, validatedAt, validationNote } = activity;
    const before = { validatedBy, validatedAt, validationNote };
    this.audit.record({ by, commissionId, action, subject: { kind: 'activity', id, label: key }, before, after });
  }
}

function isCounted(row: Contribution, countsFrom: ReadonlyMap<number, IsoDate>): boolean {
  const facts = { endedOn: row.endedOn, choice: row.countChoice, reason: row.countReason, countedWith: null };
  return standingOf({ ...facts, countsFrom: countsFrom.get(row.indicatorId) ?? null }).counts;
}

function byDate(a: ActivityContent, b: ActivityContent): number {
  if (a.startsOn !== b.startsOn) return a.startsOn < b.startsOn ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** Names and rows of a plan, for records on it. */
export function namesIn({ plan, indicators, directory }: PlanAtVersion): ProgressNames {
  const ids = new Map(indicators.map(({ id, key }) => [key, id]));
  const keys = new Map(indicators.map(({ id, key }) => [id, key]));
  return {
    commissionId: plan.commissionId,
    plan: { id: plan.id, code: plan.code },
    indicatorId: (key) => known(ids.get(key), `indicator ${key}`),
    indicatorKey: (id) => keys.get(id) ?? '',
    isOfPlan: (id) => keys.has(id),
    institutionId: (acronym) => known(directory.idOf(acronym) ?? undefined, `institution ${acronym}`),
    acronym: (id) => directory.acronymOf(id),
  };
}

function known(id: number | undefined, what: string): number {
  if (id === undefined) throw new Error(`No ${what}`);
  return id;
}
