import { Entity, Unique } from 'typeorm';
import { CodeColumn, Id, IntegerColumn, RowVersion, TextColumn } from '../database/columns';

@Entity()
@Unique(['code'])
export class Commission {
  @Id() id!: number;
  @CodeColumn() code!: string;
  @TextColumn() name!: string;
  /** Number of the last ordinary session held before this system; the series goes on from it. */
  @IntegerColumn({ nullable: true }) lastOrdinary!: number | null;
  @RowVersion() rowVersion!: number;
}
