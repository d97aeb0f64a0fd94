import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { indicatorKey, type IndicatorProgress } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import type { Asked } from '../domain/light';
import { EMPTY_TALLY } from '../domain/measure';
import type { PlanAtVersion } from '../plans/plans.service';
import { RecordedProgressService, type RecordedStatements } from '../progress/recorded-progress.service';
import type { LightOverride } from './light-override.entity';
import { RemarksRepository } from './remarks.repository';
import { AskedService } from '../requests/asked.service';
import { type IndicatorTally, TallyRepository } from './tally.repository';

/** Everything recorded on a plan's indicators at a cutoff, as the rules of figures and lights need it. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly tallies: TallyRepository,
    private readonly recorded: RecordedProgressService,
    private readonly remarks: RemarksRepository,
    private readonly requests: AskedService,
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
    await othersTurn();
    const statements = await this.recorded.statementsAt(commissionId, ids, cutoff);
    const overrides = await this.remarks.overridesAt(commissionId, ids, cutoff);
    const asked = await this.requests.askedAt(at, cutoff);
    await othersTurn();
    const lights = new Map(overrides.map((row) => [row.indicatorId, row]));
    const standing = standingIn(at);
    return new Map(
      at.indicators.map(({ id, key }) => {
        const found = { tally: tallies.get(id), statements, light: lights.get(id), asked: asked.get(key) ?? null };
        return [key, progressOf(id, standing, found)];
      }),
    );
  }
}

type Standing = (ids: Iterable<number> | undefined) => readonly string[];

function progressOf(
  id: number,
  standing: Standing,
  found: {
    tally: IndicatorTally | undefined;
    statements: RecordedStatements;
    light: Pick<LightOverride, 'light' | 'reason'> | undefined;
    asked: Asked | null;
  },
): IndicatorProgress {
  const { tally, statements, light, asked } = found;
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
    asked,
    reportedBy: standing(tally?.reporters),
    withoutProgress: standing(statements.withoutProgress.get(id)),
    inReview: standing(statements.inReview.get(id)),
    override: light ? { light: light.light, reason: light.reason } : null,
    validatedThrough: through > 0 ? through : null,
  };
}

/**
 * Acronyms of institutions; a member of a collective also stands as its collective. A list that several indicators
 * share is looked up once.
 */
function standingIn({ directory }: PlanAtVersion): Standing {
  const known = new Map<Iterable<number>, readonly string[]>();
  return (ids = []) => {
    const acronyms = known.get(ids) ?? acronymsOf(ids, directory);
    known.set(ids, acronyms);
    return acronyms;
  };
}

function acronymsOf(ids: Iterable<number>, directory: PlanAtVersion['directory']): string[] {
  const standing = new Set<number>();
  for (const id of ids) {
    standing.add(id);
    const collective = directory.collectiveOf(id);
    if (collective !== null) standing.add(collective);
  }
  return [...standing].map((id) => directory.acronymOf(id));
}
