import { Entity, Unique } from 'typeorm';
import { Id, IntegerColumn, Reference, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { InformationRequest } from './information-request.entity';

/** A question in free text, which every institution of the request answers. */
@Entity()
@Unique(['requestId', 'position'])
export class RequestQuestion {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => InformationRequest) requestId!: number;
  /** From 1. */
  @IntegerColumn() position!: number;
  @TextColumn() text!: string;
}
