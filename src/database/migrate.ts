/** Brings the schema up to date, or back by one step, one process at a time and in one transaction. */
import { existsSync, renameSync } from 'node:fs';
import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { Refusal } from '../domain/refusal';
import { dialectOf, ImmediateSqlite } from './dialect';
import { begin } from './transactions';

/** Takes a Spanish sentence for whoever is waiting. */
export type Say = (sentence: string) => void;

const LONGEST_WAIT_MS = 10 * 60 * 1000;
/** The advisory lock of whoever migrates a PostgreSQL database. */
export const POSTGRES_LOCK = 2_037_739_617;

/** The names of the migrations that are still to run. Refuses a database that a newer version has changed. */
export async function pendingMigrations(source: DataSource): Promise<string[]> {
  const executor = new MigrationExecutor(source);
  const known = source.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const executed = (await executor.getExecutedMigrations()).map((migration) => migration.name);
  const newer = executed.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    const sentence = `La base de datos es de una versión más nueva de Yupana (${newer.join(', ')}); instale esa versión.`;
    throw new Refusal(sentence, 'conflict');
  }
  return known.filter((name) => !executed.includes(name));
}

/**
 * Runs what is pending, all or nothing, and gives the names of what ran: none where another process was first. Waits
 * for that one and says so. A SQLite file that holds something is copied beside itself before.
 */
export async function migrate(source: DataSource, say: Say): Promise<string[]> {
  return alone(source, say, async (runner) => {
    const executor = new MigrationExecutor(source, runner);
    const [first] = await executor.getPendingMigrations();
    if (!first) return [];
    await keepCopy(source, first.name, say);
    return (await executor.executePendingMigrations()).map((migration) => migration.name);
  });
}

/** Takes back the migration that ran last; nothing where none did. */
export async function undoLastMigration(source: DataSource, say: Say): Promise<void> {
  await alone(source, say, (runner) => new MigrationExecutor(source, runner).undoLastMigration());
}

/**
 * Foreign keys are switched off before the transaction, within which SQLite ignores that: with them on, a parent table
 * that is rebuilt empties its children or cannot be dropped. They are checked before the commit instead.
 */
async function alone<T>(source: DataSource, say: Say, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  if (dialectOf(source) === 'postgres') return inTransaction(source, say, takeTurn, work);
  await source.query('PRAGMA foreign_keys = OFF');
  try {
    return await inTransaction(
      source,
      say,
      () => Promise.resolve(),
      async (runner) => {
        const result = await work(runner);
        const broken = (await runner.query('PRAGMA foreign_key_check')) as unknown[];
        if (broken.length > 0)
          throw new Error(`The migration breaks references: ${JSON.stringify(broken.slice(0, 5))}`);
        return result;
      },
    );
  } finally {
    await source.query('PRAGMA foreign_keys = ON');
  }
}

async function inTransaction<T>(
  source: DataSource,
  say: Say,
  turn: (runner: QueryRunner, wait: () => void) => Promise<void>,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const wait = once(() => say('Otro programa está usando la base de datos; se espera su turno para actualizarla.'));
  const runner = await begin(source, performance.now() + LONGEST_WAIT_MS, wait);
  try {
    await turn(runner, wait);
    const result = await work(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

async function takeTurn(runner: QueryRunner, wait: () => void): Promise<void> {
  const tried = (await runner.query(`SELECT pg_try_advisory_xact_lock(${POSTGRES_LOCK}) AS taken`)) as {
    taken: boolean;
  }[];
  if (tried[0]?.taken) return;
  wait();
  await runner.query(`SELECT pg_advisory_xact_lock(${POSTGRES_LOCK})`);
}

/** By SQLite's own copying: a file copied from outside lacks the write-ahead log and loosens this process's locks. */
async function keepCopy(source: DataSource, before: string, say: Say): Promise<void> {
  if (source.options.type !== 'better-sqlite3') return;
  const path = source.options.database;
  const reader = new ImmediateSqlite(path, { readonly: true, timeout: 0 });
  try {
    if (!reader.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get()) return;
    const copy = freeName(`${path}.antes-de-${before}`);
    await reader.backup(`${copy}.parte`);
    renameSync(`${copy}.parte`, copy);
    say(`Se guardó una copia de la base de datos en ${copy} antes de actualizarla.`);
  } finally {
    reader.close();
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
