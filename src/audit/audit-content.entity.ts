import { Entity, ForeignKey } from 'typeorm';
import { CodeColumn, GivenId, TextColumn } from '../database/columns';
import { AuditEntry } from './audit-entry.entity';

/** What a deed found and left, apart from its entry: both columns are emptied when their time is over. */
@Entity()
export class AuditContent {
  @GivenId()
  @ForeignKey(() => AuditEntry)
  sequence!: number;
  @CodeColumn({ nullable: true }) salt!: string | null;
  /** Canonical JSON of `{"after":…,"before":…}`. */
  @TextColumn({ nullable: true }) content!: string | null;
}
