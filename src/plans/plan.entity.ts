import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, DateColumn, Id, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';

@Entity()
@Unique(['commissionId', 'code'])
export class Plan {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @CodeColumn() code!: string;
  @TextColumn() title!: string;
  @DateColumn() startsOn!: string;
  @DateColumn() endsOn!: string;
  /** First day whose activities count; null: all of the plan's days do. */
  @DateColumn({ nullable: true }) countsFrom!: string | null;
  /** The norm that set that day. */
  @TextColumn({ nullable: true }) countsFromNorm!: string | null;
  /** The plan of several years whose elements this one takes by code. */
  @Index()
  @Reference(() => Plan, { nullable: true })
  multiYearPlanId!: number | null;
  @RowVersion() rowVersion!: number;
}
