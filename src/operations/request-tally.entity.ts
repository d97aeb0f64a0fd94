import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, IntegerColumn } from '../database/columns';

/** How often somebody asked in a minute, as far as the instances of the site have told each other. */
@Entity()
@Unique(['asker', 'minute'])
export class RequestTally {
  @Id() id!: number;
  /** Keyed hash of an account or a place: no address of a visitor can be read from it. */
  @CodeColumn() asker!: string;
  /** Since 1970. */
  @Index()
  @IntegerColumn()
  minute!: number;
  @IntegerColumn() requests!: number;
}
