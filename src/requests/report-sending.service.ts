import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { KeptUpload } from '../documents/stored-files.service';
import type { Deed } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import { DraftsService } from './drafts.service';
import type { LineSubmission } from './line-submission.entity';
import { LineEvidenceService } from './line-evidence.service';
import type { OwnLine } from './own-task';
import { ReceiptsService } from './receipts.service';
import { SubmissionsService, type WantedSubmission } from './submissions.service';

/** What is sent, and what came with it. */
export interface SentReport extends WantedSubmission {
  /** The letter by which it came, where the secretariat records it; it becomes evidence of each activity. */
  readonly letterFiles: readonly KeptUpload[];
}

/** A report leaves as a whole: what it tells, the files that show it, and the mail that says that it arrived. */
@Injectable()
export class ReportSendingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: DraftsService,
    private readonly submissions: SubmissionsService,
    private readonly evidence: LineEvidenceService,
    private readonly receipts: ReceiptsService,
  ) {}

  /** Resolves to what was sent, or to what the same form sent before. */
  send(own: OwnLine, report: SentReport, by: Deed): Promise<LineSubmission> {
    const { place } = own;
    return this.transactions.within(async () => {
      // What is sent is what was read and checked: somebody else may have typed since.
      const { typed, typedBy } = await this.drafts.open(place);
      if (JSON.stringify(typed) !== JSON.stringify(report.typed)) throw changedBy(typedBy);
      const submission = await this.submissions.submit(place, report, by);
      // The same form once more: it was sent before, with all that came with it.
      if (submission.submittedAt !== by.at) return submission;
      const { activityIds } = await this.submissions.rowsOf(place.commissionId, [submission]);
      for (const [index, { key }] of report.reading.activities.entries()) {
        const activityId = activityIds[index];
        if (activityId === undefined) continue;
        if (report.letterFiles.length > 0) await this.evidence.add(own, report.typed, key, report.letterFiles, by);
        await this.evidence.attach(place, key, activityId, by);
      }
      await this.receipts.mail(own, submission, by);
      return submission;
    });
  }
}

function changedBy(who: string | null): Refusal {
  return new Refusal(
    `${who ?? 'Otra persona'} cambió el borrador mientras usted lo revisaba; vuelva al formulario y revíselo otra vez.`,
    'conflict',
  );
}
