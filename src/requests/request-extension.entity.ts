import { Entity, Index } from 'typeorm';
import { DateColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { RequestedInstitution } from './requested-institution.entity';

/** An extension (prórroga) that one institution was given; rows are added and never changed. */
@Entity()
export class RequestExtension {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Index()
  @Reference(() => RequestedInstitution)
  requestedInstitutionId!: number;
  @DateColumn() extendedTo!: string;
  @TextColumn() reason!: string;
  @TextColumn() givenBy!: string;
  @InstantColumn() givenAt!: number;
}
