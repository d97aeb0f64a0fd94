import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';

/** A mail that a change wrote beside its own rows; it goes out once they are stored, and stays as the mail log. */
@Entity()
@Unique(['key'])
@Index(['commissionId', 'madeAt'])
export class Mail {
  @Id() id!: number;
  /** What it is sent for: the same key is one mail, whatever happens. Its Message-ID is made of it. */
  @CodeColumn() key!: string;
  /** Null: of the installation as a whole. */
  @Reference({ nullable: true }) commissionId!: number | null;
  @CodeColumn() kind!: string;
  /** What it is about, in the words of its day: `Requerimiento 012-2019-MTPE/2`; null: nothing but itself. */
  @TextColumn({ nullable: true }) about!: string | null;
  @CodeColumn() recipient!: string;
  @TextColumn({ nullable: true }) recipientName!: string | null;
  @TextColumn() subject!: string;
  /** Both null once it was sent or given up: it may hold a link that lets its reader in, and the log needs neither. */
  @TextColumn({ nullable: true }) text!: string | null;
  @TextColumn({ nullable: true }) html!: string | null;
  @InstantColumn() madeAt!: number;
  /** From then on it is worth nothing to its reader and is not sent; null: never. */
  @InstantColumn({ nullable: true }) expiresAt!: number | null;
  /** When the mail server took it, or its file was written. */
  @InstantColumn({ nullable: true }) sentAt!: number | null;
  @InstantColumn({ nullable: true }) givenUpAt!: number | null;
  /** Why the last attempt failed, or why it was given up; null: it did not fail. */
  @TextColumn({ nullable: true }) failure!: string | null;
}
