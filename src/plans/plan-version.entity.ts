import { Entity, Unique } from 'typeorm';
import { DateColumn, Id, IntegerColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import type { PlanState } from '../domain/plan';
import { Commission } from '../institutions/commission.entity';
import { Plan } from './plan.entity';

/** A numbered state of a plan; once approved it never changes. */
@Entity()
@Unique(['planId', 'number'])
export class PlanVersion {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Plan) planId!: number;
  @IntegerColumn() number!: number;
  @TextColumn() state!: PlanState;
  /** First day on which it is in force. */
  @DateColumn() since!: string;
  /** The agreement or norm that approved it; null where it is not known. */
  @TextColumn({ nullable: true }) act!: string | null;
  @RowVersion() rowVersion!: number;
}
