import { Entity, Index, Unique } from 'typeorm';
import { Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { RequestQuestion } from './request-question.entity';

/** An institution's answer to a question, kept as one types. */
@Entity()
@Unique(['questionId', 'institutionId'])
export class QuestionAnswer {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => RequestQuestion) questionId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @TextColumn() text!: string;
  @TextColumn() typedBy!: string;
  @InstantColumn() typedAt!: number;
  /** Null: not sent yet. */
  @InstantColumn({ nullable: true }) submittedAt!: number | null;
  @TextColumn({ nullable: true }) submittedBy!: string | null;
  @RowVersion() rowVersion!: number;
}
