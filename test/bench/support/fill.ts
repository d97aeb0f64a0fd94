/** In a process of its own: puts the million rows into a migrated, empty database. `fill.ts DATABASE_URL FOLDER` */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { allTables, type TableRows, type Value } from './million-rows';
import { handOver } from './turn';

const [url = '', folder = ''] = process.argv.slice(3);

void (url.startsWith('sqlite:') ? fillSqlite(url.slice('sqlite:'.length)) : fillPostgres(url)).then(() =>
  handOver('filled'),
);

// Indexes are made again afterwards: in random order they would take most of the time.
function fillSqlite(path: string): Promise<void> {
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  const indexes = database
    .prepare(`select name, sql from sqlite_master where type = 'index' and tbl_name = 'contribution' and sql <> ''`)
    .all() as { name: string; sql: string }[];
  database.exec(indexes.map(({ name }) => `drop index "${name}"`).join(';'));
  database.transaction(() => {
    for (const { table, columns, rows } of allTables()) {
      const places = columns.map(() => '?').join(', ');
      const insert = database.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`);
      for (const row of rows) insert.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
    }
  })();
  database.exec(indexes.map(({ sql }) => sql).join(';'));
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return Promise.resolve();
}

async function fillPostgres(address: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  // Spares a million checks of foreign keys.
  await client.query('set session_replication_role = replica');
  const { rows: indexes } = await client.query<{ name: string; sql: string }>(
    `select indexname as name, indexdef as sql from pg_indexes where tablename = 'contribution' and indexname ~ '^ix'`,
  );
  for (const { name } of indexes) await client.query(`drop index "${name}"`);
  for (const rows of allTables()) {
    const file = join(folder, `${rows.table}.tsv`);
    writeText(file, rows);
    await client.query(`copy ${rows.table} (${rows.columns.join(', ')}) from '${file}'`);
    rmSync(file);
    if (rows.columns[0] !== 'id') continue;
    await client.query(
      `select setval(pg_get_serial_sequence('${rows.table}', 'id'), (select max(id) from ${rows.table}))`,
    );
  }
  for (const { sql } of indexes) await client.query(sql);
  await client.query('vacuum analyze');
  await client.end();
}

/** As COPY reads it; no value of ours holds a tab or a backslash. */
function writeText(path: string, { rows }: TableRows): void {
  const file = openSync(path, 'w', 0o644);
  let text = '';
  for (const row of rows) {
    text += `${row.map(copied).join('\t')}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

function copied(value: Value): string {
  return value === null ? '\\N' : String(value);
}
