import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { dialectOf, rowsPerInsert } from './dialect';

// Larger statements are no quicker, and take longer to write.
const MOST_ROWS = 400;

/**
 * Inserts plain rows, many to a statement: an import of 20,000 rows spends its time in the file and not here. A column
 * that no row names is left to the database (generated ids); a version column starts at 1.
 */
export async function bulkInsert<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly Partial<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const metadata = manager.dataSource.getMetadata(entity);
  const columns = metadata.columns.filter((column) => !column.isGenerated || column.propertyName in (rows[0] ?? {}));
  const size = Math.min(MOST_ROWS, rowsPerInsert(columns.length));
  for (let start = 0; start < rows.length; start += size) {
    await insertSome(manager, metadata, columns, rows.slice(start, start + size));
  }
}

async function insertSome(
  manager: EntityManager,
  metadata: EntityMetadata,
  columns: readonly ColumnMetadata[],
  rows: readonly ObjectLiteral[],
): Promise<void> {
  const { driver } = manager.dataSource;
  const values: unknown[] = [];
  const tuples = rows.map((row) => {
    const places = columns.map((column) => {
      values.push(driver.preparePersistentValue(storedValue(column, row), column));
      return driver.createParameter('', values.length - 1);
    });
    return `(${places.join(', ')})`;
  });
  const names = columns.map((column) => driver.escape(column.databaseName)).join(', ');
  await manager.query(
    `insert into ${driver.escape(metadata.tableName)} (${names}) values ${tuples.join(', ')}`,
    values,
  );
}

function storedValue(column: ColumnMetadata, row: ObjectLiteral): unknown {
  if (column.isVersion) return 1;
  const value: unknown = row[column.propertyName];
  return value === undefined ? null : value;
}

/**
 * Numbers for rows that are about to be inserted in this transaction, so that rows that name each other go in at
 * once. On SQLite the one writer holds the file; on PostgreSQL the table's sequence gives them.
 */
export async function reserveIds<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  count: number,
): Promise<number[]> {
  if (count === 0) return [];
  const { tableName } = manager.dataSource.getMetadata(entity);
  if (dialectOf(manager) === 'postgres') {
    const sql = 'select nextval(pg_get_serial_sequence($1, $2)) as id from generate_series(1, $3::int)';
    const rows: { id: string }[] = await manager.query(sql, [tableName, 'id', count]);
    return rows.map((row) => Number(row.id));
  }
  const rows: { last: number | null }[] = await manager.query(
    `select max(last) as last from (select max(id) as last from "${tableName}" union all select seq from sqlite_sequence where name = ?)`,
    [tableName],
  );
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, index) => last + 1 + index);
}
