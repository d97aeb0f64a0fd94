import { Injectable } from '@nestjs/common';
import type { Deed } from '../domain/actor';
import { type Instant, limaDate } from '../domain/dates';
import { InstitutionsService } from '../institutions/institutions.service';
import { NoticesService } from '../notifications/notices.service';
import type { LineSubmission } from './line-submission.entity';
import { RequestNotices } from './request-notices.service';
import { ReviewRepository } from './review.repository';

/** Tells the people of an institution what the secretariat decided on what they sent. */
@Injectable()
export class ReviewNotices {
  constructor(
    private readonly review: ReviewRepository,
    private readonly told: RequestNotices,
    private readonly institutions: InstitutionsService,
    private readonly notices: NoticesService,
  ) {}

  /** In the transaction of the review; the detail is what the secretariat wrote, null where it wrote nothing. */
  async tell(
    submission: LineSubmission,
    kind: 'observed' | 'validated',
    detail: string | null,
    by: Deed,
  ): Promise<void> {
    const { commissionId, institutionId, requestId, elementId } = submission;
    const [request] = await this.review.requests([requestId]);
    const line = (await this.review.lines([elementId])).get(elementId);
    const directory = await this.institutions.directory(limaDate(by.at));
    const acronym = directory.acronymOf(institutionId);
    const code = line?.code ?? '';
    const path = `/mis-reportes/${requestId}/${encodeURIComponent(acronym)}/${code.replace(' ', '-')}`;
    const matter = { title: `${code}, requerimiento ${request?.number ?? ''}`, path, dueOn: null, detail };
    const people = await this.people(commissionId, institutionId);
    await this.notices.tell(
      people.map((person) => ({ key: keyOf(kind, submission.id, by.at, person), person, commissionId, kind, matter })),
      by,
    );
  }

  /** Takes back what says that a report was validated, where no mail has told it yet. */
  async takeBack({ commissionId, institutionId, id, reviewedAt }: LineSubmission): Promise<void> {
    const people = await this.people(commissionId, institutionId);
    await this.notices.withdraw(people.map((person) => keyOf('validated', id, reviewedAt ?? 0, person)));
  }

  private async people(commissionId: number, institutionId: number): Promise<string[]> {
    const answerers = (await this.told.answerers(commissionId)).get(institutionId) ?? [];
    return [...new Set(answerers.map(({ email }) => email))];
  }
}

function keyOf(kind: string, id: number, at: Instant, person: string): string {
  return `${kind} ${at} report ${id} ${person}`;
}
