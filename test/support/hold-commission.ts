/** A process that changes a commission and holds the lock: `hold-commission.ts KIND PATH-OR-URL CODE MILLISECONDS`. */
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Client } from 'pg';

const [kind, place = '', code = '', milliseconds = '0'] = process.argv.slice(2);
const change = `UPDATE commission SET name = 'changed by another process' WHERE code = '${code}'`;

async function onSqlite(): Promise<void> {
  const connection = new Database(place);
  connection.exec(`BEGIN IMMEDIATE; ${change}`);
  console.log('held');
  await pause(Number(milliseconds));
  connection.exec('COMMIT');
  connection.close();
}

async function onPostgres(): Promise<void> {
  const client = new Client({ connectionString: place });
  await client.connect();
  await client.query('BEGIN');
  await client.query(change);
  console.log('held');
  await pause(Number(milliseconds));
  await client.query('COMMIT');
  await client.end();
}

void (kind === 'sqlite' ? onSqlite() : onPostgres());
