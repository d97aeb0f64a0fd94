import { Entity } from 'typeorm';
import { CodeColumn, GivenId, InstantColumn } from '../database/columns';

/** A seal that was handed out in a document: who holds the paper can tell whether the log is still the same. */
@Entity()
export class AuditSeal {
  /** Of the last entry at that moment. */
  @GivenId() sequence!: number;
  @CodeColumn() hash!: string;
  @CodeColumn() seal!: string;
  /** When it was first handed out. */
  @InstantColumn() issuedAt!: number;
}
