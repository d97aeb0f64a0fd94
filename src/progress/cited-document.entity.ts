import { Entity, Unique } from 'typeorm';
import { Id, IntegerColumn, Reference, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Activity } from './activity.entity';

/** Evidence by name: `Informe N° 013-2019-EEBs`. */
@Entity()
@Unique(['activityId', 'position'])
export class CitedDocument {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Activity) activityId!: number;
  @IntegerColumn() position!: number;
  @TextColumn() citation!: string;
}
