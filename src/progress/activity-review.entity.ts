import { Entity, Index } from 'typeorm';
import { Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Activity } from './activity.entity';

/** One step of an activity's review; rows are added and never changed. */
@Entity()
export class ActivityReview {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Index()
  @Reference(() => Activity)
  activityId!: number;
  /** `dropped`: the report that told it was sent again without it. */
  @TextColumn() step!: 'validated' | 'withdrawn' | 'dropped';
  @TextColumn() actor!: string;
  @InstantColumn() at!: number;
  @TextColumn({ nullable: true }) reason!: string | null;
}
