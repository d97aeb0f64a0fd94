/**
 * The worker thread's side of adding up on SQLite. It loads the driver and nothing else: a thread that loaded the
 * program would take longer to start than the sums take.
 */
import Database from 'better-sqlite3';

/** One statement without side effects, with its named parameters, on a database file. */
export interface ThreadQuery {
  readonly path: string;
  readonly sql: string;
  readonly values: Readonly<Record<string, string>>;
}

// The thread may stand still while another connection recovers the write-ahead log; nobody else waits for it.
const PATIENCE_MS = 10_000;

/** The statement's rows, read through a connection of its own that cannot write. */
export function run({ path, sql, values }: ThreadQuery): unknown[] {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
  try {
    return connection.prepare(sql).all(values);
  } finally {
    connection.close();
  }
}
