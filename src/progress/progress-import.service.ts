import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import { type Deed, inNameOf } from '../domain/actor';
import type { ActivityContent } from '../domain/activity';
import { importedContent } from '../domain/audit-import';
import type { IsoDate } from '../domain/dates';
import type { ActivitiesReading } from '../domain/readings';
import { validatedOtherwise, whyNotValidate } from '../domain/review';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ActivitiesRepository, type ActivityRows, type NewActivityRows } from './activities.repository';
import { activityContent, activityFingerprint, contributionRow, type ProgressNames } from './activity-rows';
import type { Contribution } from './contribution.entity';
import { DuplicateCounting } from './duplicate-counting.service';
import { NoProgressService } from './no-progress.service';
import { portions } from './portions';
import { namesIn, ProgressService } from './progress.service';

/** Who hands over and, where it is validated at once, who validates; both are written by the system. */
export interface Handover {
  readonly reportedBy: string;
  readonly validatedBy: string | null;
  /** SHA-256 of the workbook; null: it comes from elsewhere. */
  readonly file: string | null;
}

export interface StoredActivities {
  readonly activities: number;
  readonly contributions: number;
  /** Declarations of "sin avance" that are new or told anew. */
  readonly withoutProgress: number;
  /** Activities and declarations that were there already with the same content. */
  readonly unchanged: number;
  /** Keys that cannot be stored, with the sentence that says why; with any of them nothing was stored. */
  readonly conflicts: readonly KeyConflict[];
}

export interface KeyConflict {
  readonly key: string;
  readonly why: string;
}

type Stored = Omit<StoredActivities, 'conflicts' | 'withoutProgress'>;

const NOTHING = { activities: 0, contributions: 0, withoutProgress: 0, unchanged: 0 } as const;

// So many are compared, or made into rows, in a few milliseconds.
const SOME = 250;

type Handed = Pick<ActivitiesReading, 'activities' | 'noProgress' | 'rows'>;

interface Import {
  readonly names: ProgressNames;
  readonly countsFrom: IsoDate | null;
  readonly handover: Handover;
}

/** An import with who does it, and when. */
interface Arrival extends Import {
  readonly by: Deed;
}

/** An import beside what is stored already. */
interface Comparison extends Arrival {
  readonly byKey: ReadonlyMap<string, ActivityRows>;
  /** New ones, and those that are told anew. */
  readonly changed: ReadonlySet<ActivityContent>;
  readonly rows: ActivitiesReading['rows'];
}

/** Stores what a workbook of activities brings, all of it or nothing. */
@Injectable()
export class ProgressImportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivitiesRepository,
    private readonly progress: ProgressService,
    private readonly declarations: NoProgressService,
    private readonly plans: PlansService,
    private readonly duplicates: DuplicateCounting,
    private readonly audit: AuditService,
  ) {}

  /** Stores what was read against a plan; refused where the plan has changed since. */
  store(contents: Handed, readAgainst: PlanAtVersion, handover: Handover, by: Deed): Promise<StoredActivities> {
    return this.transactions.within(async () => {
      const at = await this.plans.heldAsRead(readAgainst);
      return this.storeNamed(contents, { names: namesIn(at), countsFrom: at.plan.countsFrom, handover }, by);
    });
  }

  /**
   * Adds activities that are new, tells anew those that changed and are not validated, validates what is to be. With
   * any conflict nothing is stored.
   */
  storeNamed(contents: Handed, of: Import, by: Deed): Promise<StoredActivities> {
    return this.transactions.within(async () => {
      await this.plans.hold(of.names.commissionId);
      const keys = contents.activities.map((each) => each.key);
      const known = await this.activities.ofKeys(of.names.commissionId, keys);
      const byKey = new Map(known.map((rows) => [rows.activity.key, rows]));
      const changed = new Set(contents.activities.filter((each) => isChanged(each, byKey.get(each.key), of.names)));
      const comparison: Comparison = { ...of, by, byKey, changed, rows: contents.rows };
      const conflicts = [
        ...contents.activities.flatMap((each) => conflictOf(each, comparison)),
        ...(await this.declarations.conflicts(contents.noProgress, of.names, of.handover)),
      ];
      if (conflicts.length > 0) return { ...NOTHING, conflicts };
      const stored = await this.storeActivities(contents.activities, comparison);
      const unchangedDeclarations = await this.declarations.store(contents.noProgress, of.names, of.handover, by);
      const withoutProgress = contents.noProgress.length - unchangedDeclarations;
      return { ...stored, withoutProgress, unchanged: stored.unchanged + unchangedDeclarations, conflicts };
    });
  }

  private async storeActivities(contents: readonly ActivityContent[], of: Comparison): Promise<Stored> {
    const fresh = contents.filter((each) => of.changed.has(each));
    const waiting = contents.flatMap((each) => {
      const rows = of.changed.has(each) ? undefined : of.byKey.get(each.key);
      const { id, validatedAt } = rows?.activity ?? { id: 0, validatedAt: 0 };
      return validatedAt === null ? [{ id, note: each.validationNote }] : [];
    });
    for (const { key } of fresh) {
      const old = of.byKey.get(key);
      if (old) await this.activities.removeParts(old, (id) => of.names.isOfPlan(id));
    }
    const rows = await this.newRows(fresh, of);
    await this.activities.add(rows);
    const { validatedBy } = of.handover;
    if (validatedBy !== null && waiting.length > 0)
      await this.progress.validate(of.names.commissionId, waiting, inNameOf(validatedBy, of.by));
    const touched = rows.contributions.map((each) => each.indicatorId ?? 0);
    if (validatedBy !== null) await this.plans.markChanged(of.names.commissionId, touched, of.by.at);
    const toldAnew = fresh.flatMap(({ key }) => of.byKey.get(key)?.activity.id ?? []);
    await this.duplicates.recount(of.names.commissionId, toldAnew, of.by);
    if (fresh.length > 0) this.record(fresh, rows, of);
    const unchanged = contents.length - fresh.length;
    return { activities: fresh.length, contributions: rows.contributions.length, unchanged };
  }

  /** One entry for the whole import: what became of each activity where they are few, and else how many and which rows. */
  private record(fresh: readonly ActivityContent[], rows: NewActivityRows, of: Comparison): void {
    const { names, handover, by } = of;
    const things = fresh.map((content) => {
      const known = of.byKey.get(content.key);
      return { key: content.key, before: known ? activityContent(known, names) : null, after: content };
    });
    const ids = rows.activities.map((each) => each.id ?? 0);
    const content = importedContent(things, { ...handover, contributions: rows.contributions.length, ids });
    const { id, code: label } = names.plan;
    const subject = { kind: 'plan', id, label };
    this.audit.record({ by, commissionId: names.commissionId, action: 'activities.import', subject, ...content });
  }

  private async newRows(contents: readonly ActivityContent[], of: Comparison): Promise<NewActivityRows> {
    const ids = await this.activities.reserveIds(contents.length);
    const rows: Collected = { activities: [], institutions: [], documents: [], contributions: [], reviews: [] };
    const fresh = ids.values();
    for await (const some of portions(contents, SOME)) {
      for (const content of some) {
        const known = of.byKey.get(content.key)?.activity;
        const activity = activityColumns(content, known?.id ?? fresh.next().value ?? 0, of);
        if (known) await this.activities.save({ ...known, ...activity });
        else rows.activities.push(activity);
        addParts(rows, content, activity, of);
      }
    }
    const inOrder = [...rows.contributions].sort((a, b) => a.order - b.order);
    return { ...rows, contributions: inOrder.map((each) => each.row) };
  }
}

type Collected = { [K in Exclude<keyof NewActivityRows, 'contributions'>]: NewActivityRows[K][number][] } & {
  /** With the row of the file, which decides the order of handing over. */
  readonly contributions: { readonly order: number; readonly row: Partial<Contribution> }[];
};
type ActivityColumns = ReturnType<typeof activityColumns>;

/** Why a telling cannot be stored; empty where it can. */
function conflictOf(content: ActivityContent, of: Comparison): KeyConflict[] {
  const { key, documents, validationNote: note } = content;
  const { validatedBy, reportedBy } = of.handover;
  const rows = of.byKey.get(key);
  const isChanged = of.changed.has(content);
  if (rows && isChanged && rows.activity.validatedAt !== null) return [{ key, why: validatedOtherwise(key) }];
  if (rows && isChanged && rows.contributions.some((each) => !of.names.isOfPlan(each.indicatorId))) {
    const why = `La clave «${key}» es de una actividad que alimenta otro plan; use otra clave.`;
    return [{ key, why }];
  }
  if (validatedBy === null || (rows && rows.activity.validatedAt !== null)) return [];
  const reporters = rows ? [rows.activity.reportedBy, ...(isChanged ? [reportedBy] : [])] : [reportedBy];
  const refusals = reporters.map((each) =>
    whyNotValidate({ reportedBy: each, documents: documents.length, note }, validatedBy),
  );
  return refusals.flatMap((why) => (why === null ? [] : [{ key, why }])).slice(0, 1);
}

function isChanged(content: ActivityContent, rows: ActivityRows | undefined, names: ProgressNames): boolean {
  return !rows || activityFingerprint(activityContent(rows, names)) !== activityFingerprint(content);
}

function activityColumns(content: ActivityContent, id: number, of: Arrival) {
  const { reportedBy, validatedBy } = of.handover;
  const { key, title, startsOn, endedOn, region, validationNote } = content;
  return {
    id,
    commissionId: of.names.commissionId,
    key,
    title,
    startsOn,
    endedOn,
    regionCode: region,
    institutionId: of.names.institutionId(content.institutions[0] ?? ''),
    reportedBy,
    reportedAt: of.by.at,
    validatedBy,
    validatedAt: validatedBy === null ? null : of.by.at,
    validationNote,
  };
}

function addParts(rows: Collected, content: ActivityContent, activity: ActivityColumns, of: Comparison): void {
  const { names, countsFrom } = of;
  const { commissionId, id: activityId, validatedBy, validatedAt, validationNote: reason } = activity;
  content.institutions.forEach((acronym, position) => {
    rows.institutions.push({ commissionId, activityId, institutionId: names.institutionId(acronym), position });
  });
  content.documents.forEach((citation, position) => {
    rows.documents.push({ commissionId, activityId, position, citation });
  });
  const orders = of.rows[content.key] ?? [];
  content.contributions.forEach((each, position) => {
    const row = contributionRow(each, position, { names, activity, countsFrom });
    rows.contributions.push({ order: orders[position] ?? 0, row });
  });
  if (validatedBy === null) return;
  rows.reviews.push({ commissionId, activityId, step: 'validated', actor: validatedBy, at: validatedAt ?? 0, reason });
}
