import { Entity, Index, Unique } from 'typeorm';
import { Id, Reference } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from '../plans/indicator.entity';
import { InformationRequest } from './information-request.entity';

/** An indicator that a request asks for. */
@Entity()
@Unique(['requestId', 'indicatorId'])
export class RequestedIndicator {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => InformationRequest) requestId!: number;
  @Index()
  @Reference(() => Indicator)
  indicatorId!: number;
}
