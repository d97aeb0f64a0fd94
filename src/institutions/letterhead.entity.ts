import { Entity, Unique } from 'typeorm';
import { DateColumn, Id, Reference, TextColumn } from '../database/columns';
import { Commission } from './commission.entity';

/** What heads a commission's documents from a day on. */
@Entity()
@Unique(['commissionId', 'since'])
export class Letterhead {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @DateColumn() since!: string;
  @TextColumn() country!: string;
  @TextColumn() ministry!: string;
  @TextColumn() cause!: string;
}
