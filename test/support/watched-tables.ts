/** Which changes of which tables the audit watch notes, and what it notes of a row: told once for both databases. */
import type { EntityMetadata } from 'typeorm';
import { COLUMNS_WITH_ENTRY, TABLES_WITHOUT_ENTRY } from '../../src/domain/audit-actions';

export interface WatchedTable {
  readonly name: string;
  /** The column that tells a row; null: several do. */
  readonly key: string | null;
  readonly hasCommission: boolean;
  /** Columns with the row of another table that each names. */
  readonly references: readonly { readonly column: string; readonly table: string }[];
}

/** A change as a trigger waits for it, and from which state of the row it is noted. */
interface NotedChange {
  readonly change: 'insert' | 'update' | 'delete';
  readonly row: 'old' | 'new';
  readonly when: { readonly columns: string; readonly condition: string };
}

const ALWAYS = { columns: '', condition: '' };

/** The tables whose changes owe an entry. */
export function watchedTables(entities: readonly EntityMetadata[]): WatchedTable[] {
  return entities
    .filter(({ tableName }) => !(tableName in TABLES_WITHOUT_ENTRY))
    .map(({ tableName, primaryColumns, columns, foreignKeys }) => ({
      name: tableName,
      key: primaryColumns.length === 1 ? (primaryColumns[0]?.databaseName ?? null) : null,
      hasCommission: columns.some(({ databaseName }) => databaseName === 'commission_id'),
      references: foreignKeys.flatMap((key) =>
        key.columns.map(({ databaseName }) => ({
          column: databaseName,
          table: key.referencedEntityMetadata.tableName,
        })),
      ),
    }));
}

/** What owes an entry of a table: every change, or new rows and changes of some columns alone. */
export function changesOf({ name }: WatchedTable): NotedChange[] {
  const columns = COLUMNS_WITH_ENTRY[name];
  const added: NotedChange = { change: 'insert', row: 'new', when: ALWAYS };
  if (columns === undefined) {
    return [added, { change: 'update', row: 'new', when: ALWAYS }, { change: 'delete', row: 'old', when: ALWAYS }];
  }
  const differs = columns.map((column) => `coalesce(old.${column}, 0) <> coalesce(new.${column}, 0)`).join(' or ');
  const when = { columns: `of ${columns.join(', ')}`, condition: `when (${differs})` };
  return [added, { change: 'update', row: 'new', when }];
}

/** The statement that notes a row: where it stands, of which commission it is, and the rows that it refers to. */
export function noting({ name, key, hasCommission, references }: WatchedTable, row: 'old' | 'new'): string {
  const referred = references.map(({ column, table }) => `'${table}:' || coalesce(cast(${row}.${column} as text), '')`);
  const values = [
    `'${name}'`,
    key === null ? 'null' : `cast(${row}.${key} as text)`,
    hasCommission ? `${row}.commission_id` : 'null',
    ["' '", ...referred.map((each) => `${each} || ' '`)].join(' || '),
  ];
  return `insert into owed_entry values (${values.join(', ')})`;
}
