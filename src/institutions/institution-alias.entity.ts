import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, Reference, TextColumn } from '../database/columns';
import { Institution } from './institution.entity';

/** Another way in which documents write an institution. */
@Entity()
@Unique(['folded'])
export class InstitutionAlias {
  @Id() id!: number;
  @Index()
  @Reference(() => Institution)
  institutionId!: number;
  @TextColumn() alias!: string;
  /** Lower case, without accents and signs. */
  @CodeColumn() folded!: string;
}
