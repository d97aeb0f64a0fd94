import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, DateColumn, Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { Indicator } from '../plans/indicator.entity';

/** "Sin avance": an institution's word that nothing was done for an indicator up to a date; holds until an activity. */
@Entity()
@Unique(['commissionId', 'key'])
export class NoProgress {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @CodeColumn() key!: string;
  @Index()
  @Reference(() => Indicator)
  indicatorId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @DateColumn() declaredOn!: string;
  @TextColumn() reason!: string;
  @TextColumn() reportedBy!: string;
  @InstantColumn() reportedAt!: number;
  @TextColumn({ nullable: true }) validatedBy!: string | null;
  @InstantColumn({ nullable: true }) validatedAt!: number | null;
  @RowVersion() rowVersion!: number;
}
