import type { DataSource } from 'typeorm';
import { type Dialect, dialectOf } from './dialect';

/** The opened database: one connection (SQLite) or pool (PostgreSQL) that writes, and one that can only read. */
export class DatabaseConnections {
  constructor(
    /** For `Transactions` and migrations alone. */
    readonly writing: DataSource,
    readonly reading: DataSource,
  ) {}

  get dialect(): Dialect {
    return dialectOf(this.writing);
  }

  async close(): Promise<void> {
    await Promise.all([this.reading.destroy(), this.writing.destroy()]);
  }
}
