import { Entity } from 'typeorm';
import { CodeColumn, Id, IntegerColumn } from '../database/columns';

/** The end of the log, in one row that is there from the start; locked as the last thing of a transaction. */
@Entity()
export class AuditHead {
  @Id() id!: number;
  /** Of the last entry, which is how many there are; 0: none yet. */
  @IntegerColumn() sequence!: number;
  @CodeColumn() hash!: string;
  /** Over sequence and hash, by a key that is not in the database; empty before the first entry. */
  @CodeColumn() seal!: string;
}
