import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { ActivityContent, NoProgressContent } from '../domain/activity';
import { standingOf } from '../domain/counting';
import type { Instant, IsoDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { whyNotValidate } from '../domain/review';
import type { PlanRecords } from '../plans/plan-import.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ActivitiesRepository, type ActivityRows } from './activities.repository';
import { activityContent, noProgressContent, type ProgressNames } from './activity-rows';
import type { Contribution } from './contribution.entity';
import { StatementsRepository } from './statements.repository';

/** Activities and what they add to indicators; whatever changes what counts raises the indicators' revision. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivitiesRepository,
    private readonly statements: StatementsRepository,
    private readonly plans: PlansService,
  ) {}

  /**
   * Validates activities that are not validated yet; the others are left alone. A note is why one may be validated
   * without a document; null leaves the one that is stored. Refused where the rules of review forbid it.
   */
  async validate(
    commissionId: number,
    validations: readonly { readonly id: number; readonly note: string | null }[],
    by: { validatedBy: string; at: Instant },
  ): Promise<void> {
    await this.transactions.within(async () => {
      const countsFrom = await this.plans.countsFromByIndicator(commissionId);
      const notes = new Map(validations.map(({ id, note }) => [id, note]));
      for (const rows of await this.activities.ofIds(commissionId, [...notes.keys()])) {
        if (rows.activity.validatedAt !== null) continue;
        const note = notes.get(rows.activity.id) ?? rows.activity.validationNote;
        const { reportedBy } = rows.activity;
        const refusal = whyNotValidate({ reportedBy, documents: rows.documents.length, note }, by.validatedBy);
        if (refusal !== null) throw new Refusal(`${rows.activity.key}: ${refusal}`, 'conflict');
        await this.setValidation(rows, { ...by, note, countsFrom });
        await this.addReview(rows, 'validated', by.validatedBy, by.at, note);
      }
    });
  }

  /** Takes a validation back: the activity stays, and counts no more until it is validated again. */
  async withdrawValidation(
    commissionId: number,
    id: number,
    by: { actor: string; at: Instant; reason: string },
  ): Promise<void> {
    await this.transactions.within(async () => {
      const [rows] = await this.activities.ofIds(commissionId, [id]);
      if (!rows) throw new Refusal('La actividad no existe; revise la dirección.', 'not-found');
      if (rows.activity.validatedAt === null)
        throw new Refusal('La actividad no está validada: no hay validación que retirar.', 'conflict');
      if (by.reason.trim() === '') throw new Refusal('Escriba el motivo por el que retira la validación.');
      const { validationNote } = rows.activity;
      await this.setValidation(rows, { validatedBy: null, at: null, note: validationNote, countsFrom: new Map() });
      await this.addReview(rows, 'withdrawn', by.actor, by.at, by.reason);
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
    by: {
      validatedBy: string | null;
      at: Instant | null;
      note: string | null;
      countsFrom: ReadonlyMap<number, IsoDate>;
    },
  ): Promise<void> {
    const { activity, contributions } = rows;
    const changed = contributions.map((each) => ({
      ...each,
      validatedAt: by.at,
      counted: by.at !== null && isCounted(each, by.countsFrom),
    }));
    const validation = { validatedBy: by.validatedBy, validatedAt: by.at, validationNote: by.note };
    await this.activities.save({ ...activity, ...validation });
    await this.activities.saveContributions(changed);
    await this.plans.markChanged(
      activity.commissionId,
      contributions.map((each) => each.indicatorId),
      by.at,
    );
  }

  private addReview(
    rows: ActivityRows,
    step: 'validated' | 'withdrawn',
    actor: string,
    at: Instant,
    reason: string | null,
  ) {
    const { id, commissionId } = rows.activity;
    return this.activities.addReview({ commissionId, activityId: id, step, actor, at, reason });
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
