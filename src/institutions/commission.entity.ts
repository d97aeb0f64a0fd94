import { Entity, Unique } from 'typeorm';
import { CodeColumn, FlagColumn, Id, IntegerColumn, RowVersion, TextColumn } from '../database/columns';

@Entity()
@Unique(['code'])
export class Commission {
  @Id() id!: number;
  @CodeColumn() code!: string;
  @TextColumn() name!: string;
  /** Number of the last ordinary session held before this system; the series goes on from it. */
  @IntegerColumn({ nullable: true }) lastOrdinary!: number | null;
  /** Everyone who has a role in it logs in with a second factor. */
  @FlagColumn() secondFactorRequired!: boolean;
  @RowVersion() rowVersion!: number;
}
