import { Entity, Index } from 'typeorm';
import { DateColumn, Id, Reference } from '../database/columns';
import { Institution } from './institution.entity';

/** The time for which an institution reports under a collective. */
@Entity()
export class CollectiveMember {
  @Id() id!: number;
  @Index()
  @Reference(() => Institution)
  collectiveId!: number;
  @Index()
  @Reference(() => Institution)
  memberId!: number;
  /** Null: as long as anyone remembers. */
  @DateColumn({ nullable: true }) startsOn!: string | null;
  /** Its last day; null: it lasts. */
  @DateColumn({ nullable: true }) endsOn!: string | null;
}
