import { Injectable } from '@nestjs/common';
import { MembershipsService } from '../access/memberships.service';
import { type Action, type Denial, type Person, whyNot } from '../domain/permissions';

/** A report as the rules of review see it. */
export interface ReviewedThing {
  readonly commissionId: number;
  readonly institutionId: number;
  /** E-mail addresses of whoever sent it, or an earlier one of the same line. */
  readonly reportedBy: readonly string[];
}

/** Whether a person may review a report: the same answer hides the button and refuses the deed. */
@Injectable()
export class ReviewRights {
  constructor(private readonly memberships: MembershipsService) {}

  async whyNot(action: Action, person: Person, thing: ReviewedThing): Promise<Denial | null> {
    const [denial] = await this.whyNotEach(action, person, [thing]);
    return denial ?? null;
  }

  /** In their order; of each commission its secretariat is counted once. */
  async whyNotEach(
    action: Action,
    person: Person,
    things: readonly ReviewedThing[],
  ): Promise<readonly (Denial | null)[]> {
    const people = new Map<number, number>();
    for (const id of new Set(things.map(({ commissionId }) => commissionId)))
      people.set(id, await this.memberships.secretariatOf(id));
    return things.map(({ commissionId, institutionId, reportedBy }) => {
      const secretariat = people.get(commissionId) ?? 0;
      return whyNot(action, person, { commissionId, institutionIds: [institutionId], reportedBy, secretariat });
    });
  }
}
