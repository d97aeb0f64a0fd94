import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import type { NoticeKind } from '../domain/notices';
import { Mail } from './mail.entity';

/** Something that a person is to be told in the next mail that gathers their notices. */
@Entity()
@Unique(['key'])
@Index(['readyAt'], { where: 'mail_id IS NULL' })
export class Notice {
  @Id() id!: number;
  /** The same key is told once, whatever restarts. */
  @CodeColumn() key!: string;
  @Reference() commissionId!: number;
  /** The person's address. */
  @CodeColumn() person!: string;
  @CodeColumn() kind!: NoticeKind;
  /** A NoticeMatter, as JSON. */
  @TextColumn() payload!: string;
  @InstantColumn() madeAt!: number;
  /** Not told before: what comes within minutes of it stands in the same mail. */
  @InstantColumn() readyAt!: number;
  /** The mail that tells it; null: it waits. */
  @Index()
  @Reference(() => Mail, { nullable: true })
  mailId!: number | null;
}
