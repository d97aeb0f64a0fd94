import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import { LineDraft } from './line-draft.entity';
import { LineSubmission } from './line-submission.entity';
import { QuestionAnswer } from './question-answer.entity';
import { SubmissionRemark } from './submission-remark.entity';
import { SubmittedActivity } from './submitted-activity.entity';

/** Where an institution answers on a line. */
export interface LinePlace {
  readonly commissionId: number;
  readonly requestId: number;
  readonly institutionId: number;
  readonly elementId: number;
}

@Injectable()
export class AnswersRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The last submission of each line and institution of these requests. */
  async lastSubmissions(commissionId: number, requestIds: readonly number[]): Promise<LineSubmission[]> {
    const manager = this.transactions.manager();
    const all = await manager.find(LineSubmission, {
      where: { commissionId, requestId: In([...requestIds]) },
      order: { attempt: 'ASC', id: 'ASC' },
    });
    const last = new Map(all.map((each) => [`${each.requestId} ${each.institutionId} ${each.elementId}`, each]));
    return [...last.values()];
  }

  draftsOf(commissionId: number, requestIds: readonly number[]): Promise<LineDraft[]> {
    return this.transactions.manager().findBy(LineDraft, { commissionId, requestId: In([...requestIds]) });
  }

  answersTo(commissionId: number, questionIds: readonly number[]): Promise<QuestionAnswer[]> {
    return this.transactions.manager().findBy(QuestionAnswer, { commissionId, questionId: In([...questionIds]) });
  }

  draft(place: LinePlace): Promise<LineDraft | null> {
    return this.transactions.manager().findOneBy(LineDraft, { ...place });
  }

  /** All that was sent on a line, the first one first. */
  submissionsOn(place: LinePlace): Promise<LineSubmission[]> {
    return this.transactions.manager().find(LineSubmission, { where: { ...place }, order: { attempt: 'ASC' } });
  }

  /** Of an institution on a line, in whatever request; null: none. */
  async lastValidated(commissionId: number, institutionId: number, elementId: number): Promise<LineSubmission | null> {
    const where = { commissionId, institutionId, elementId, review: 'validated' };
    return this.transactions.manager().findOne(LineSubmission, { where, order: { reviewedAt: 'DESC' } });
  }

  submission(commissionId: number, id: number): Promise<LineSubmission | null> {
    return this.transactions.manager().findOneBy(LineSubmission, { commissionId, id });
  }

  heldSubmission(commissionId: number, id: number): Promise<LineSubmission | null> {
    const manager = this.transactions.manager();
    return manager.findOne(LineSubmission, { where: { commissionId, id }, lock: rowLock(manager) });
  }

  ofOnceKey(commissionId: number, onceKey: string): Promise<LineSubmission | null> {
    return this.transactions.manager().findOneBy(LineSubmission, { commissionId, onceKey });
  }

  async activityIdsOf(commissionId: number, submissionIds: readonly number[]): Promise<SubmittedActivity[]> {
    const where = { commissionId, submissionId: In([...submissionIds]) };
    return this.transactions.manager().find(SubmittedActivity, { where, order: { id: 'ASC' } });
  }

  remarksOn(commissionId: number, submissionIds: readonly number[]): Promise<SubmissionRemark[]> {
    const where = { commissionId, submissionId: In([...submissionIds]) };
    return this.transactions.manager().find(SubmissionRemark, { where, order: { id: 'ASC' } });
  }

  saveDraft(draft: Partial<LineDraft>): Promise<LineDraft> {
    return this.transactions.manager().save(LineDraft, draft);
  }

  async removeDraft({ commissionId, id }: LineDraft): Promise<void> {
    await this.transactions.manager().delete(LineDraft, { commissionId, id });
  }

  saveSubmission(submission: Partial<LineSubmission>): Promise<LineSubmission> {
    return this.transactions.manager().save(LineSubmission, submission);
  }

  async addActivities(commissionId: number, submissionId: number, activityIds: readonly number[]): Promise<void> {
    const rows = activityIds.map((activityId) => ({ commissionId, submissionId, activityId }));
    await bulkInsert(this.transactions.manager(), SubmittedActivity, rows);
  }

  async addRemarks(remarks: readonly Omit<SubmissionRemark, 'id'>[]): Promise<void> {
    await bulkInsert(this.transactions.manager(), SubmissionRemark, remarks);
  }

  saveAnswer(answer: Partial<QuestionAnswer>): Promise<QuestionAnswer> {
    return this.transactions.manager().save(QuestionAnswer, answer);
  }
}
