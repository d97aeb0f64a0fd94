import { Entity, Index, Unique } from 'typeorm';
import { Id, Reference } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Activity } from '../progress/activity.entity';
import { LineSubmission } from './line-submission.entity';

/** An activity that a submission tells. */
@Entity()
@Unique(['submissionId', 'activityId'])
export class SubmittedActivity {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => LineSubmission) submissionId!: number;
  @Index()
  @Reference(() => Activity)
  activityId!: number;
}
