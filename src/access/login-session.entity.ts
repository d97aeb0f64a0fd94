import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, IntegerColumn, Reference, TextColumn } from '../database/columns';
import type { LoginStage } from '../domain/login-session';
import { Account } from './account.entity';

/** A device that is logged in; the token in its cookie is known by its hash alone. */
@Entity()
@Unique(['tokenHash'])
export class LoginSession {
  @Id() id!: number;
  @CodeColumn() tokenHash!: string;
  @Index()
  @Reference(() => Account)
  accountId!: number;
  @TextColumn() stage!: LoginStage;
  @InstantColumn() startedAt!: number;
  /** Written once a minute at most. */
  @InstantColumn() seenAt!: number;
  /** Pushed on by each visit. */
  @InstantColumn() idleUntil!: number;
  /** Whatever happens, not longer than this. */
  @InstantColumn() endsAt!: number;
  /** When the second factor was given; null: none was. */
  @InstantColumn({ nullable: true }) secondFactorAt!: number | null;
  /** Browser and system in words: `Firefox en Windows`. */
  @TextColumn() device!: string;
  /** Of the second step; after some the login ends, and the password is asked for again. */
  @IntegerColumn() wrongCodes!: number;
  @InstantColumn({ nullable: true }) revokedAt!: number | null;
}
