import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, FlagColumn, Id, InstantColumn, IntegerColumn, TextColumn } from '../database/columns';

/** Something to be done after a change was stored, by whichever instance takes it first. */
@Entity()
@Unique(['key'])
@Index(['runAt'], { where: 'ended_at IS NULL' })
export class Job {
  @Id() id!: number;
  /** The same key is the same job, until it is swept long after its end. */
  @CodeColumn() key!: string;
  /** Which handler does it. */
  @CodeColumn() kind!: string;
  /** What the handler is given, as JSON. */
  @TextColumn() payload!: string;
  /** Not before. */
  @InstantColumn() runAt!: number;
  /** How often it was taken; back to 0 when a standing job has done its turn. */
  @IntegerColumn() attempts!: number;
  /** Until then it is its holder's; afterwards anybody's, for the holder is taken to be dead. Null: nobody's. */
  @InstantColumn({ nullable: true }) leaseUntil!: number | null;
  @CodeColumn({ nullable: true }) leaseHolder!: string | null;
  /** Done, or given up; null: neither yet. */
  @InstantColumn({ nullable: true }) endedAt!: number | null;
  /** Whether it was given up. */
  @FlagColumn() failed!: boolean;
  /** What the last attempt met with; null: it did not fail. */
  @TextColumn({ nullable: true }) failure!: string | null;
}
