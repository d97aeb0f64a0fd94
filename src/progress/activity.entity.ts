import { Entity, Index, Unique } from 'typeorm';
import {
  CodeColumn,
  CodeReference,
  DateColumn,
  Id,
  InstantColumn,
  Reference,
  RowVersion,
  TextColumn,
} from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { Region } from '../institutions/region.entity';

/** Something done on a date or span, in a region or none, by one or more institutions. */
@Entity()
@Unique(['commissionId', 'key'])
export class Activity {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  /** What a workbook knows it by. */
  @CodeColumn() key!: string;
  @TextColumn() title!: string;
  @DateColumn() startsOn!: string;
  /** Its end; of one day the same as its start. Decides cutoff and whether it counts. */
  @DateColumn() endedOn!: string;
  @Index()
  @CodeReference(() => Region, { nullable: true })
  regionCode!: string | null;
  /** The institution that reported it. */
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  /** E-mail of the person, or the account `carga`. */
  @TextColumn() reportedBy!: string;
  @InstantColumn() reportedAt!: number;
  /** All three null while nobody validated it. */
  @TextColumn({ nullable: true }) validatedBy!: string | null;
  @InstantColumn({ nullable: true }) validatedAt!: number | null;
  @TextColumn({ nullable: true }) validationNote!: string | null;
  @RowVersion() rowVersion!: number;
}
