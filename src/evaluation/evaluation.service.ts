import { Injectable } from '@nestjs/common';
import { type Annex, type AnnexFacts, annexOf, type IndicatorProgress } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { CommissionsService } from '../institutions/commissions.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { FiguresService } from './figures.service';
import { ObservationsService } from './observations.service';

/** What to evaluate: a plan at a cutoff, in the version in force then unless one is named. */
export interface EvaluationRequest {
  readonly plan: string;
  readonly cutoff: IsoDate;
  readonly version?: number | null;
}

/** The annex as data: built once, printed by every writer. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
    private readonly progress: FiguresService,
    private readonly observations: ObservationsService,
  ) {}

  /** Figures, lights and totals without observations. */
  async figures(request: EvaluationRequest): Promise<Annex> {
    const at = await this.atVersion(request);
    return this.annexFrom(at, request.cutoff, await this.progress.progressAt(at, request.cutoff), new Map());
  }

  /** The whole annex, observations included. */
  async annex(request: EvaluationRequest): Promise<Annex> {
    return (await this.evaluated(request)).annex;
  }

  /** The whole annex with the version of the plan that it was made of. */
  async evaluated(request: EvaluationRequest): Promise<{ at: PlanAtVersion; annex: Annex }> {
    const at = await this.atVersion(request);
    const progress = await this.progress.progressAt(at, request.cutoff);
    const observations = await this.observations.observationsAt(at, request.cutoff, progress);
    return { at, annex: await this.annexFrom(at, request.cutoff, progress, observations) };
  }

  /** The whole annex, and by indicator how many validated contributions there are up to the cutoff. */
  async withActivities(request: {
    plan: PlanAtVersion['plan'];
    cutoff: IsoDate;
  }): Promise<{ annex: Annex; activities: ReadonlyMap<string, number> }> {
    const at = await this.plans.atVersion(request.plan, request.cutoff);
    const progress = await this.progress.progressAt(at, request.cutoff);
    const observations = await this.observations.observationsAt(at, request.cutoff, progress);
    const activities = new Map([...progress].map(([key, each]) => [key, each.activities]));
    return { annex: await this.annexFrom(at, request.cutoff, progress, observations), activities };
  }

  /** The cutoff that a page shows when nobody asks for one: today, or the plan's last day once it is over. */
  async latestCutoff(plan: string, today: IsoDate): Promise<IsoDate> {
    const { endsOn } = await this.plans.named(plan);
    return today < endsOn ? today : endsOn;
  }

  private async atVersion({ plan, cutoff, version }: EvaluationRequest): Promise<PlanAtVersion> {
    return this.plans.atVersion(await this.plans.named(plan), cutoff, version ?? null);
  }

  private async annexFrom(
    at: PlanAtVersion,
    cutoff: IsoDate,
    progress: ReadonlyMap<string, IndicatorProgress>,
    observations: AnnexFacts['observations'],
  ): Promise<Annex> {
    const { code, title, startsOn, endsOn, countsFrom, countsFromNorm, commissionId } = at.plan;
    const { name: commission } = await this.commissions.ofId(commissionId);
    const plan = { code, title, commission, version: at.version.number, startsOn, endsOn, countsFrom, countsFromNorm };
    return annexOf({ plan, content: at.content, cutoff, progress, observations });
  }
}
