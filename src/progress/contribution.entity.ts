import { Entity, Index } from 'typeorm';
import {
  AmountColumn,
  CodeColumn,
  DateColumn,
  FlagColumn,
  Id,
  InstantColumn,
  IntegerColumn,
  Reference,
  RowVersion,
  TextColumn,
} from '../database/columns';
import type { CountChoice } from '../domain/counting';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { Indicator } from '../plans/indicator.entity';
import { Activity } from './activity.entity';

/**
 * What one activity adds to one indicator. Date, region, institution and validation repeat the activity's, so that a
 * million of them are added up from one index; `counted` is the outcome of validation and counting rule together.
 * Its id is the order of handing over.
 */
@Entity()
// All that a measure looks at, in the order in which it is asked for: a sum reads this index from end to end and never
// the rows themselves (a million of them: 0.1 s instead of 2 s).
@Index([
  ...['indicatorId', 'commissionId', 'counted', 'endedOn', 'quantity', 'validatedAt', 'denominator'],
  ...['regionCode', 'stage', 'subjectFolded', 'criterion', 'activityId'],
])
// Who reported what, and what is in review (few rows among a million).
@Index(['indicatorId', 'commissionId', 'institutionId', 'endedOn', 'id'], { where: 'validated_at IS NOT NULL' })
@Index(['commissionId', 'indicatorId', 'institutionId', 'endedOn'], { where: 'validated_at IS NULL' })
export class Contribution {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Index()
  @Reference(() => Activity)
  activityId!: number;
  /** Order within the activity. */
  @IntegerColumn() position!: number;
  @Reference(() => Indicator) indicatorId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @DateColumn() endedOn!: string;
  @CodeColumn({ nullable: true }) regionCode!: string | null;
  /** Null: not validated. */
  @InstantColumn({ nullable: true }) validatedAt!: number | null;
  @FlagColumn() counted!: boolean;
  /** The secretariat's word against or beside the rule. */
  @TextColumn({ nullable: true }) countChoice!: CountChoice;
  @TextColumn({ nullable: true }) countReason!: string | null;
  /** Of a ratio the numerator. */
  @AmountColumn() quantity!: bigint;
  @AmountColumn({ nullable: true }) women!: bigint | null;
  @AmountColumn({ nullable: true }) men!: bigint | null;
  @AmountColumn({ nullable: true }) under18!: bigint | null;
  @AmountColumn({ nullable: true }) adults!: bigint | null;
  @AmountColumn({ nullable: true }) denominator!: bigint | null;
  /** Position of the stage reached, from 1. */
  @IntegerColumn({ nullable: true }) stage!: number | null;
  @TextColumn({ nullable: true }) subject!: string | null;
  @CodeColumn({ nullable: true }) subjectFolded!: string | null;
  /** Number of the criterion met, from 1. */
  @IntegerColumn({ nullable: true }) criterion!: number | null;
  @RowVersion() rowVersion!: number;
}
