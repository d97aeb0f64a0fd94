import { Entity, Index, Unique } from 'typeorm';
import { Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from '../plans/indicator.entity';
import { Activity } from './activity.entity';

/** Two institutions reported one event: for an indicator that both feed it counts with one of the two alone. */
@Entity()
@Unique(['activityId', 'indicatorId'])
export class DuplicateJoin {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  /** The one that does not count while the other is validated. */
  @Reference(() => Activity) activityId!: number;
  @Index()
  @Reference(() => Indicator)
  indicatorId!: number;
  /** The one that counts. */
  @Index()
  @Reference(() => Activity)
  countedWithId!: number;
  @TextColumn() joinedBy!: string;
  @InstantColumn() joinedAt!: number;
}
