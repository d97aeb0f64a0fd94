import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import type { TokenScope } from '../domain/api-token';
import { Commission } from '../institutions/commission.entity';
import { Account } from './account.entity';

/** By which another system acts in one commission as the person who made it; known by its hash alone. */
@Entity()
@Unique(['tokenHash'])
export class ApiToken {
  @Id() id!: number;
  @Index()
  @Reference(() => Account)
  accountId!: number;
  @Index()
  @Reference(() => Commission)
  commissionId!: number;
  @TextColumn() name!: string;
  @CodeColumn() tokenHash!: string;
  @TextColumn() scope!: TokenScope;
  @InstantColumn() madeAt!: number;
  @InstantColumn() expiresAt!: number;
  /** Written once a minute at most. */
  @InstantColumn({ nullable: true }) usedAt!: number | null;
  @InstantColumn({ nullable: true }) revokedAt!: number | null;
}
