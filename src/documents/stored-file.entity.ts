import { Entity, Unique } from 'typeorm';
import { CodeColumn, Id, InstantColumn, IntegerColumn } from '../database/columns';

/** The bytes of a file that is kept outside the database, once for all that name it. */
@Entity()
@Unique(['sha256'])
export class StoredFile {
  @Id() id!: number;
  /** 64 small hexadecimal digits; under them the storage has the bytes. */
  @CodeColumn() sha256!: string;
  /** In bytes. */
  @IntegerColumn() size!: number;
  /** What its content is: one of the kinds that people send, or of those that the system writes. */
  @CodeColumn() kind!: string;
  /** When its bytes were last handed over. */
  @InstantColumn() keptAt!: number;
}
