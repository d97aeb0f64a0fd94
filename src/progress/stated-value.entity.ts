import { Entity, Unique } from 'typeorm';
import {
  AmountColumn,
  DateColumn,
  FlagColumn,
  Id,
  InstantColumn,
  Reference,
  RowVersion,
  TextColumn,
} from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from '../plans/indicator.entity';

/** A figure carried over from earlier records ("Carga histórica"); it holds until an activity is validated. */
@Entity()
@Unique(['indicatorId', 'statedOn'])
export class StatedValue {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Indicator) indicatorId!: number;
  @DateColumn() statedOn!: string;
  @AmountColumn() executed!: bigint;
  /** Whether an activity was carried out; decides the light of an executed 0. */
  @FlagColumn() activityDone!: boolean;
  @TextColumn({ nullable: true }) observations!: string | null;
  @TextColumn() reportedBy!: string;
  @InstantColumn() reportedAt!: number;
  @TextColumn() validatedBy!: string;
  @InstantColumn() validatedAt!: number;
  @RowVersion() rowVersion!: number;
}
