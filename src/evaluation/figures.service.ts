import { Injectable } from '@nestjs/common';
import { indicatorKey, type IndicatorProgress } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { EMPTY_TALLY } from '../domain/measure';
import type { PlanAtVersion } from '../plans/plans.service';
import { RecordedProgressService, type RecordedStatements } from '../progress/recorded-progress.service';
import type { LightOverride } from './light-override.entity';
import { RemarksRepository } from './remarks.repository';
import { type IndicatorTally, TallyRepository } from './tally.repository';

/** Everything recorded on a plan's indicators at a cutoff, as the rules of figures and lights need it. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly tallies: TallyRepository,
    private readonly recorded: RecordedProgressService,
    private readonly remarks: RemarksRepository,
  ) {}

  /** By `indicatorKey`. */
  async progressAt(at: PlanAtVersion, cutoff: IsoDate): Promise<ReadonlyMap<string, IndicatorProgress>> {
    const { commissionId, startsOn } = at.plan;
    const ids = at.indicators.map(({ id }) => id);
    const rules = new Map(at.content.indicators.map((each) => [indicatorKey(each), each.rule]));
    const wanted = at.indicators.flatMap(({ id, key, revision }) => {
      const rule = rules.get(key);
      return rule ? [{ id, revision, rule }] : [];
    });
    const tallies = await this.tallies.talliesAt({ commissionId, startsOn, cutoff, indicators: wanted });
    const statements = await this.recorded.statementsAt(commissionId, ids, cutoff);
    const overrides = await this.remarks.overridesAt(commissionId, ids, cutoff);
    const lights = new Map(overrides.map((row) => [row.indicatorId, row]));
    return new Map(
      at.indicators.map(({ id, key }) => {
        return [key, progressOf(id, at, { tally: tallies.get(id), statements, light: lights.get(id) })];
      }),
    );
  }
}

function progressOf(
  id: number,
  at: PlanAtVersion,
  found: {
    tally: IndicatorTally | undefined;
    statements: RecordedStatements;
    light: LightOverride | undefined;
  },
): IndicatorProgress {
  const { tally, statements, light } = found;
  const stated = statements.stated.get(id);
  const instants = [
    tally?.validatedThrough ?? 0,
    statements.validatedThrough.get(id) ?? 0,
    tally?.activities ? 0 : (stated?.validatedAt ?? 0),
  ];
  const through = Math.max(...instants);
  return {
    tally: tally?.tally ?? EMPTY_TALLY,
    activities: tally?.activities ?? 0,
    stated: stated ? { executed: stated.executed, activityDone: stated.activityDone } : null,
    asked: null,
    reportedBy: standingAs(tally?.reporters, at),
    withoutProgress: standingAs(statements.withoutProgress.get(id), at),
    inReview: standingAs(statements.inReview.get(id), at),
    override: light ? { light: light.light, reason: light.reason } : null,
    validatedThrough: through > 0 ? through : null,
  };
}

/** Acronyms of institutions; a member of a collective also stands as its collective. */
function standingAs(ids: Iterable<number> | undefined, { directory }: PlanAtVersion): string[] {
  const standing = new Set<number>();
  for (const id of ids ?? []) {
    standing.add(id);
    const collective = directory.collectiveOf(id);
    if (collective !== null) standing.add(collective);
  }
  return [...standing].map((id) => directory.acronymOf(id));
}
