import { Injectable } from '@nestjs/common';
import type { Annex } from '../domain/annex';
import { type Board, boardOf } from '../domain/board';
import type { IsoDate } from '../domain/dates';
import type { Reach } from '../domain/permissions';
import { readPlanReference } from '../domain/plan-reference';
import type { PlanAtVersion } from '../plans/plans.service';
import { PlansService } from '../plans/plans.service';
import { type AnnexStanding, AnnexStandingRepository } from './annex-standing.repository';
import { EvaluationService } from './evaluation.service';

export type { AnnexStanding } from './annex-standing.repository';

/** Which plan at which cutoff (null: see `standing`), for whom these commissions are within reach. */
export interface PlanAsked {
  readonly plan: string;
  readonly cutoff: IsoDate | null;
  readonly reach: Reach;
}

/** An annex with the version of the plan that it was made of. */
export interface KnownAnnex {
  readonly standing: AnnexStanding;
  readonly at: PlanAtVersion;
  readonly annex: Annex;
}

interface Kept {
  readonly stamp: string;
  readonly known: Promise<KnownAnnex>;
}

// A plan of 500 indicators with long observations takes about 2 MB.
const MOST_KEPT = 16;

/**
 * Annexes for pages: made once and shown again for as long as the database says that nothing they rest on changed.
 * What is kept is asked about on every request, so that any instance shows what another one has just stored.
 */
@Injectable()
export class KnownAnnexes {
  /** By version and cutoff, the one used last at the end. */
  private readonly kept = new Map<string, Kept>();
  private readonly boards = new WeakMap<Annex, Board>();

  constructor(
    private readonly standings: AnnexStandingRepository,
    private readonly plans: PlansService,
    private readonly evaluation: EvaluationService,
  ) {}

  /**
   * Where a plan within reach stands at a cutoff (null: today, or its last day once it is over); refused where there
   * is no such plan.
   */
  async standing({ plan, cutoff, reach }: PlanAsked, today: IsoDate): Promise<AnnexStanding> {
    const named = readPlanReference(plan);
    const standings = named === null ? [] : await this.standings.standingsOf({ ...named, cutoff, today, reach });
    const [standing] = standings;
    if (standing && standings.length === 1) return standing;
    const { code } = await this.plans.named(plan, reach);
    throw new Error(`No standing of plan ${code}`);
  }

  /** The annex that a standing tells of, or a newer one. */
  async annex(standing: AnnexStanding): Promise<KnownAnnex> {
    const { reference, versionId, cutoff, stamp } = standing;
    const key = `${reference} ${versionId} ${cutoff}`;
    const kept = this.kept.get(key);
    this.kept.delete(key);
    const current = kept?.stamp === stamp ? kept : { stamp, known: this.made(standing) };
    this.kept.set(key, current);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    try {
      return await current.known;
    } catch (error) {
      if (this.kept.get(key) === current) this.kept.delete(key);
      throw error;
    }
  }

  /** Both at once. */
  async named(asked: PlanAsked, today: IsoDate): Promise<KnownAnnex> {
    return this.annex(await this.standing(asked, today));
  }

  /** The board of an annex, made once for it. */
  board(annex: Annex): Board {
    const known = this.boards.get(annex) ?? boardOf(annex);
    this.boards.set(annex, known);
    return known;
  }

  private async made(standing: AnnexStanding): Promise<KnownAnnex> {
    const { reference: plan, cutoff, versionNumber: version } = standing;
    return { standing, ...(await this.evaluation.evaluated({ plan, cutoff, version })) };
  }
}
