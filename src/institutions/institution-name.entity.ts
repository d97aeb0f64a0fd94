import { Entity, Unique } from 'typeorm';
import { DateColumn, Id, Reference, TextColumn } from '../database/columns';
import { Institution } from './institution.entity';

/** The name that an institution bears from a date on; before the first one it bears that of its own row. */
@Entity()
@Unique(['institutionId', 'since'])
export class InstitutionName {
  @Id() id!: number;
  @Reference(() => Institution) institutionId!: number;
  @DateColumn() since!: string;
  @TextColumn() acronym!: string;
  @TextColumn() name!: string;
}
