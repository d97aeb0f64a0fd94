import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import { standingOf } from '../domain/counting';
import type { ObservedContribution } from '../domain/observations';
import { ActivitiesRepository, type ActivityRows } from './activities.repository';
import type { Contribution } from './contribution.entity';
import type { StatedValue } from './stated-value.entity';
import { StatementsRepository } from './statements.repository';

/** Institutions by indicator. */
export type InstitutionsOf = ReadonlyMap<number, ReadonlySet<number>>;

/** What is recorded on indicators up to a cutoff, beside what their contributions add up to. */
export interface RecordedStatements {
  /** The last figure carried over, by indicator. */
  readonly stated: ReadonlyMap<number, StatedValue>;
  readonly withoutProgress: InstitutionsOf;
  readonly inReview: InstitutionsOf;
  /** The last validation of a declaration, by indicator. */
  readonly validatedThrough: ReadonlyMap<number, number>;
}

/** Reads records for evaluations; it changes nothing. */
@Injectable()
export class RecordedProgressService {
  constructor(
    private readonly activities: ActivitiesRepository,
    private readonly statements: StatementsRepository,
  ) {}

  async statementsAt(
    commissionId: number,
    indicatorIds: readonly number[],
    cutoff: IsoDate,
  ): Promise<RecordedStatements> {
    const stated = await this.statements.statedThrough(commissionId, indicatorIds, cutoff);
    const declared = await this.statements.noProgressThrough(commissionId, indicatorIds, cutoff);
    const waiting = await this.activities.inReview(commissionId, indicatorIds, cutoff);
    const validated = declared.filter((row) => row.validatedAt !== null);
    const through = new Map<number, number>();
    for (const { indicatorId, validatedAt } of validated) {
      through.set(indicatorId, Math.max(through.get(indicatorId) ?? 0, validatedAt ?? 0));
    }
    return {
      stated: new Map(stated.map((row) => [row.indicatorId, row])),
      withoutProgress: institutionsOf(validated),
      inReview: institutionsOf([...waiting, ...declared.filter((row) => row.validatedAt === null)]),
      validatedThrough: through,
    };
  }

  /** Validated contributions by indicator with what is told of their activities, up to a cutoff. */
  async observedAt(
    commissionId: number,
    indicatorIds: readonly number[],
    of: { cutoff: IsoDate; countsFrom: IsoDate | null; regionName: (code: string) => string },
  ): Promise<ReadonlyMap<number, ObservedContribution[]>> {
    const wanted = new Set(indicatorIds);
    const observed = new Map<number, ObservedContribution[]>();
    for (const rows of await this.activities.validatedOf(commissionId, indicatorIds, of.cutoff)) {
      for (const contribution of rows.contributions) {
        if (!wanted.has(contribution.indicatorId)) continue;
        const list = observed.get(contribution.indicatorId) ?? [];
        observed.set(contribution.indicatorId, list);
        list.push(observedContribution(rows, contribution, of));
      }
    }
    return observed;
  }
}

function institutionsOf(rows: readonly { indicatorId: number; institutionId: number }[]): InstitutionsOf {
  const found = new Map<number, Set<number>>();
  for (const { indicatorId, institutionId } of rows) {
    const institutions = found.get(indicatorId) ?? new Set();
    found.set(indicatorId, institutions.add(institutionId));
  }
  return found;
}

function observedContribution(
  { activity, documents }: ActivityRows,
  contribution: Contribution,
  of: { countsFrom: IsoDate | null; regionName: (code: string) => string },
): ObservedContribution {
  const { startsOn, endedOn, title, regionCode } = activity;
  const { id, quantity, denominator, stage, subject, criterion, countChoice, countReason } = contribution;
  return {
    startsOn,
    endedOn,
    sequence: id,
    title,
    region: regionCode === null ? null : of.regionName(regionCode),
    documents: documents.map((each) => each.citation),
    quantity,
    denominator,
    stage,
    subject,
    criterion,
    standing: standingOf({
      endedOn,
      countsFrom: of.countsFrom,
      choice: countChoice,
      reason: countReason,
      countedWith: null,
    }),
  };
}
