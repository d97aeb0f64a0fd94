import { Entity } from 'typeorm';
import { CodeColumn, Id, InstantColumn, TextColumn } from '../database/columns';

/** A time in which no job is done, such as that between the restoring of a backup and someone's word that it is right. */
@Entity()
export class WorkPause {
  @Id() id!: number;
  @InstantColumn() pausedAt!: number;
  @CodeColumn() pausedBy!: string;
  @TextColumn() reason!: string;
  /** Both null while the pause lasts. */
  @InstantColumn({ nullable: true }) resumedAt!: number | null;
  @CodeColumn({ nullable: true }) resumedBy!: string | null;
}
