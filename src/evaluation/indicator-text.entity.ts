import { Entity, Unique } from 'typeorm';
import { DateColumn, Id, Reference, RowVersion, TextColumn } from '../database/columns';
import type { TextPlacement } from '../domain/observations';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from '../plans/indicator.entity';

/** The secretariat's words in an indicator's observations, from a cutoff on, before what is composed or instead. */
@Entity()
@Unique(['indicatorId', 'since'])
export class IndicatorText {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Indicator) indicatorId!: number;
  @DateColumn() since!: string;
  @TextColumn() placement!: TextPlacement;
  @TextColumn() text!: string;
  @TextColumn() writtenBy!: string;
  @RowVersion() rowVersion!: number;
}
