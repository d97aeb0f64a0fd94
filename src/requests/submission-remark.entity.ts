import { Entity, Index } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { LineSubmission } from './line-submission.entity';

/** What the secretariat observes about a field of a submission. */
@Entity()
export class SubmissionRemark {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Index()
  @Reference(() => LineSubmission)
  submissionId!: number;
  /** As the form names it, `activities.0.quantity`; empty: the whole report. */
  @CodeColumn() field!: string;
  @TextColumn() comment!: string;
  @TextColumn() madeBy!: string;
  @InstantColumn() madeAt!: number;
}
