import type { DatabaseConfig } from '../config/app-config';
import { Refusal } from '../domain/refusal';
import { DatabaseConnections } from './connections';
import { openReading, openWriting } from './data-source';
import { migrate, pendingMigrations, type Say } from './migrate';

/**
 * Opens the database for use. SQLite is brought up to date on the way; PostgreSQL, which others may be using, is
 * refused while migrations are pending.
 */
export async function openDatabase(config: DatabaseConfig, say: Say): Promise<DatabaseConnections> {
  const writing = await openWriting(config);
  try {
    const pending = await pendingMigrations(writing);
    if (pending.length > 0 && config.kind === 'postgres') {
      throw new Refusal('La base de datos no está al día; ejecute «yupana migrate» y vuelva a empezar.', 'conflict');
    }
    if (pending.length > 0) await migrate(writing, say);
    return new DatabaseConnections(writing, await openReading(config));
  } catch (error) {
    await writing.destroy();
    throw error;
  }
}

/** What `yupana migrate` does, on either database; gives the names of the migrations that ran. */
export async function migrateDatabase(config: DatabaseConfig, say: Say): Promise<string[]> {
  const writing = await openWriting(config);
  try {
    const pending = await pendingMigrations(writing);
    return pending.length > 0 ? await migrate(writing, say) : [];
  } finally {
    await writing.destroy();
  }
}
