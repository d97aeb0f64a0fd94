import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { COLLECTIVE, type CollectivePeriod, periodsOf, whyNotJoin, whyNotLeave } from '../domain/collective';
import type { IsoDate } from '../domain/dates';
import type { Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import type { Institution } from './institution.entity';
import { InstitutionsRepository } from './institutions.repository';
import { refuseUnlessMay } from './permission';

/** A collective with the periods of its members, and all institutions by which they are known. */
export interface CollectiveStanding {
  readonly collective: Institution;
  readonly periods: readonly CollectivePeriod[];
  readonly institutions: readonly Institution[];
  /** All periods of any collective. */
  readonly everywhere: readonly CollectivePeriod[];
}

/** Collectives and their members from a day to a day. */
@Injectable()
export class CollectivesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly institutions: InstitutionsRepository,
    private readonly audit: AuditService,
  ) {}

  async all(person: Person): Promise<CollectiveStanding[]> {
    refuseUnlessMay('catalogue.manage', person, null);
    const institutions = await this.institutions.all();
    const everywhere = periodsOf(institutions, await this.institutions.collectivePeriods());
    const collectives = institutions.filter(({ kind }) => kind === COLLECTIVE);
    return collectives.map((collective) => {
      const periods = everywhere.filter(({ collectiveId }) => collectiveId === collective.id);
      return { collective, periods, institutions, everywhere };
    });
  }

  async one(id: number, person: Person): Promise<CollectiveStanding> {
    const standing = (await this.all(person)).find(({ collective }) => collective.id === id);
    if (!standing) throw new Refusal('No existe el colectivo; búsquelo en la lista.', 'not-found');
    return standing;
  }

  /** The same, for an institution that is or was a member; refused for any other. */
  async memberOf(id: number, memberId: number, person: Person): Promise<CollectiveStanding> {
    const standing = await this.one(id, person);
    if (standing.periods.some((each) => each.memberId === memberId)) return standing;
    throw new Refusal('La institución nunca integró el colectivo; vuelva a su página.', 'not-found');
  }

  /** @param startsOn null: as long as anyone remembers. */
  join(id: number, memberId: number, startsOn: IsoDate | null, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.institutions.hold(memberId);
      const { collective, institutions, everywhere } = await this.one(id, person);
      const member = institutions.find((each) => each.id === memberId);
      if (!member) throw new Refusal('La institución ya no está; elija otra de la lista.');
      const own = everywhere.filter((each) => each.memberId === memberId);
      const refusal = whyNotJoin(collective, member, startsOn, own);
      if (refusal !== null) throw new Refusal(refusal);
      const after = { collectiveId: id, memberId, startsOn, endsOn: null };
      await this.institutions.addCollectivePeriod(after);
      await this.institutions.change(memberId, { parentId: id });
      this.record('collective.join', { collective, member }, { before: null, after: told(after, member) }, by);
    });
  }

  /** Ends the time of a member; activities of days before stay under the collective. */
  leave(id: number, memberId: number, endsOn: IsoDate, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.institutions.hold(memberId);
      const { collective, institutions, periods } = await this.one(id, person);
      const before = periods.find((each) => each.memberId === memberId && each.endsOn === null);
      const member = institutions.find((each) => each.id === memberId);
      if (!before || !member)
        throw new Refusal('La institución ya no integra el colectivo; abra la página de nuevo.', 'conflict');
      const refusal = whyNotLeave(before, endsOn);
      if (refusal !== null) throw new Refusal(refusal);
      const after = { ...before, endsOn };
      await this.institutions.endCollectivePeriod(after);
      // What the annex shows of it has changed: the version of its row rises.
      await this.institutions.change(memberId, { parentId: member.parentId });
      const content = { before: told(before, member), after: told(after, member) };
      this.record('collective.leave', { collective, member }, content, by);
    });
  }

  // In the history of either: the collective has a member more or less, and the member's own row a new version.
  private record(
    action: 'collective.join' | 'collective.leave',
    { collective, member }: { readonly collective: Institution; readonly member: Institution },
    content: { readonly before: unknown; readonly after: unknown },
    by: Deed,
  ): void {
    for (const subject of [subjectOf(collective), { ...subjectOf(member), label: collective.acronym }])
      this.audit.record({ by, commissionId: null, action, subject, ...content });
  }
}

function subjectOf({ id, acronym }: Institution): { kind: string; id: number; label: string } {
  return { kind: 'institution', id, label: acronym };
}

function told({ startsOn, endsOn }: CollectivePeriod, { acronym }: Institution) {
  return { member: acronym, startsOn, endsOn };
}
