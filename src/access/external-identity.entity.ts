import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference } from '../database/columns';
import { Account } from './account.entity';

/** By which name a ministry's directory knows the person of an account. */
@Entity()
@Unique(['issuer', 'subject'])
export class ExternalIdentity {
  @Id() id!: number;
  @CodeColumn() issuer!: string;
  @CodeColumn() subject!: string;
  @Index()
  @Reference(() => Account)
  accountId!: number;
  @InstantColumn() linkedAt!: number;
}
