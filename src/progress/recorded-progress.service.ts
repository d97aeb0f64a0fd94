import { Injectable } from '@nestjs/common';
import { storedAmount } from '../database/columns';
import type { IsoDate } from '../domain/dates';
import { standingOf } from '../domain/counting';
import type { ObservedContribution } from '../domain/observations';
import { ActivitiesRepository } from './activities.repository';
import { joinedKey, joinsByPlace } from './duplicate-counting.service';
import { DuplicatesRepository, type JoinInForce } from './duplicates.repository';
import { ObservedProgressRepository, type ObservedRow } from './observed-progress.repository';
import { type DeclaredRow, type StatedRow, StatementsRepository } from './statements.repository';

/** Institutions by indicator. */
export type InstitutionsOf = ReadonlyMap<number, ReadonlySet<number>>;

/** What is recorded on indicators up to a cutoff, beside what their contributions add up to. */
export interface RecordedStatements {
  /** The last figure carried over, by indicator. */
  readonly stated: ReadonlyMap<number, StatedRow>;
  readonly withoutProgress: InstitutionsOf;
  /** Validated declarations of "sin avance", by indicator. */
  readonly declared: ReadonlyMap<number, readonly DeclaredRow[]>;
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
    private readonly duplicates: DuplicatesRepository,
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
      declared: byIndicator(validated),
      inReview: institutionsOf([...waiting, ...declared.filter((row) => row.validatedAt === null)]),
      validatedThrough: through,
    };
  }

  /** What institutions reported twice on these indicators, as the secretariat joined it. */
  async joinsOn(commissionId: number, indicatorIds: readonly number[]): Promise<JoinsOnIndicators> {
    return joinsOf(await this.duplicates.inForceOn(commissionId, indicatorIds));
  }

  /** Validated contributions by indicator with what is told of their activities, up to a cutoff. */
  async observedAt(
    commissionId: number,
    indicatorIds: readonly number[],
    of: ObservedChoice & { readonly cutoff: IsoDate },
  ): Promise<ReadonlyMap<number, ObservedContribution[]>> {
    const observed = new Map<number, ObservedContribution[]>();
    const { rows, documents } = await this.observed.observedOn(commissionId, indicatorIds, of.cutoff);
    const joined = await this.joinsOn(commissionId, indicatorIds);
    for (const row of rows) {
      const contribution = observedContribution(row, documents.get(row.activity_id) ?? [], { ...of, joined });
      const known = observed.get(row.indicator_id);
      if (known) known.push(contribution);
      else observed.set(row.indicator_id, [contribution]);
    }
    return observed;
  }
}

/** How what is observed is told. */
export interface ObservedChoice {
  readonly countsFrom: IsoDate | null;
  readonly regionName: (code: string) => string;
  readonly acronymOf: (institutionId: number) => string;
}

/** Which contributions do not count because another institution reported the same, and which count for others too. */
export interface JoinsOnIndicators {
  /** Institution whose report counts; null: the contribution stands by itself. */
  countedWith(activityId: number, indicatorId: number): number | null;
  /** Institutions that reported the same beside the one that counts. */
  alsoReportedBy(activityId: number, indicatorId: number): readonly number[];
}

function joinsOf(joins: readonly JoinInForce[]): JoinsOnIndicators {
  const byPlace = joinsByPlace(joins);
  const others = new Map<string, number[]>();
  for (const { countedWithId, indicatorId, institutionId } of joins) {
    const key = joinedKey(countedWithId, indicatorId);
    others.set(key, [...(others.get(key) ?? []), institutionId]);
  }
  return {
    countedWith: (activity, indicator) => byPlace.get(joinedKey(activity, indicator))?.countedWithInstitutionId ?? null,
    alsoReportedBy: (activity, indicator) => others.get(joinedKey(activity, indicator)) ?? [],
  };
}

function byIndicator(rows: readonly DeclaredRow[]): Map<number, DeclaredRow[]> {
  const found = new Map<number, DeclaredRow[]>();
  for (const row of rows) found.set(row.indicatorId, [...(found.get(row.indicatorId) ?? []), row]);
  return found;
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
  of: ObservedChoice & { readonly joined: JoinsOnIndicators },
): ObservedContribution {
  const { starts_on: startsOn, ended_on: endedOn, title, region_code: region, stage, subject, criterion } = row;
  const { count_choice: choice, count_reason: reason } = row;
  const counting = of.joined.countedWith(row.activity_id, row.indicator_id);
  const others = of.joined.alsoReportedBy(row.activity_id, row.indicator_id);
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
    standing: standingOf({
      ...{ endedOn, countsFrom: of.countsFrom, choice, reason },
      countedWith: counting === null ? null : of.acronymOf(counting),
    }),
    alsoReportedBy: others.map(of.acronymOf),
    institution: of.acronymOf(row.institution_id),
  };
}
