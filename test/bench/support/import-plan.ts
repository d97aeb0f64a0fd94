/**
 * In a process of its own: puts the plan of 500 indicators, without anything reported on it, into a migrated database.
 * `import-plan.ts DATABASE`
 */
import Database from 'better-sqlite3';
import { allTables } from './million-rows';
import { handOver } from './turn';

const [path = ''] = process.argv.slice(3);
const REPORTED = new Set(['activity', 'activity_institution', 'contribution']);

const connection = new Database(path);
connection.transaction(() => {
  for (const { table, columns, rows } of allTables()) {
    if (REPORTED.has(table)) continue;
    const places = columns.map(() => '?').join(', ');
    const insert = connection.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`);
    for (const row of rows) insert.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
  }
})();
connection.close();
void handOver('filled');
