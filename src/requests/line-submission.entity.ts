import { Entity, Index, Unique } from 'typeorm';
import {
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
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { PlanElement } from '../plans/plan-element.entity';
import { InformationRequest } from './information-request.entity';

/** A report on a line of action as it was sent; the next one of the same line is a row of its own. */
@Entity()
@Unique(['requestId', 'institutionId', 'elementId', 'attempt'])
@Unique(['onceKey'])
// The queue of the review counts what waits from this index alone.
@Index(['commissionId', 'review', 'requestId', 'institutionId', 'elementId', 'attempt'])
export class LineSubmission {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => InformationRequest) requestId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @Index()
  @Reference(() => PlanElement)
  elementId!: number;
  /** From 1: how many times this line was sent. */
  @IntegerColumn() attempt!: number;
  /** JSON of the domain's LineDraft as it was sent. */
  @TextColumn() content!: string;
  @FlagColumn() noProgress!: boolean;
  @TextColumn() submittedBy!: string;
  @InstantColumn() submittedAt!: number;
  /** What the constancia is known by. */
  @CodeColumn() receiptCode!: string;
  /** The institution's own oficio, or the letter that the secretariat recorded on its behalf; null: none. */
  @TextColumn({ nullable: true }) letterNumber!: string | null;
  @DateColumn({ nullable: true }) letterDate!: string | null;
  /** Who signed the letter; null: the institution sent the report itself. */
  @TextColumn({ nullable: true }) onBehalfOf!: string | null;
  /** `waiting`, `observed` or `validated`. */
  @CodeColumn() review!: string;
  @TextColumn({ nullable: true }) reviewedBy!: string | null;
  @InstantColumn({ nullable: true }) reviewedAt!: number | null;
  @TextColumn({ nullable: true }) reviewNote!: string | null;
  @CodeColumn({ nullable: true }) onceKey!: string | null;
  @RowVersion() rowVersion!: number;
}
