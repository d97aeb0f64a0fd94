import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { changedThings, importedContent, type ImportedThing } from '../domain/audit-import';
import type { IsoDate } from '../domain/dates';
import { type Legend, legendOf } from '../domain/legend';
import type { Light } from '../domain/light';
import type { StatedContent } from '../domain/plan';
import { disagreements } from '../domain/plan-difference';
import { CommissionsService } from '../institutions/commissions.service';
import { namesIn } from '../progress/progress.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { RemarksRepository } from './remarks.repository';

type Fields = Readonly<Record<string, string>>;

/** For which cutoff a workbook speaks, and the SHA-256 of its file. */
interface Source {
  readonly cutoff: IsoDate;
  readonly file: string;
}

/** Texts and lights that the secretariat states in a plan's workbook, for its cutoff. */
@Injectable()
export class RemarksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly remarks: RemarksRepository,
    private readonly commissions: CommissionsService,
    private readonly audit: AuditService,
  ) {}

  /** What differs between remarks stored for a cutoff and those of a workbook for the same indicators, in sentences. */
  async differences(at: PlanAtVersion, cutoff: IsoDate, contents: readonly StatedContent[]): Promise<string[]> {
    const { commissionId } = at.plan;
    const ids = at.indicators.map((each) => each.id);
    const names = namesIn(at);
    const legend = await this.commissions.legendOn(commissionId, cutoff);
    const before = new Map<string, Fields>();
    for (const row of await this.remarks.textsThrough(commissionId, ids, cutoff)) {
      if (row.since === cutoff) before.set(`${names.indicatorKey(row.indicatorId)}, texto`, { texto: row.text });
    }
    for (const row of await this.remarks.overridesAt(commissionId, ids, cutoff)) {
      before.set(`${names.indicatorKey(row.indicatorId)}, semáforo`, lightFields(row, legend));
    }
    return disagreements(before, statedRemarks(contents, legend));
  }

  /** Puts the remarks of a workbook in the place of those of the same indicators at that cutoff; the same stay. */
  store(at: PlanAtVersion, contents: readonly StatedContent[], from: Source, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.storeTexts(at, contents, from, by);
      await this.storeLights(at, contents, from, by);
    });
  }

  private async storeTexts(at: PlanAtVersion, contents: readonly StatedContent[], from: Source, by: Deed) {
    const { commissionId } = at.plan;
    const { cutoff: since } = from;
    const names = namesIn(at);
    const ids = contents.map((each) => names.indicatorId(keyOf(each)));
    const stored = (await this.remarks.textsThrough(commissionId, ids, since)).filter((row) => row.since === since);
    const before = new Map(stored.map((row) => [names.indicatorKey(row.indicatorId), row.text]));
    const after = new Map(contents.filter(isText).map((each) => [keyOf(each), each.observations ?? '']));
    const things = changedThings(before, after);
    if (things.length === 0) return;
    const writtenBy = by.actor.name;
    const rows = things.flatMap(({ key, after: text }) => {
      if (typeof text !== 'string') return [];
      const indicatorId = names.indicatorId(key);
      return [{ commissionId, indicatorId, since, placement: 'before' as const, text, writtenBy }];
    });
    const indicatorIds = things.map(({ key }) => names.indicatorId(key));
    await this.remarks.replaceTexts(commissionId, { indicatorIds, since }, rows);
    this.record('texts.import', at, things, from, by);
  }

  private async storeLights(at: PlanAtVersion, contents: readonly StatedContent[], from: Source, by: Deed) {
    const { commissionId } = at.plan;
    const { cutoff } = from;
    const names = namesIn(at);
    const ids = contents.map((each) => names.indicatorId(keyOf(each)));
    const stored = await this.remarks.overridesAt(commissionId, ids, cutoff);
    const before = new Map(
      stored.map(({ indicatorId, light, reason }) => [names.indicatorKey(indicatorId), { light, reason }]),
    );
    const after = new Map(contents.flatMap((each) => (each.light ? [[keyOf(each), each.light] as const] : [])));
    const things = changedThings(before, after);
    if (things.length === 0) return;
    const set = { setBy: by.actor.name, setAt: by.at };
    const rows = things.flatMap(({ key }) => {
      const light = after.get(key);
      return light ? [{ commissionId, indicatorId: names.indicatorId(key), cutoff, ...light, ...set }] : [];
    });
    const indicatorIds = things.map(({ key }) => names.indicatorId(key));
    await this.remarks.replaceOverrides(commissionId, { indicatorIds, cutoff }, rows);
    this.record('lights.import', at, things, from, by);
  }

  private record(
    action: 'texts.import' | 'lights.import',
    { plan }: PlanAtVersion,
    things: readonly ImportedThing[],
    from: Source,
    by: Deed,
  ): void {
    const { id, code: label, commissionId } = plan;
    const subject = { kind: 'plan', id, label };
    this.audit.record({ by, commissionId, action, subject, ...importedContent(things, { ...from }) });
  }
}

function statedRemarks(contents: readonly StatedContent[], legend: Legend): Map<string, Fields> {
  const remarks = new Map<string, Fields>();
  for (const each of contents) {
    if (isText(each)) remarks.set(`${keyOf(each)}, texto`, { texto: each.observations ?? '' });
    if (each.light) remarks.set(`${keyOf(each)}, semáforo`, lightFields(each.light, legend));
  }
  return remarks;
}

// Beside a figure the observations belong to the figure; alone they are the secretariat's text.
function isText({ executed, observations }: StatedContent): boolean {
  return executed === null && observations !== null;
}

function keyOf({ element, number }: StatedContent): string {
  return `${element}-${number}`;
}

function lightFields({ light, reason }: { light: Light; reason: string }, legend: Legend): Fields {
  return { semáforo: legendOf(light, legend).label, motivo: reason };
}
