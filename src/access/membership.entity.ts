import { Entity, Index } from 'typeorm';
import { FlagColumn, Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { Account } from './account.entity';

/** A role that an account has, or had, in a commission. */
@Entity()
export class Membership {
  @Id() id!: number;
  @Index()
  @Reference(() => Account)
  accountId!: number;
  /** Null: in every commission of the installation. */
  @Index()
  @Reference(() => Commission, { nullable: true })
  commissionId!: number | null;
  /** `administration`, `secretariat`, `institution` or `consultation`. */
  @TextColumn() role!: string;
  /** Of the role institution, the one that the person reports for. */
  @Reference(() => Institution, { nullable: true }) institutionId!: number | null;
  /** President or presidente alterno. */
  @FlagColumn() presides!: boolean;
  @InstantColumn() startedAt!: number;
  /** Null while the person has the role. */
  @InstantColumn({ nullable: true }) endedAt!: number | null;
  @RowVersion() rowVersion!: number;
}
