import { Entity, Unique } from 'typeorm';
import { CodeColumn, DateColumn, Id, InstantColumn, IntegerColumn, Reference } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from '../plans/indicator.entity';

/**
 * What an indicator's contributions add up to at a cutoff, kept with the revision it was made of: of use while the
 * indicator bears that revision. Made again at any time; people never change it.
 */
@Entity()
@Unique(['indicatorId', 'cutoff'])
export class KeptTally {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Indicator) indicatorId!: number;
  @DateColumn() cutoff!: string;
  @IntegerColumn() revision!: number;
  /** Contributions that count, and all validated ones, up to the cutoff. */
  @IntegerColumn() counted!: number;
  @IntegerColumn() validated!: number;
  /** Whole numbers as text: sums may pass what a driver hands over as a number. */
  @CodeColumn() total!: string;
  @CodeColumn() base!: string;
  /** The last validation among them; null: there is none. */
  @InstantColumn({ nullable: true }) validatedThrough!: number | null;
}
