/**
 * In databases of tests every changed row owes an entry of the log: triggers note the rows that a transaction changes,
 * an entry settles those that its action may change, and what is still owed at the commit breaks a deferred reference,
 * so that nothing is stored. Neither service nor test can forget it.
 *
 * How exact an entry is asked to be: of its subject's own table it settles the subject's row alone; of tables with a
 * reference to that table, the rows that refer to the subject or to nothing there; of the other tables that its action
 * may change, the rows of its commission, or all where the table knows none. Entries of imports (`isWhole`), and those
 * whose subject has no row of its own, settle all their action's tables in this last way.
 */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import type { DatabaseConfig } from '../../src/config/app-config';
import { dialectOf } from '../../src/database/dialect';
import type { Transactions, Work } from '../../src/database/transactions';
import { openDatabase } from '../../src/database/open-database';
import { AUDIT_ACTIONS } from '../../src/domain/audit-actions';
import { changesOf, noting, type WatchedTable, watchedTables } from './watched-tables';

/**
 * Rows written past the services, on purpose: no entry is owed for what the transactions of this work change; without
 * the watch none was. For a spec that does nothing else there is `describeOnUnwatchedDatabases`.
 */
export function unaudited<T>(transactions: Transactions, work: Work<T>): Promise<T> {
  return transactions.within(async (manager) => {
    const result = await work(manager);
    if (await hasTable(manager, 'owed_entry')) await manager.query('delete from owed_entry');
    return result;
  });
}

/** Has a transaction that owes an entry fail with the names of its rows: the database itself says less. */
export function tellOwed(transactions: Transactions): void {
  let isWatched: boolean | null = null;
  transactions.beforeCommit(async (manager) => {
    isWatched ??= await hasTable(manager, 'owed_entry');
    const owed = isWatched ? await owedRows(manager) : [];
    if (owed.length > 0) throw new Error(`No entry of the audit log tells of the changes to ${owed.join(', ')}.`);
  });
}

/** Makes the watch in a database that was migrated. */
export async function watch(config: DatabaseConfig): Promise<void> {
  const connections = await openDatabase(config, () => undefined);
  const tables = watchedTables(connections.reading.entityMetadatas);
  await connections.close();
  if (config.kind === 'sqlite') return watchSqlite(config.path, tables);
  const client = new Client({ connectionString: config.url });
  await client.connect();
  try {
    await client.query(settling(tables));
    for (const table of tables) await client.query(postgresTriggers(table));
    await client.query(
      `create function settle_owed() returns trigger language plpgsql as $$ begin ${SETTLE}; return null; end $$;
       create trigger settle_owed after insert on audit_entry for each row execute function settle_owed()`,
    );
  } finally {
    await client.end();
  }
}

function watchSqlite(path: string, tables: readonly WatchedTable[]): void {
  const connection = new Database(path);
  connection.exec(`begin; ${settling(tables)}`);
  for (const table of tables) connection.exec(sqliteTriggers(table));
  connection.exec(`create trigger settle_owed after insert on audit_entry begin ${SETTLE}; end; commit`);
  connection.close();
}

// Nothing ever stands in `settled`, so that what is owed refers to nothing.
function settling(tables: readonly WatchedTable[]): string {
  const allowed = Object.entries(AUDIT_ACTIONS).flatMap(([action, said]) =>
    said.tables.map((table) => `('${action}', '${table}', ${said.isWhole ? 1 : 0})`),
  );
  const referring = tables.flatMap(({ name, references }) =>
    [...new Set(references.map(({ table }) => table))].map((table) => `('${name}', '${table}')`),
  );
  return `
    create table settled (table_name text primary key);
    create table owed_entry (
      table_name text not null,
      row_id text,
      commission_id integer,
      refers_to text not null,
      constraint change_without_entry_in_the_audit_log
        foreign key (table_name) references settled (table_name) deferrable initially deferred
    );
    create table action_table (action text not null, table_name text not null, is_whole integer not null);
    create table referring_table (table_name text not null, referred text not null);
    insert into action_table values ${allowed.join(', ')};
    insert into referring_table values ${referring.join(', ')};`;
}

const SETTLE = `
  delete from owed_entry where exists (
    select 1 from action_table allowed
    where allowed.action = new.action and allowed.table_name = owed_entry.table_name and case
      when allowed.is_whole = 1 or new.subject_id is null
        then owed_entry.commission_id is null or owed_entry.commission_id = new.commission_id
      when owed_entry.table_name = new.subject_kind
        then owed_entry.row_id = cast(new.subject_id as text)
      when exists (select 1 from referring_table known
          where known.table_name = owed_entry.table_name and known.referred = new.subject_kind)
        then owed_entry.refers_to like '% ' || new.subject_kind || ':' || new.subject_id || ' %'
          or owed_entry.refers_to like '% ' || new.subject_kind || ': %'
      else owed_entry.commission_id is null or owed_entry.commission_id = new.commission_id
    end)`;

function postgresTriggers(table: WatchedTable): string {
  const body = (row: 'old' | 'new') =>
    `create function "note_${row}_of_${table.name}"() returns trigger language plpgsql as $$
     begin ${noting(table, row)}; return null; end $$;`;
  const triggers = changesOf(table).map(
    ({ change, when, row }) => `create trigger "note_${change}" after ${change} ${when.columns} on "${table.name}"
      for each row ${when.condition} execute function "note_${row}_of_${table.name}"();`,
  );
  return [body('old'), body('new'), ...triggers].join('\n');
}

function sqliteTriggers(table: WatchedTable): string {
  const triggers = changesOf(table).map(
    ({ change, when, row }) => `create trigger "note_${change}_of_${table.name}" after ${change} ${when.columns}
      on "${table.name}" ${when.condition} begin ${noting(table, row)}; end;`,
  );
  return triggers.join('\n');
}

async function hasTable(manager: EntityManager, name: string): Promise<boolean> {
  const listing =
    dialectOf(manager) === 'postgres'
      ? `select 1 where to_regclass('${name}') is not null`
      : `select 1 from sqlite_master where name = '${name}'`;
  const found = await manager.query<unknown[]>(listing);
  return found.length > 0;
}

async function owedRows(manager: EntityManager): Promise<string[]> {
  const rows: { name: string; id: string | null }[] = await manager.query(
    'select distinct table_name as name, row_id as id from owed_entry order by 1, 2 limit 10',
  );
  return rows.map(({ name, id }) => (id === null ? name : `${name} ${id}`));
}
