import { Entity, Index, Unique } from 'typeorm';
import { Id, IntegerColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import type { ParticipationRole } from '../domain/plan';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { Indicator } from './indicator.entity';
import { PlanVersion } from './plan-version.entity';

/** An institution in the participation column of an indicator, in its order. */
@Entity()
@Unique(['planVersionId', 'indicatorId', 'institutionId'])
export class Participation {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => PlanVersion) planVersionId!: number;
  @Index()
  @Reference(() => Indicator)
  indicatorId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @TextColumn() role!: ParticipationRole;
  @IntegerColumn() position!: number;
  @RowVersion() rowVersion!: number;
}
