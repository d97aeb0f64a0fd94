import { Entity, Index } from 'typeorm';
import { CodeColumn, GivenId, InstantColumn, IntegerColumn, Reference, TextColumn } from '../database/columns';
import type { Channel } from '../domain/actor';

/**
 * One deed in the log; rows are added and never changed. It names accounts, commissions and things without foreign
 * keys: it goes on telling of what is gone.
 */
@Entity()
@Index(['subjectKind', 'subjectId'])
@Index(['commissionId', 'sequence'])
@Index(['actor', 'sequence'])
@Index(['action', 'sequence'])
export class AuditEntry {
  /** From 1 on, without gaps. */
  @GivenId() sequence!: number;
  @InstantColumn() at!: number;
  @Reference({ nullable: true }) accountId!: number | null;
  @CodeColumn() actor!: string;
  @CodeColumn() channel!: Channel;
  /** Null: of the installation as a whole. */
  @Reference({ nullable: true }) commissionId!: number | null;
  /** One of `AUDIT_ACTIONS`, or one of an older version. */
  @CodeColumn() action!: string;
  @CodeColumn() subjectKind!: string;
  @IntegerColumn({ nullable: true }) subjectId!: number | null;
  @TextColumn() subjectLabel!: string;
  @CodeColumn() contentHash!: string;
  @CodeColumn() hash!: string;
}
