import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Annex, type AnnexFacts, annexOf, type IndicatorProgress } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { AnnexStandingRepository } from './annex-standing.repository';
import { FiguresService } from './figures.service';
import { ObservationsService } from './observations.service';

/** What to evaluate: a plan at a cutoff, in the version in force then unless one is named. */
export interface EvaluationRequest {
  readonly plan: string;
  readonly cutoff: IsoDate;
  readonly version?: number | null;
}

// Each of them takes as long as nothing was kept only once; then it is a matter of milliseconds.
const MOST_TRIES = 8;

/**
 * The annex as data: built once, printed by every writer. It is read by many statements and never mixes two states:
 * whatever it rests on is the same after the last of them as before the first, else it is made again.
 */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
    private readonly progress: FiguresService,
    private readonly observations: ObservationsService,
    private readonly standings: AnnexStandingRepository,
  ) {}

  /** Figures, lights and totals without observations. */
  async figures(request: EvaluationRequest): Promise<Annex> {
    return this.undisturbed(request, async (at) => {
      const progress = await this.progress.progressAt(at, request.cutoff);
      return this.annexFrom(at, request.cutoff, progress, new Map());
    });
  }

  /** The whole annex, observations included. */
  async annex(request: EvaluationRequest): Promise<Annex> {
    return (await this.evaluated(request)).annex;
  }

  /** The whole annex with the version of the plan that it was made of. */
  async evaluated(request: EvaluationRequest): Promise<{ at: PlanAtVersion; annex: Annex }> {
    return this.undisturbed(request, async (at) => ({ at, annex: (await this.whole(at, request.cutoff)).annex }));
  }

  /**
   * The whole annex, and by indicator how many validated contributions there are up to the cutoff; for work that holds
   * the commission, where nothing can change meanwhile.
   */
  async withActivities(request: {
    plan: PlanAtVersion['plan'];
    cutoff: IsoDate;
  }): Promise<{ annex: Annex; activities: ReadonlyMap<string, number> }> {
    const at = await this.plans.atVersion(request.plan, request.cutoff);
    const { annex, progress } = await this.whole(at, request.cutoff);
    return { annex, activities: new Map([...progress].map(([key, each]) => [key, each.activities])) };
  }

  /** The cutoff that a page shows when nobody asks for one: today, or the plan's last day once it is over. */
  async latestCutoff(plan: string, today: IsoDate): Promise<IsoDate> {
    const { endsOn } = await this.plans.named(plan);
    return today < endsOn ? today : endsOn;
  }

  private async whole(
    at: PlanAtVersion,
    cutoff: IsoDate,
  ): Promise<{ annex: Annex; progress: ReadonlyMap<string, IndicatorProgress> }> {
    const progress = await this.progress.progressAt(at, cutoff);
    const observations = await this.observations.observationsAt(at, cutoff, progress);
    await othersTurn();
    return { progress, annex: await this.annexFrom(at, cutoff, progress, observations) };
  }

  private async undisturbed<T>(request: EvaluationRequest, work: (at: PlanAtVersion) => Promise<T>): Promise<T> {
    const { plan: reference, cutoff, version = null } = request;
    const { id: planId, commissionId } = await this.plans.named(reference);
    const stamp = () => this.standings.stampOf({ commissionId, planId, cutoff, version });
    let before = await stamp();
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const made = await work(await this.plans.atVersion(await this.plans.named(reference), cutoff, version));
      const after = await stamp();
      if (after === before) return made;
      before = after;
    }
    throw new Refusal('El plan está cambiando en este momento; vuelva a pedir el anexo.', 'unreachable');
  }

  private async annexFrom(
    at: PlanAtVersion,
    cutoff: IsoDate,
    progress: ReadonlyMap<string, IndicatorProgress>,
    observations: AnnexFacts['observations'],
  ): Promise<Annex> {
    const { code, title, startsOn, endsOn, countsFrom, countsFromNorm, commissionId } = at.plan;
    const { name: commission } = await this.commissions.ofId(commissionId);
    const letterhead = await this.commissions.letterheadOn(commissionId, cutoff);
    const legend = await this.commissions.legendOn(commissionId, cutoff);
    const version = at.version.number;
    const plan = { code, title, commission, version, startsOn, endsOn, countsFrom, countsFromNorm, letterhead };
    return annexOf({ plan, content: at.content, cutoff, progress, observations, legend });
  }
}
