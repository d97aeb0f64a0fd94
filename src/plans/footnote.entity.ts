import { Entity, Unique } from 'typeorm';
import { Id, IntegerColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { PlanVersion } from './plan-version.entity';

/** A note under the table: `TF` (Trabajo forzoso) or `a/`. */
@Entity()
@Unique(['planVersionId', 'position'])
export class Footnote {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => PlanVersion) planVersionId!: number;
  @IntegerColumn() position!: number;
  @TextColumn() mark!: string;
  @TextColumn() text!: string;
  @RowVersion() rowVersion!: number;
}
