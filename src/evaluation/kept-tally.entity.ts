import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, DateColumn, Id, InstantColumn, IntegerColumn, Reference } from '../database/columns';
import { Commission } from '../institutions/commission.entity';

/**
 * What an indicator's contributions add up to at a cutoff, kept with the revision it was made of: of use while the
 * indicator bears that revision. Made again at any time; people never change it.
 */
@Entity()
@Unique(['cutoff', 'indicatorId'])
// Which of an indicator's were kept last: the oldest make room.
@Index(['indicatorId', 'commissionId', 'id'])
export class KeptTally {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  /** No foreign key: kept figures must not hold back a plan that takes another one's place. Numbers are given once. */
  @Reference() indicatorId!: number;
  @DateColumn() cutoff!: string;
  @IntegerColumn() revision!: number;
  /** Contributions that count. */
  @IntegerColumn() counted!: number;
  /** Validated ones from the plan's start, counted or not. */
  @IntegerColumn() activities!: number;
  /** Whole numbers as text: sums may pass what a driver hands over as a number. */
  @CodeColumn() total!: string;
  @CodeColumn() base!: string;
  /** The last validation among them; null: there is none. */
  @InstantColumn({ nullable: true }) validatedThrough!: number | null;
  /** Numbers of the institutions that reported them, `3,17`; empty where none did. */
  @CodeColumn() reporters!: string;
}
