/**
 * In a process of its own: a turn of the same changes as one would write them by hand for one database, a transaction
 * each: by better-sqlite3 one after the other, by a pool of pg connections as large as the program's.
 * `plain-audit.ts DATABASE_URL`
 */
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { activityRow, logRows, partRows, TABLES } from './audit-by-hand';
import { crowd } from './audited-change';
import { auditedRows } from './audited-rows';
import { openProgram } from './program';
import { handOver, measured } from './turn';

const [url = ''] = process.argv.slice(3);
const isSqlite = url.startsWith('sqlite:');

void (async () => {
  const turn = await (isSqlite ? onSqlite(url.slice('sqlite:'.length)) : onPostgres(url));
  const app = await openProgram(url);
  const result = await auditedRows(app);
  await app.close();
  await handOver({ ...turn, result });
})();

async function onSqlite(path: string) {
  const connection = new Database(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = FULL');
  const places = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const inserting = (table: keyof typeof TABLES) => {
    const columns = TABLES[table];
    return connection.prepare(`insert into ${table} (${columns.join(', ')}) values (${places(columns.length)})`);
  };
  const [activity, institution, contribution] = [
    inserting('activity'),
    inserting('activity_institution'),
    inserting('contribution'),
  ];
  const [entry, content] = [inserting('audit_entry'), inserting('audit_content')];
  const head = connection.prepare('select sequence, hash from audit_head where id = 1');
  const move = connection.prepare('update audit_head set sequence = ?, hash = ?, seal = ? where id = 1');
  const change = connection.transaction((number: number) => {
    const id = Number(activity.run(...activityRow(number)).lastInsertRowid);
    const parts = partRows(number, id, 0);
    institution.run(...parts.institution);
    contribution.run(...parts.contribution);
    const rows = logRows(number, id, head.get() as { sequence: number; hash: string });
    entry.run(...rows.entry);
    content.run(...rows.content);
    move.run(...rows.head);
  });
  const turn = await measured(() => crowd((number) => Promise.resolve(change.immediate(number))));
  connection.close();
  return turn;
}

async function onPostgres(connectionString: string) {
  const pool = new Pool({ connectionString, max: 10 });
  const sqlOf = (table: keyof typeof TABLES) => {
    const columns = TABLES[table];
    return `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`;
  };
  const change = async (number: number): Promise<void> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const inserted = await client.query<{ id: number }>(`${sqlOf('activity')} returning id`, [
        ...activityRow(number),
      ]);
      const id = inserted.rows[0]?.id ?? 0;
      const parts = partRows(number, id, 'false');
      await client.query(sqlOf('activity_institution'), [...parts.institution]);
      await client.query(sqlOf('contribution'), [...parts.contribution]);
      const locked = 'select sequence, hash from audit_head where id = 1 for update';
      const [head] = (await client.query<{ sequence: number; hash: string }>(locked)).rows;
      const rows = logRows(number, id, head ?? { sequence: 0, hash: '' });
      await client.query(sqlOf('audit_entry'), [...rows.entry]);
      await client.query(sqlOf('audit_content'), [...rows.content]);
      await client.query('update audit_head set sequence = $1, hash = $2, seal = $3 where id = 1', [...rows.head]);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  const turn = await measured(() => crowd(change));
  await pool.end();
  return turn;
}
