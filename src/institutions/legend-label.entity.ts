import { Entity, Unique } from 'typeorm';
import { DateColumn, Id, Reference, TextColumn } from '../database/columns';
import type { Light } from '../domain/light';
import { Commission } from './commission.entity';

/** What a commission calls a light from a day on. */
@Entity()
@Unique(['commissionId', 'light', 'since'])
export class LegendLabel {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @TextColumn() light!: Light;
  @TextColumn() label!: string;
  @DateColumn() since!: string;
}
