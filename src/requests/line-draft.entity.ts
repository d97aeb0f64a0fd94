import { Entity, Index, Unique } from 'typeorm';
import { FlagColumn, Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { PlanElement } from '../plans/plan-element.entity';
import { InformationRequest } from './information-request.entity';

/** What an institution has typed on a line of action and not sent; it belongs to the institution, not to the officer. */
@Entity()
@Unique(['requestId', 'institutionId', 'elementId'])
export class LineDraft {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => InformationRequest) requestId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @Index()
  @Reference(() => PlanElement)
  elementId!: number;
  /** JSON of the domain's LineDraft. */
  @TextColumn() content!: string;
  /** Whether it could be sent as it stands. */
  @FlagColumn() isComplete!: boolean;
  @TextColumn() typedBy!: string;
  @InstantColumn() typedAt!: number;
  @RowVersion() rowVersion!: number;
}
