import { Entity, Index, Unique } from 'typeorm';
import { Id, InstantColumn, IntegerColumn, Reference, RowVersion } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { PlanElement } from './plan-element.entity';
import { Plan } from './plan.entity';

/** An indicator of a line or an objective as an identity that outlives the plan's versions. */
@Entity()
@Unique(['elementId', 'number'])
export class Indicator {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Index()
  @Reference(() => Plan)
  planId!: number;
  @Reference(() => PlanElement) elementId!: number;
  @IntegerColumn() number!: number;
  /** Raised in the transaction of whatever changes what counts; kept figures name the revision they were made of. */
  @IntegerColumn() revision!: number;
  /** Since when measure, unit, direction and baseline are locked: the first validation; null: they are not. */
  @InstantColumn({ nullable: true }) lockedAt!: number | null;
  @RowVersion() rowVersion!: number;
}
