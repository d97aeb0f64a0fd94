import { Injectable } from '@nestjs/common';
import { AuditTrailService } from '../audit/audit-trail.service';
import type { IsoDate } from '../domain/dates';
import { type HistoryStep, lastFirst, loggedStep } from '../domain/history';
import { type Reach, reaches } from '../domain/permissions';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import type { Membership } from './membership.entity';
import { MembershipsRepository } from './memberships.repository';
import type { HeldRole } from './people.service';

/** Whether somebody can come in at all; who came in, and when, is their own affair. */
const STANDING = /^account\.|^second-factor\.remove$/;

export interface PersonStep extends HistoryStep {
  /** The role that was given or taken away; null: it was something else. */
  readonly role: HeldRole | null;
}

/** What was done to a person's roles and account by those who administer them. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly trail: AuditTrailService,
    private readonly memberships: MembershipsRepository,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
  ) {}

  /** Of roles within reach, those that have ended among them, and of the account where everything is; the last first. */
  async of(accountId: number, reach: Reach, today: IsoDate): Promise<PersonStep[]> {
    const steps: PersonStep[] = reach === 'every' ? await this.ofAccount(accountId) : [];
    const commissions = new Map((await this.commissions.all()).map(({ id, code }) => [id, code]));
    const directory = await this.institutions.directory(today);
    for (const row of await this.memberships.everOfAccount(accountId)) {
      const { id, commissionId, institutionId, role, presides } = row;
      if (!isWithin(row, reach)) continue;
      const commission = commissionId === null ? null : (commissions.get(commissionId) ?? '');
      const institution = institutionId === null ? null : directory.acronymOf(institutionId);
      const held = { id, role, presides, commission, institution };
      const logged = await this.trail.historyOf({ commissionId, kind: 'membership', id });
      steps.push(...logged.reverse().map((each) => ({ ...loggedStep(each), role: held })));
    }
    return lastFirst(steps);
  }

  private async ofAccount(id: number): Promise<PersonStep[]> {
    const logged = await this.trail.historyOf({ commissionId: null, kind: 'account', id });
    const standing = logged.filter(({ entry }) => STANDING.test(entry.action));
    return standing.reverse().map((each) => ({ ...loggedStep(each), role: null }));
  }
}

function isWithin({ commissionId }: Membership, reach: Reach): boolean {
  return commissionId === null ? reach === 'every' : reaches(reach, commissionId);
}
