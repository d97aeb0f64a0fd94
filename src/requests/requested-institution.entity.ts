import { Entity, Index, Unique } from 'typeorm';
import { DateColumn, Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';
import { InformationRequest } from './information-request.entity';

/** An institution that a request is addressed to; of a collective the members chosen. */
@Entity()
@Unique(['requestId', 'institutionId'])
export class RequestedInstitution {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => InformationRequest) requestId!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  /** The latest extension; null: none. */
  @DateColumn({ nullable: true }) extendedTo!: string | null;
  /** When it had first answered all; null: not yet. */
  @InstantColumn({ nullable: true }) deliveredAt!: number | null;
  /** Day on which the letter was received, as its charge says, and what the charge is; null: not typed in. */
  @DateColumn({ nullable: true }) receivedOn!: string | null;
  @TextColumn({ nullable: true }) receipt!: string | null;
  @RowVersion() rowVersion!: number;
}
