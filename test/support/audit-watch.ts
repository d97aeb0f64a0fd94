/**
 * In databases of tests every changed row owes an entry of the log: triggers note the tables that a transaction changes,
 * an entry settles those that its action may change, and what is still owed at the commit breaks a deferred reference,
 * so that nothing is stored. Neither service nor test can forget it.
 */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import type { DatabaseConfig } from '../../src/config/app-config';
import { dialectOf } from '../../src/database/dialect';
import type { Transactions, Work } from '../../src/database/transactions';
import { AUDIT_ACTIONS, TABLES_WITHOUT_ENTRY } from '../../src/domain/audit-actions';

/**
 * Rows written past the services, on purpose: no entry is owed for what the transactions of this work change. For a
 * spec that does nothing else there is `describeOnUnwatchedDatabases`.
 */
export function unaudited<T>(transactions: Transactions, work: Work<T>): Promise<T> {
  return transactions.within(async (manager) => {
    const result = await work(manager);
    await manager.query('delete from owed_entry');
    return result;
  });
}

/** Has a transaction that owes an entry fail with the names of its tables: the database itself says less. */
export function tellOwed(transactions: Transactions): void {
  let isWatched: boolean | null = null;
  transactions.beforeCommit(async (manager) => {
    isWatched ??= await hasTable(manager, 'owed_entry');
    const owed = isWatched ? await owedTables(manager) : [];
    if (owed.length > 0) throw new Error(`No entry of the audit log tells of the changes to ${owed.join(', ')}.`);
  });
}

/** Makes the watch in a database that was migrated. */
export async function watch(config: DatabaseConfig): Promise<void> {
  if (config.kind === 'sqlite') return watchSqlite(config.path);
  const client = new Client({ connectionString: config.url });
  await client.connect();
  try {
    const listing = "select table_name as name from information_schema.tables where table_schema = 'public'";
    const tables = await client.query<{ name: string }>(listing);
    await client.query(`${SETTLING} ${POSTGRES_FUNCTIONS}`);
    for (const name of watched(tables.rows)) await client.query(postgresTrigger(name));
    await client.query(
      'create trigger settle_owed after insert on audit_entry for each row execute function settle_owed()',
    );
  } finally {
    await client.end();
  }
}

function watchSqlite(path: string): void {
  const connection = new Database(path);
  const listing = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
  const tables = connection.prepare<[], { name: string }>(listing).all();
  connection.exec(`begin; ${SETTLING}`);
  for (const name of watched(tables)) connection.exec(sqliteTriggers(name));
  connection.exec(`create trigger settle_owed after insert on audit_entry begin ${SETTLE}; end; commit`);
  connection.close();
}

function watched(tables: readonly { name: string }[]): string[] {
  return tables.map(({ name }) => name).filter((name) => !(name in TABLES_WITHOUT_ENTRY));
}

// Nothing ever stands in `settled`, so that what is owed refers to nothing.
const SETTLING = `
  create table settled (table_name text primary key);
  create table owed_entry (
    table_name text not null,
    constraint change_without_entry_in_the_audit_log
      foreign key (table_name) references settled (table_name) deferrable initially deferred
  );
  create table action_table (action text not null, table_name text not null);
  ${Object.entries(AUDIT_ACTIONS)
    .flatMap(([action, { tables }]) =>
      tables.map((table) => `insert into action_table values ('${action}', '${table}');`),
    )
    .join('\n')}`;

const SETTLE =
  'delete from owed_entry where table_name in (select table_name from action_table where action = new.action)';

const POSTGRES_FUNCTIONS = `
  create function note_change() returns trigger language plpgsql as $$ begin
    insert into owed_entry select tg_table_name where not exists
      (select 1 from owed_entry where table_name = tg_table_name);
    return null;
  end $$;
  create function settle_owed() returns trigger language plpgsql as $$ begin ${SETTLE}; return null; end $$;`;

function postgresTrigger(table: string): string {
  return `create trigger note_change after insert or update or delete on "${table}"
    for each row execute function note_change()`;
}

function sqliteTriggers(table: string): string {
  const triggers = ['insert', 'update', 'delete'].map(
    (change) => `create trigger "note_${change}_of_${table}" after ${change} on "${table}"
      when not exists (select 1 from owed_entry where table_name = '${table}')
      begin insert into owed_entry values ('${table}'); end;`,
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

async function owedTables(manager: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await manager.query('select table_name as name from owed_entry order by 1');
  return rows.map(({ name }) => name);
}
