import { Injectable } from '@nestjs/common';
import { CommissionsService } from '../institutions/commissions.service';
import { MembershipsService } from './memberships.service';

/** Whether a commission demands a second factor of its people. */
@Injectable()
export class SecondFactorDuty {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly commissions: CommissionsService,
  ) {}

  /** Of somebody in several commissions the strictest counts, of who administers them all any of them. */
  async isCompulsory(accountId: number): Promise<boolean> {
    const own = await this.memberships.ofAccount(accountId);
    const strict = (await this.commissions.all()).filter((each) => each.secondFactorRequired);
    return own.some(({ commissionId }) =>
      commissionId === null ? strict.length > 0 : strict.some(({ id }) => id === commissionId),
    );
  }
}
