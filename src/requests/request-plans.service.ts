import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../domain/dates';
import { type Reach, reaches } from '../domain/permissions';
import { planReference } from '../domain/plan-reference';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { PlansService } from '../plans/plans.service';
import type { PlanChoice } from './request-choices';

/** The plans that requests can be about. */
@Injectable()
export class RequestPlans {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
  ) {}

  /** The plan of a reference, or (null) the latest within reach, as of a day; with the others beside it. */
  async choice(reference: string | null, reach: Reach, on: (endsOn: IsoDate) => IsoDate): Promise<PlanChoice> {
    const codes = new Map((await this.commissions.all()).map(({ id, code }) => [id, code]));
    const own = (await this.plans.all()).filter(({ commissionId }) => reaches(reach, commissionId));
    const all = own.map((plan) => {
      const isAlone = own.filter(({ code }) => code === plan.code).length === 1;
      return { plan, reference: isAlone ? plan.code : planReference(codes.get(plan.commissionId) ?? '', plan.code) };
    });
    const [latest] = all;
    if (latest === undefined)
      throw new Refusal('Todavía no hay ningún plan; impórtelo antes de enviar requerimientos.', 'not-found');
    const plan = reference === null ? latest.plan : await this.plans.named(reference, reach);
    const chosen = all.find((each) => each.plan.id === plan.id) ?? latest;
    const at = await this.plans.atVersion(chosen.plan, on(chosen.plan.endsOn));
    const titled = all.map((each) => ({ reference: each.reference, title: each.plan.title }));
    return { at, reference: chosen.reference, all: titled };
  }
}
