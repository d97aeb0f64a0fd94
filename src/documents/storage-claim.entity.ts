import { Entity } from 'typeorm';
import { CodeColumn, Id } from '../database/columns';

/**
 * The name by which storage and database know that they belong together, in one row from the first file on. Without
 * it, a database that was started beside another's files would sweep them away as belonging to nobody.
 */
@Entity()
export class StorageClaim {
  @Id() id!: number;
  @CodeColumn() claim!: string;
}
