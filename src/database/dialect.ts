/**
 * What SQLite and PostgreSQL say differently, so that repositories are one text. With `columns.ts` the only file that
 * knows that databases differ. Both take `ON CONFLICT (…) DO UPDATE SET x = excluded.x` and `RETURNING` as they stand,
 * and TypeORM's ``manager.sql`… ${value}` `` writes the placeholders of either.
 */
import Database from 'better-sqlite3';
import type { DataSource, EntityManager, FindOneOptions, QueryRunner, TableColumnOptions } from 'typeorm';
import { BYTE_ORDER } from './columns';

export type Dialect = 'sqlite' | 'postgres';

/** The bound values that one statement may carry: SQLite's limit, and PostgreSQL takes twice that. */
export const MOST_BOUND_VALUES = 32_766;

type Lock = NonNullable<FindOneOptions['lock']>;

/** Which database a connection, a manager or a query runner talks to. */
export function dialectOf(within: DataSource | EntityManager | QueryRunner): Dialect {
  const source = 'dataSource' in within ? within.dataSource : within;
  return source.options.type === 'postgres' ? 'postgres' : 'sqlite';
}

/**
 * The `lock` of a find whose rows decide what is written: `findOneOrFail({ where, lock: rowLock(manager) })`. The rows
 * stay as they are read until the transaction ends. On SQLite there is nothing to add, one transaction writes at a time.
 * `skipLocked` leaves out rows that another transaction holds (jobs that several instances take).
 */
export function rowLock(manager: EntityManager, choice: { skipLocked?: boolean } = {}): Lock | undefined {
  if (dialectOf(manager) === 'sqlite') return undefined;
  return { mode: 'pessimistic_write', ...(choice.skipLocked && { onLocked: 'skip_locked' as const }) };
}

/** The end of a hand-written select, for the same purpose as `rowLock`; empty on SQLite. */
export function rowLockClause(manager: EntityManager, choice: { skipLocked?: boolean } = {}): string {
  if (dialectOf(manager) === 'sqlite') return '';
  return choice.skipLocked ? ' FOR UPDATE SKIP LOCKED' : ' FOR UPDATE';
}

/**
 * A sum (or any whole number) as text that `BigInt` takes exactly: SQLite's driver rounds integers above 2^53. Of no
 * rows it is null. On SQLite the sum itself may reach nine thousand contributions of the largest quantity there is.
 */
export function castToText(expression: string): string {
  return `CAST(${expression} AS text)`;
}

/** How many rows of so many columns one insert may carry. */
export function rowsPerInsert(columns: number): number {
  return Math.max(1, Math.floor(MOST_BOUND_VALUES / columns));
}

/** A migration's column with the byte order that `CodeColumn` and `DateColumn` have; SQLite's own order is that one. */
export function byteOrdered(runner: QueryRunner, column: TableColumnOptions): TableColumnOptions {
  return dialectOf(runner) === 'sqlite' ? column : { ...column, collation: BYTE_ORDER };
}

/** Takes PostgreSQL's byte order out of a SQLite connection's metadata; only that connection's copy changes. */
export function withSqliteOrder(source: DataSource): DataSource {
  for (const column of source.entityMetadatas.flatMap((entity) => entity.columns)) column.collation = undefined;
  return source;
}

/** A query runner that nobody else has; SQLite's DataSource would hand out the same one again and again. */
export function freshRunner(source: DataSource): QueryRunner {
  if (dialectOf(source) === 'sqlite') Object.assign(source.driver, { queryRunner: undefined });
  return source.createQueryRunner();
}

/** Another connection holds SQLite's only place for a writer. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

/** PostgreSQL gave up this transaction for the sake of another (serialization failure, deadlock): it may run again. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** A row that breaks a unique constraint. */
export function isDuplicate(error: unknown): boolean {
  const code = codeOf(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/**
 * Since when the oldest transaction of this database has been open, in milliseconds since 1970; null where there is no
 * other than the one that asks. SQLite has one place for a writer, and whoever asks inside of `within` holds it.
 */
export async function oldestTransactionStart(manager: EntityManager): Promise<number | null> {
  if (dialectOf(manager) === 'sqlite') return null;
  const rows: { oldest: string | null }[] = await manager.query(
    `select floor(extract(epoch from min(xact_start)) * 1000)::text as oldest from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  const oldest = rows[0]?.oldest ?? null;
  return oldest === null ? null : Number(oldest);
}

/** The server does not answer, refuses the account or lacks the database. */
export function isUnreachable(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return /^(E[A-Z_]+|08\w{3}|28\w{3}|3D000|57P0[1-3])$/.test(code) || /timeout/i.test(String(error));
}

// A program has some hundred statements; those of bulk inserts are long and come in many lengths.
const MOST_PREPARED = 500;
const LONGEST_PREPARED = 2_000;

/**
 * SQLite as this system uses it: TypeORM's plain BEGIN would take the writer's place at the first write only, where
 * SQLite refuses it at once when another wrote since the transaction's first read. Statements stay prepared from one
 * transaction to the next: TypeORM forgets them with each of its query runners, and to prepare one takes as long as to
 * carry it out.
 */
export class ImmediateSqlite extends Database {
  constructor(file: string, options: Database.Options) {
    super(file, options);
    const prepare = this.prepare.bind(this);
    const prepared = new Map<string, Database.Statement>();
    const immediately = (sql: string) => {
      const statement = prepared.get(sql) ?? prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql);
      if (prepared.size < MOST_PREPARED && sql.length < LONGEST_PREPARED) prepared.set(sql, statement);
      return statement;
    };
    this.prepare = immediately as Database.Database['prepare'];
  }
}

/**
 * What every SQLite connection is set to, the read-only ones of worker threads too. The caller waits for locks itself
 * (timeout 0): SQLite's own waiting stops the thread.
 */
export function prepareSqlite(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = FULL');
}

function codeOf(error: unknown): string | undefined {
  // Not by instanceof: what Node itself throws is of another Error where tests run in a context of their own.
  const cause = propertyOf(error, 'driverError') ?? error;
  const code = propertyOf(cause, 'code');
  return typeof code === 'string' ? code : undefined;
}

function propertyOf(error: unknown, property: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
}
