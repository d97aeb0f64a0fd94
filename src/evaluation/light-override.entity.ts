import { Entity, Unique } from 'typeorm';
import { DateColumn, Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import type { Light } from '../domain/light';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from '../plans/indicator.entity';

/** Another light set by the secretariat for one indicator and one cutoff. */
@Entity()
@Unique(['indicatorId', 'cutoff'])
export class LightOverride {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Indicator) indicatorId!: number;
  @DateColumn() cutoff!: string;
  @TextColumn() light!: Light;
  @TextColumn() reason!: string;
  @TextColumn() setBy!: string;
  @InstantColumn() setAt!: number;
  @RowVersion() rowVersion!: number;
}
