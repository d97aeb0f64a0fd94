import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, Id, Reference, RowVersion, TextColumn } from '../database/columns';

/** A ministry, agency, level of government or organisation; shared by all commissions of an installation. */
@Entity()
@Unique(['acronym'])
export class Institution {
  @Id() id!: number;
  @CodeColumn() acronym!: string;
  @TextColumn() name!: string;
  /** `el`, `la`, `los` or `las`: "del MINAM", "de la SUNAFIL". */
  @TextColumn() article!: string;
  /** `colectivo` for those whose members report under them. */
  @TextColumn() kind!: string;
  /** The institution that it belongs to; of a member the collective. */
  @Index()
  @Reference(() => Institution, { nullable: true })
  parentId!: number | null;
  @RowVersion() rowVersion!: number;
}
