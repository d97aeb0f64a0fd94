import { createHash } from 'node:crypto';
import { ENTITIES } from '../../src/database/entities';
import type { TestDatabase } from './databases';

/** A checksum over every row of every table: the same before and after means that nothing was stored. */
export async function databaseState(database: TestDatabase): Promise<string> {
  const hash = createHash('sha256');
  const { manager } = database.connections.reading;
  for (const entity of ENTITIES) {
    const { tableName } = manager.dataSource.getMetadata(entity);
    const rows: object[] = await manager.query(`select * from "${tableName}"`);
    hash.update(tableName);
    rows
      .map((row) => JSON.stringify(row))
      .sort()
      .forEach((row) => hash.update(row));
  }
  return hash.digest('hex');
}
