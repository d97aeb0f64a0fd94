import { Entity, Index, Unique } from 'typeorm';
import { Id, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { PlanElement } from './plan-element.entity';
import { PlanVersion } from './plan-version.entity';

/** Wording and place of an element in one version. */
@Entity()
@Unique(['planVersionId', 'elementId'])
export class ElementVersion {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => PlanVersion) planVersionId!: number;
  @Index()
  @Reference(() => PlanElement)
  elementId!: number;
  @TextColumn() name!: string;
  /** Of a strategy its objective, of a line its strategy. */
  @Index()
  @Reference(() => PlanElement, { nullable: true })
  parentId!: number | null;
  /** Of a strategy the axis that it carries. */
  @Index()
  @Reference(() => PlanElement, { nullable: true })
  axisId!: number | null;
  @RowVersion() rowVersion!: number;
}
