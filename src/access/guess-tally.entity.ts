import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, IntegerColumn } from '../database/columns';

/** How often somebody guessed wrong lately: an account from one place, a place, or an account from anywhere. */
@Entity()
@Unique(['subject'])
export class GuessTally {
  @Id() id!: number;
  /** Keyed hash of whom or what it counts: no address of a visitor can be read from it. */
  @CodeColumn() subject!: string;
  /** In thousandths: what is counted leaks away little by little. */
  @IntegerColumn() failures!: number;
  @Index()
  @InstantColumn()
  lastFailedAt!: number;
}
