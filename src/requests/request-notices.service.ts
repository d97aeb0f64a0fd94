import { Injectable } from '@nestjs/common';
import { MembershipsService } from '../access/memberships.service';
import type { Deed } from '../domain/actor';
import { type Instant, type IsoDate, limaDate } from '../domain/dates';
import { type DueNotice, noticeKey, noticeOn } from '../domain/notices';
import { requestTitle } from '../domain/request';
import { type NewNotice, NoticesService } from '../notifications/notices.service';
import type { InformationRequest } from './information-request.entity';
import { type InstitutionTask, RequestReading } from './request-reading.service';
import { RequestsRepository } from './requests.repository';

/** Somebody who answers for an institution. */
export interface Answerer {
  readonly email: string;
  readonly name: string;
}

/** Whom requests are told to, and what each day: what is left to answer, once for every person of the institution. */
@Injectable()
export class RequestNotices {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly reading: RequestReading,
    private readonly memberships: MembershipsService,
    private readonly notices: NoticesService,
  ) {}

  /** By the institution's row those who report for it in a commission and can log in. */
  async answerers(commissionId: number): Promise<ReadonlyMap<number, readonly Answerer[]>> {
    const found = new Map<number, readonly Answerer[]>();
    for (const { membership, account } of await this.memberships.within([commissionId])) {
      const { role, institutionId } = membership;
      if (role !== 'institution' || institutionId === null || account.disabledAt !== null) continue;
      const known = found.get(institutionId) ?? [];
      found.set(institutionId, [...known, { email: account.email, name: account.name }]);
    }
    return found;
  }

  /** Tells what the day of the deed has to tell of one request. */
  async tell(request: InformationRequest, by: Deed): Promise<void> {
    await this.notices.tell(await this.noticesOf(request, by.at, noticeOf), by);
  }

  /** The same of every request that still takes answers. */
  async tellAll(by: Deed): Promise<void> {
    for (const request of await this.requests.open('every')) await this.tell(request, by);
  }

  /** Reminds at once of what is left, at most once a day; resolves to how many people. */
  async remind(request: InformationRequest, by: Deed): Promise<number> {
    const reminders = await this.noticesOf(request, by.at, reminderOf);
    await this.notices.tell(reminders, by);
    return new Set(reminders.map(({ person }) => person)).size;
  }

  /** Takes back what waits to be told today to one institution, or (null) to all: it is not true any more. */
  async withdraw(request: InformationRequest, institutionId: number | null, { at }: Deed): Promise<void> {
    const of = (notice: NoticeFor): NoticeFor => {
      return (asked, task, today) =>
        institutionId === null || task.place.institutionId === institutionId ? notice(asked, task, today) : null;
    };
    const due = await this.noticesOf(request, at, of(noticeOf));
    const reminders = await this.noticesOf(request, at, of(reminderOf));
    await this.notices.withdraw([...due, ...reminders].map(({ key }) => key));
  }

  private async noticesOf(request: InformationRequest, at: Instant, noticeFor: NoticeFor): Promise<NewNotice[]> {
    const { commissionId, id, number } = request;
    const { tasks } = await this.reading.standing(id, [commissionId], at);
    const answerers = await this.answerers(commissionId);
    return tasks.flatMap((task) => {
      const due = noticeFor(request, task, limaDate(at));
      if (due === null) return [];
      const { acronym } = task.institution;
      const path = `/mis-reportes/${id}/${encodeURIComponent(acronym)}`;
      const matter = { title: requestTitle(number, acronym), path, dueOn: task.deadline, detail: null };
      const of = `request ${id} institution ${task.place.institutionId}`;
      return (answerers.get(task.place.institutionId) ?? []).map(({ email: person }) => {
        return { key: noticeKey(of, person, due), person, commissionId, kind: due.kind, matter };
      });
    });
  }
}

type NoticeFor = (request: InformationRequest, task: InstitutionTask, today: IsoDate) => DueNotice | null;

function noticeOf(
  { closedAt, requestedOn, dueOn }: InformationRequest,
  { place, state }: InstitutionTask,
  today: IsoDate,
): DueNotice | null {
  const isOpen = closedAt === null && state !== 'delivered' && state !== 'not-requested';
  return noticeOn({ requestedOn, dueOn, extendedTo: place.extendedTo, isOpen }, today);
}

/** What is due on the day itself, else the same once more under the day's name. */
function reminderOf(request: InformationRequest, task: InstitutionTask, today: IsoDate): DueNotice | null {
  const due = noticeOf(request, task, today);
  if (due === null || due.on === today) return due;
  return { kind: task.deadline < today ? 'overdue' : 'due-7', on: today };
}
