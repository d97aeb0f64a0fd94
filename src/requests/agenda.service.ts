import { Injectable } from '@nestjs/common';
import { type Agenda, type AgendaChange, fallingDue } from '../domain/agenda';
import type { Instant, IsoDate } from '../domain/dates';
import type { Person, Role } from '../domain/permissions';
import { AgendaRepository } from './agenda.repository';
import { ReviewQueueService } from './review-queue.service';

const MOST_CHANGES = 10;

/** What whoever has just come in has to do, and what happened meanwhile. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly agenda: AgendaRepository,
    private readonly queue: ReviewQueueService,
  ) {}

  /** Null: the person has no role that asks anything of them. @param since when they were last here. */
  async of(person: Person, since: Instant | null, today: IsoDate): Promise<Agenda | null> {
    const [own, secretariat] = [placesOf(person, 'institution'), placesOf(person, 'secretariat')];
    const presides = person.memberships.some((each) => each.presides);
    if (own.commissionIds.length + secretariat.commissionIds.length === 0 && !presides) return null;
    const answers = own.commissionIds.length === 0 ? [] : await this.agenda.answersOf(own);
    const open = secretariat.commissionIds.length === 0 ? [] : await this.agenda.requestsOf(secretariat.commissionIds);
    return {
      answers: [...answers].sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0)),
      review: secretariat.commissionIds.length > 0 || presides ? await this.queue.waitingFor(person) : null,
      falling: fallingDue(open, today),
      since,
      changes: since === null ? [] : await this.changes(person, since),
    };
  }

  // Who reports for an institution learns of its own reports, the others of all of their commission.
  private async changes(person: Person, since: Instant): Promise<AgendaChange[]> {
    const own = placesOf(person, 'institution');
    const wide = person.memberships.flatMap(({ role, presides, commissionId }) =>
      commissionId !== null && (role === 'secretariat' || presides) ? [commissionId] : [],
    );
    const places = [
      ...(wide.length === 0 ? [] : [{ commissionIds: wide, institutionIds: null }]),
      ...(own.commissionIds.length === 0 ? [] : [own]),
    ];
    const found: AgendaChange[] = [];
    for (const place of places) {
      found.push(...(await this.agenda.changesSince(since, place)));
      found.push(...(await this.agenda.requestedSince(since, place)));
    }
    const others = found.filter(({ actor }) => actor !== person.email);
    return others.sort((a, b) => b.at - a.at).slice(0, MOST_CHANGES);
  }
}

function placesOf({ memberships }: Person, wanted: Role): { commissionIds: number[]; institutionIds: number[] } {
  const held = memberships.filter(({ role }) => role === wanted);
  return {
    commissionIds: held.flatMap(({ commissionId }) => (commissionId === null ? [] : [commissionId])),
    institutionIds: held.flatMap(({ institutionId }) => (institutionId === null ? [] : [institutionId])),
  };
}
