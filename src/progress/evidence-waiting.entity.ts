import { Entity, Index } from 'typeorm';
import { CodeColumn, Id, InstantColumn, Reference, TextColumn } from '../database/columns';
import { StoredFile } from '../documents/stored-file.entity';
import { Commission } from '../institutions/commission.entity';
import { Institution } from '../institutions/institution.entity';

/** A file that waits in a draft for its activity. It is the institution's: a successor goes on with it. */
@Entity()
@Index(['institutionId', 'draft'])
export class WaitingEvidence {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => Institution) institutionId!: number;
  /** The draft's own key, given by whoever keeps drafts. */
  @CodeColumn() draft!: string;
  @Index()
  @Reference(() => StoredFile)
  fileId!: number;
  @TextColumn() name!: string;
  @TextColumn() uploadedBy!: string;
  @InstantColumn() uploadedAt!: number;
}
