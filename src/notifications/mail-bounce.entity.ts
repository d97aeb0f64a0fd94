import { Entity, Index } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import { Mail } from './mail.entity';

/** That a mail server refused an address for good; later mails try it again, and one that is taken lifts it. */
@Entity()
export class MailBounce {
  @Id() id!: number;
  @Index()
  @CodeColumn()
  recipient!: string;
  @Index()
  @Reference(() => Mail)
  mailId!: number;
  @InstantColumn() bouncedAt!: number;
  /** The server's own words. */
  @TextColumn() reason!: string;
  /** Null while it holds. */
  @InstantColumn({ nullable: true }) liftedAt!: number | null;
}
