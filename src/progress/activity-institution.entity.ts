import { Entity, Index, Unique } from 'typeorm';
import { Id, IntegerColumn, Reference } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { Activity } from './activity.entity';

/** An institution that did an activity; the one that reported it stands first. */
@Entity()
@Unique(['activityId', 'institutionId'])
export class ActivityInstitution {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Activity) activityId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @IntegerColumn() position!: number;
}
