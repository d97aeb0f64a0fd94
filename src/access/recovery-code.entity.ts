import { Entity, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference } from '../database/columns';
import { Account } from './account.entity';

/** One of the codes that a person prints, each good once in the place of the second factor. */
@Entity()
@Unique(['accountId', 'codeHash'])
export class RecoveryCode {
  @Id() id!: number;
  @Reference(() => Account) accountId!: number;
  @CodeColumn() codeHash!: string;
  @InstantColumn() madeAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
}
