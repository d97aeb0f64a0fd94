import { Entity, PrimaryColumn } from 'typeorm';
import { BYTE_ORDER, RowVersion, TextColumn } from '../database/columns';

/** A department by its INEI code, Callao (07), and Lima Metropolitana (1501) apart from Lima (15). */
@Entity()
export class Region {
  @PrimaryColumn({ type: 'text', collation: BYTE_ORDER }) code!: string;
  @TextColumn() name!: string;
  @RowVersion() rowVersion!: number;
}
