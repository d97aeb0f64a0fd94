import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import type { Reach } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { requestTitle } from '../domain/request';
import { MailLogService } from '../notifications/mail-log.service';
import type { InstitutionFile, RequestFile, RequestList } from './request-file';
import { RequestNotices } from './request-notices.service';
import { RequestReading, type RequestStanding } from './request-reading.service';
import { RequestsRepository } from './requests.repository';

/** As many requests as a page of the list shows. */
const PAGE = 20;

/** What the secretariat reads about its requests. */
@Injectable()
export class RequestPages {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly reading: RequestReading,
    private readonly notices: RequestNotices,
    private readonly mailLog: MailLogService,
  ) {}

  /** A page of the requests within reach, the newest first; the last page where there is none of that number. */
  async list(reach: Reach, asked: number, now: Instant): Promise<RequestList> {
    const all = await this.requests.within(reach);
    const pages = Math.max(1, Math.ceil(all.length / PAGE));
    const page = Math.min(asked, pages);
    const standings: RequestStanding[] = [];
    for (const { id } of all.slice((page - 1) * PAGE, page * PAGE))
      standings.push(await this.reading.standing(id, reach, now));
    return { standings, page, pages };
  }

  async one(id: number, reach: Reach, now: Instant): Promise<RequestFile> {
    const standing = await this.reading.standing(id, reach, now);
    const { commissionId, number, sentAt } = standing.rows.request;
    const titles = new Set(standing.tasks.map(({ institution }) => requestTitle(number, institution.acronym)));
    const logged = await this.mailLog.ofCommission(commissionId, sentAt, now);
    const mails = logged.filter(({ about }) => about !== null && titles.has(about));
    return { standing, answerers: await this.notices.answerers(commissionId), mails };
  }

  /** One institution in it, by its acronym on the request's day. */
  async ofInstitution(id: number, acronym: string, reach: Reach, now: Instant): Promise<InstitutionFile> {
    const standing = await this.reading.standing(id, reach, now);
    const task = standing.tasks.find(({ institution }) => institution.acronym === acronym);
    if (task === undefined)
      throw new Refusal('El requerimiento no se dirige a esa institución; vuelva al requerimiento.', 'not-found');
    const { commissionId } = standing.rows.request;
    const extensions = await this.requests.extensionsOf(commissionId, [task.place.id]);
    const answerers = (await this.notices.answerers(commissionId)).get(task.place.institutionId) ?? [];
    return { standing, task, answerers, extensions };
  }
}
