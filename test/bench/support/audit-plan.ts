/**
 * In a process of its own: puts the plan of 500 indicators, without anything reported on it, into a migrated database
 * on PostgreSQL. `audit-plan.ts DATABASE_URL`
 */
import { Client } from 'pg';
import { allTables } from './million-rows';
import { handOver } from './turn';

const [url = ''] = process.argv.slice(3);
const REPORTED = new Set(['activity', 'activity_institution', 'contribution']);

void (async () => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  for (const { table, columns, rows } of allTables()) {
    if (REPORTED.has(table)) continue;
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    for (const row of rows)
      await client.query(`insert into ${table} (${columns.join(', ')}) values (${places})`, [...row]);
  }
  await client.query('commit');
  await client.query('vacuum analyze');
  await client.end();
  await handOver('filled');
})();
