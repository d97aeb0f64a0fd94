import { Entity, Unique } from 'typeorm';
import { CodeColumn, Id, Reference, TextColumn } from '../database/columns';
import type { ElementLevel } from '../domain/codes';
import { Commission } from '../institutions/commission.entity';
import { Plan } from './plan.entity';

/** An objective, axis, strategy or line of action as an identity that outlives the plan's versions. */
@Entity()
@Unique(['planId', 'code'])
export class PlanElement {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Plan) planId!: number;
  @CodeColumn() code!: string;
  @TextColumn() level!: ElementLevel;
}
