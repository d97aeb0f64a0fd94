import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant, IsoDate } from '../domain/dates';
import { legendOf } from '../domain/legend';
import type { Light } from '../domain/light';
import type { StatedContent } from '../domain/plan';
import { disagreements } from '../domain/plan-difference';
import { namesIn } from '../progress/progress.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { RemarksRepository } from './remarks.repository';

type Fields = Readonly<Record<string, string>>;

/** Texts and lights that the secretariat states in a plan's workbook, for its cutoff. */
@Injectable()
export class RemarksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly remarks: RemarksRepository,
  ) {}

  /** What differs between remarks stored for a cutoff and those of a workbook for the same indicators, in sentences. */
  async differences(at: PlanAtVersion, cutoff: IsoDate, contents: readonly StatedContent[]): Promise<string[]> {
    const { commissionId } = at.plan;
    const ids = at.indicators.map((each) => each.id);
    const names = namesIn(at);
    const before = new Map<string, Fields>();
    for (const row of await this.remarks.textsThrough(commissionId, ids, cutoff)) {
      if (row.since === cutoff) before.set(`${names.indicatorKey(row.indicatorId)}, texto`, { texto: row.text });
    }
    for (const row of await this.remarks.overridesAt(commissionId, ids, cutoff)) {
      before.set(`${names.indicatorKey(row.indicatorId)}, semáforo`, lightFields(row));
    }
    return disagreements(before, statedRemarks(contents));
  }

  /** Puts the remarks of a workbook in the place of those of the same indicators at that cutoff. */
  store(
    at: PlanAtVersion,
    cutoff: IsoDate,
    contents: readonly StatedContent[],
    by: { writtenBy: string; at: Instant },
  ): Promise<void> {
    return this.transactions.within(async () => {
      const { commissionId } = at.plan;
      const names = namesIn(at);
      const idOf = (each: StatedContent): number => names.indicatorId(keyOf(each));
      const indicatorIds = contents.map(idOf);
      const texts = contents.filter(isText).map((each) => ({
        commissionId,
        indicatorId: idOf(each),
        since: cutoff,
        placement: 'before' as const,
        text: each.observations ?? '',
        writtenBy: by.writtenBy,
      }));
      const lights = contents.flatMap((each) =>
        each.light === null
          ? []
          : [{ commissionId, indicatorId: idOf(each), cutoff, ...each.light, setBy: by.writtenBy, setAt: by.at }],
      );
      await this.remarks.replaceTexts(commissionId, { indicatorIds, since: cutoff }, texts);
      await this.remarks.replaceOverrides(commissionId, { indicatorIds, cutoff }, lights);
    });
  }
}

function statedRemarks(contents: readonly StatedContent[]): Map<string, Fields> {
  const remarks = new Map<string, Fields>();
  for (const each of contents) {
    if (isText(each)) remarks.set(`${keyOf(each)}, texto`, { texto: each.observations ?? '' });
    if (each.light) remarks.set(`${keyOf(each)}, semáforo`, lightFields(each.light));
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

function lightFields({ light, reason }: { light: Light; reason: string }): Fields {
  return { semáforo: legendOf(light).label, motivo: reason };
}
