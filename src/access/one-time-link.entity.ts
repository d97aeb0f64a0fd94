import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import type { LinkKind } from '../domain/one-time-link';
import { Account } from './account.entity';

/** A link that lets somebody choose a password, once; what it ends in is known by its hash alone. */
@Entity()
@Unique(['tokenHash'])
export class OneTimeLink {
  @Id() id!: number;
  @TextColumn() kind!: LinkKind;
  @CodeColumn() tokenHash!: string;
  /** Null: whoever has the link becomes the first administrator. */
  @Index()
  @Reference(() => Account, { nullable: true })
  accountId!: number | null;
  @TextColumn() madeBy!: string;
  @InstantColumn() madeAt!: number;
  @InstantColumn() expiresAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
  /** A later link, or a password chosen meanwhile, took its place. */
  @InstantColumn({ nullable: true }) withdrawnAt!: number | null;
}
