import { Entity, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, IntegerColumn, RowVersion, TextColumn } from '../database/columns';

/** A person who can log in. The address identifies the person for good and never changes. */
@Entity()
@Unique(['email'])
export class Account {
  @Id() id!: number;
  /** In lower case. */
  @CodeColumn() email!: string;
  @TextColumn() name!: string;
  /** With its parameters; null: no password was chosen yet, or the person comes by the directory of a ministry. */
  @TextColumn({ nullable: true }) passwordHash!: string | null;
  /** Sealed under a key of this installation; null: no second factor was begun. */
  @TextColumn({ nullable: true }) totpSecret!: string | null;
  /** When a first code proved that the device has the secret; null: it counts for nothing yet. */
  @InstantColumn({ nullable: true }) totpConfirmedAt!: number | null;
  /** The last step of half a minute whose code was used: no code is good twice. */
  @IntegerColumn({ nullable: true }) totpLastStep!: number | null;
  @InstantColumn() createdAt!: number;
  /** From then on the person cannot come in; null: may. */
  @InstantColumn({ nullable: true }) disabledAt!: number | null;
  @RowVersion() rowVersion!: number;
}
