import { Entity, Index, Unique } from 'typeorm';
import { Id, InstantColumn, IntegerColumn, Reference, TextColumn } from '../database/columns';
import { StoredFile } from '../documents/stored-file.entity';
import { Commission } from '../institutions/commission.entity';
import { Activity } from './activity.entity';

/** A file that shows that an activity took place. Taken away it stays as a fact: by whom, when and why. */
@Entity()
@Unique(['activityId', 'position'])
export class Evidence {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Activity) activityId!: number;
  @Index()
  @Reference(() => StoredFile)
  fileId!: number;
  /** Order within the activity, from 1; never given twice. */
  @IntegerColumn() position!: number;
  /** As the sender wrote it, cleaned. */
  @TextColumn() name!: string;
  @TextColumn() uploadedBy!: string;
  @InstantColumn() uploadedAt!: number;
  /** All three null while it stands. */
  @TextColumn({ nullable: true }) removedBy!: string | null;
  @InstantColumn({ nullable: true }) removedAt!: number | null;
  @TextColumn({ nullable: true }) removalReason!: string | null;
}
