import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import type { Deed } from '../domain/actor';
import { limaDate } from '../domain/dates';
import type { LineDraft } from '../domain/line-draft';
import type { Letterhead } from '../domain/letterhead';
import type { Receipt } from '../domain/receipt';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { NotificationsService } from '../notifications/notifications.service';
import { type ThreadLimits, Threads, type ThreadTask } from '../work/threads';
import { LineEvidenceService } from './line-evidence.service';
import type { LineSubmission } from './line-submission.entity';
import type { OwnLine } from './own-task';
import { writtenReceipt } from './receipt-mail';
import { lineAddress } from './task-addresses';
import { toldActivities } from './told-activities';

const PDF: ThreadTask = {
  file: join(__dirname, '../documents/writers/receipt-pdf.thread'),
  title: 'La escritura de la constancia',
};
const LIMITS: ThreadLimits = { memoryMb: 512, seconds: 60 };

/** The constancia of a report that was sent: read, written as a PDF, and mailed to who sent it. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly config: AppConfig,
    private readonly commissions: CommissionsService,
    private readonly evidence: LineEvidenceService,
    private readonly notifications: NotificationsService,
    private readonly threads: Threads,
  ) {}

  /** Of the last report of a line; refused where nothing was sent yet. */
  async last(own: OwnLine): Promise<Receipt> {
    const { submission } = own.line;
    if (submission === null)
      throw new Refusal('Todavía no se envió ningún reporte de esta línea, así que no hay constancia.', 'not-found');
    return this.of(own, submission);
  }

  async pdf(own: OwnLine): Promise<{ readonly receipt: Receipt; readonly bytes: Uint8Array }> {
    const receipt = await this.last(own);
    const letterhead = await this.commissions.letterheadOn(own.place.commissionId, limaDate(receipt.sentAt));
    const writing: [Receipt, Letterhead] = [receipt, letterhead];
    return { receipt, bytes: await this.threads.run<Uint8Array>(PDF, writing, LIMITS) };
  }

  /** Writes down the mail with the receipt, in the transaction that stores the report. */
  async mail(own: OwnLine, submission: LineSubmission, by: Deed): Promise<void> {
    const receipt = await this.of(own, submission);
    const path = `${lineAddress(own, own.line.code)}/constancia`;
    const mail = writtenReceipt(receipt, path, this.config.publicUrl);
    const { commissionId } = own.place;
    const about = `${receipt.request}, ${receipt.line}`;
    const key = `receipt ${submission.id}`;
    await this.notifications.send({ key, recipient: submission.submittedBy, ...mail, commissionId, about }, by.at);
  }

  private async of(own: OwnLine, submission: LineSubmission): Promise<Receipt> {
    const { letterNumber, letterDate, onBehalfOf, receiptCode: code, attempt } = submission;
    const draft = JSON.parse(submission.content) as LineDraft;
    const evidence = await this.evidence.of(own, draft);
    const files = new Map(evidence.map((each) => [each.key, each.files.map(({ name }) => name)]));
    const { name } = await this.commissions.ofId(own.place.commissionId);
    return {
      ...{ commission: name, code, attempt, onBehalfOf },
      ...{ sentAt: submission.submittedAt, sentBy: submission.submittedBy },
      letter: letterNumber === null ? null : { number: letterNumber, date: letterDate },
      request: own.standing.rows.request.number,
      institution: own.task.institution.acronym,
      line: own.line.code,
      lineName: own.line.name,
      noProgress: draft.noProgress ? draft.reason : null,
      activities: draft.noProgress ? [] : toldActivities(own, draft, files),
    };
  }
}
