import { Injectable } from '@nestjs/common';
import { LoginSessionsService } from '../access/login-sessions.service';
import type { Agenda } from '../domain/agenda';
import type { Annex } from '../domain/annex';
import type { Board } from '../domain/board';
import { currentPlan, type OfferedPlan } from '../domain/current-plan';
import type { IsoDate } from '../domain/dates';
import { ownInstitutions } from '../domain/own-institutions';
import type { Person, Reach } from '../domain/permissions';
import { type AnnexStanding, KnownAnnexes } from '../evaluation/known-annexes.service';
import { AgendaService } from '../requests/agenda.service';
import { OfferedPlansRepository } from './offered-plans.repository';

/** Which plan the board shows, and all that it rests on. */
export interface BoardStanding {
  readonly plans: readonly OfferedPlan[];
  /** Null: there is no plan. */
  readonly standing: AnnexStanding | null;
  /** Changes with anything that the board shows. */
  readonly state: string;
}

@Injectable()
export class HomeService {
  constructor(
    private readonly plans: OfferedPlansRepository,
    private readonly annexes: KnownAnnexes,
    private readonly agendas: AgendaService,
    private readonly sessions: LoginSessionsService,
  ) {}

  /** Of the plan asked for, else of the current one; refused where there is no such plan. */
  async standing(
    asked: { readonly plan: string | null; readonly cutoff: IsoDate | null; readonly reach: Reach },
    today: IsoDate,
  ): Promise<BoardStanding> {
    const plans = await this.plans.within(asked.reach);
    const reference = asked.plan ?? currentPlan(plans, today)?.reference ?? null;
    if (reference === null) return { plans, standing: null, state: '' };
    const standing = await this.annexes.standing({ plan: reference, cutoff: asked.cutoff, reach: asked.reach }, today);
    const state = `${standing.reference} ${standing.cutoff} ${standing.stamp} ${JSON.stringify(plans)}`;
    return { plans, standing, state };
  }

  /** What the person has to do now, and what changed since the login before; null: nothing is asked of them. */
  async agenda(person: Person, loginSessionId: number | null, today: IsoDate): Promise<Agenda | null> {
    const since = loginSessionId === null ? null : await this.sessions.lastVisit(person.accountId, loginSessionId);
    return this.agendas.of(person, since, today);
  }

  /** The board with the acronyms of the institutions for which alone the person is here. */
  async board(
    standing: AnnexStanding,
    person: Person,
  ): Promise<{ annex: Annex; board: Board; own: readonly string[] }> {
    const { annex, at } = await this.annexes.annex(standing);
    const own = ownInstitutions(person, standing.commissionId).map((id) => at.directory.acronymOf(id));
    return { annex, board: this.annexes.board(annex), own };
  }
}
