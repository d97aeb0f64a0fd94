import { setImmediate as othersTurn } from 'node:timers/promises';
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { dialectOf, rowsPerInsert } from './dialect';

// Larger statements are no quicker, take longer to write, and hold up the server longer on SQLite.
const MOST_ROWS = 400;

/**
 * Inserts plain rows, many to a statement: an import of 20,000 rows spends its time in the file and not here. A column
 * that no row names is left to the database (generated ids); a version column starts at 1. Between statements the
 * server gets to what else it has to do: SQLite works in its thread.
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
  let sql = '';
  for (let start = 0; start < rows.length; start += size) {
    const some = rows.slice(start, start + size);
    if (start === 0 || some.length < size) sql = insertSql(manager, metadata, columns, some.length);
    await manager.query(sql, storedValues(manager, columns, some));
    await othersTurn();
  }
}

function insertSql(
  manager: EntityManager,
  metadata: EntityMetadata,
  columns: readonly ColumnMetadata[],
  count: number,
): string {
  const { driver } = manager.dataSource;
  const names = columns.map((column) => driver.escape(column.databaseName)).join(', ');
  const tuples = Array.from({ length: count }, (_, row) => {
    const places = columns.map((_column, place) => driver.createParameter('', row * columns.length + place));
    return `(${places.join(', ')})`;
  });
  return `insert into ${driver.escape(metadata.tableName)} (${names}) values ${tuples.join(', ')}`;
}

function storedValues(
  manager: EntityManager,
  columns: readonly ColumnMetadata[],
  rows: readonly ObjectLiteral[],
): unknown[] {
  const { driver } = manager.dataSource;
  const values: unknown[] = [];
  for (const row of rows) {
    for (const column of columns) values.push(driver.preparePersistentValue(storedValue(column, row), column));
  }
  return values;
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
