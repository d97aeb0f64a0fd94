import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseConnections } from './connections';

/** Whether the database can be worked with: it answers, and its structure is the one of this release. */
export type SchemaState = 'ready' | 'silent' | 'pending' | 'newer';

/** Asks in one statement, and waits so long at most: `silent` is no answer in time, or a refusal. */
export async function schemaState(connections: DatabaseConnections, withinMs: number): Promise<SchemaState> {
  const { reading, writing } = connections;
  const known = writing.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const executed = await Promise.race([executedMigrations(reading), pause(withinMs, null, { ref: false })]);
  if (executed === null) return 'silent';
  if (executed.some((name) => !known.includes(name))) return 'newer';
  return known.every((name) => executed.includes(name)) ? 'ready' : 'pending';
}

async function executedMigrations(reading: DatabaseConnections['reading']): Promise<string[] | null> {
  try {
    const rows: { name: string }[] = await reading.query('select name from migrations');
    return rows.map(({ name }) => name);
  } catch {
    return null;
  }
}
