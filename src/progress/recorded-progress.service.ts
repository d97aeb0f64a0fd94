import { Injectable } from '@nestjs/common';
import { storedAmount } from '../database/columns';
import type { IsoDate } from '../domain/dates';
import { standingOf } from '../domain/counting';
import type { ObservedContribution } from '../domain/observations';
import { ActivitiesRepository } from './activities.repository';
import { ObservedProgressRepository, type ObservedRow } from './observed-progress.repository';
import { type StatedRow, StatementsRepository } from './statements.repository';

/** Institutions by indicator. */
export type InstitutionsOf = ReadonlyMap<number, ReadonlySet<number>>;

/** What is recorded on indicators up to a cutoff, beside what their contributions add up to. */
export interface RecordedStatements {
  /** The last figure carried over, by indicator. */
  readonly stated: ReadonlyMap<number, StatedRow>;
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
    private readonly observed: ObservedProgressRepository,
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
    const observed = new Map<number, ObservedContribution[]>();
    const { rows, documents } = await this.observed.observedOn(commissionId, indicatorIds, of.cutoff);
    for (const row of rows) {
      const contribution = observedContribution(row, documents.get(row.activity_id) ?? [], of);
      const known = observed.get(row.indicator_id);
      if (known) known.push(contribution);
      else observed.set(row.indicator_id, [contribution]);
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
  row: ObservedRow,
  documents: readonly string[],
  of: { countsFrom: IsoDate | null; regionName: (code: string) => string },
): ObservedContribution {
  const { starts_on: startsOn, ended_on: endedOn, title, region_code: region, stage, subject, criterion } = row;
  const { count_choice: choice, count_reason: reason } = row;
  return {
    startsOn,
    endedOn,
    sequence: row.id,
    title,
    region: region === null ? null : of.regionName(region),
    documents,
    quantity: storedAmount(row.quantity) ?? 0n,
    denominator: storedAmount(row.denominator),
    stage,
    subject,
    criterion,
    standing: standingOf({ endedOn, countsFrom: of.countsFrom, choice, reason, countedWith: null }),
  };
}
