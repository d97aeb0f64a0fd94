import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { type DataSource, type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import type { DatabaseConfig } from '../../src/config/app-config';
import { openWriting } from '../../src/database/data-source';
import { migrate, pendingMigrations, POSTGRES_LOCK, undoLastMigration } from '../../src/database/migrate';
import { MIGRATIONS } from '../../src/database/migrations';
import { migrateDatabase, openDatabase } from '../../src/database/open-database';
import { type DatabaseKind, emptyDatabase, migratedDatabase } from '../support/databases';
import { runScript } from '../support/other-process';
import { addRowsEverywhere, rowCounts } from '../support/rows-everywhere';

/** On SQLite both steps make the table anew, which every other table of a commission refers to. */
class Rebuilding1900000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('commission', new TableColumn({ name: 'motto', type: 'text', isNullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('commission', 'motto');
  }
}

class Failing1900000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('commission', 'name');
    await runner.query('INSERT INTO nowhere VALUES (1)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('It never ran.'));
  }
}

const silent = () => undefined;
const UNWATCHED = { unwatched: true };
const names = MIGRATIONS.map((migration) => migration.name);

describe.each(['sqlite', 'postgres'] as const)('migrations (%s)', (kind: DatabaseKind) => {
  const opened: DataSource[] = [];
  const open = async (config: DatabaseConfig, extra: (new () => MigrationInterface)[] = []): Promise<DataSource> => {
    const source = await openWriting(config, [...MIGRATIONS, ...extra]);
    opened.push(source);
    return source;
  };
  afterEach(() => Promise.all(opened.splice(0).map((source) => source.destroy())));

  it('leave no difference between tables and entities', async () => {
    const source = await open(await migratedDatabase(kind, UNWATCHED));
    expect(await drift(source)).toEqual([]);
  });

  it('go down and up again with rows in every table', async () => {
    const source = await open(await migratedDatabase(kind, UNWATCHED));
    await addRowsEverywhere(source);
    expect(Object.values(await rowCounts(source))).not.toContain(0);
    for (const name of [...names].reverse()) {
      await undoLastMigration(source, silent);
      expect(await pendingMigrations(source)).toContain(name);
    }
    expect(await tables(source)).toEqual(['migrations']);
    expect(await migrate(source, silent)).toEqual(names);
    expect(await drift(source)).toEqual([]);
    await addRowsEverywhere(source);
  });

  it('keep the children of a table that is made anew, up, down and up again', async () => {
    const source = await open(await migratedDatabase(kind, UNWATCHED), [Rebuilding1900000000001]);
    await addRowsEverywhere(source);
    const before = await rowCounts(source);
    expect(await migrate(source, silent)).toEqual([Rebuilding1900000000001.name]);
    expect(await rowCounts(source)).toEqual(before);
    await undoLastMigration(source, silent);
    expect(await rowCounts(source)).toEqual(before);
    await migrate(source, silent);
    expect(await rowCounts(source)).toEqual(before);
    await expect(source.query('DELETE FROM commission')).rejects.toThrow(/foreign key/i);
  });

  it('change nothing where one of them fails', async () => {
    const source = await open(await migratedDatabase(kind, UNWATCHED), [Rebuilding1900000000001, Failing1900000000002]);
    await addRowsEverywhere(source);
    await expect(migrate(source, silent)).rejects.toThrow('nowhere');
    expect(await pendingMigrations(source)).toEqual([Rebuilding1900000000001.name, Failing1900000000002.name]);
    expect(await drift(source)).toEqual([]);
    await expect(source.query('DELETE FROM commission')).rejects.toThrow(/foreign key/i);
  });

  it('are not undone by an older version, which refuses the database', async () => {
    const config = await migratedDatabase(kind, UNWATCHED);
    await migrate(await open(config, [Rebuilding1900000000001]), silent);
    await expect(openDatabase(config, silent)).rejects.toThrow('es de una versión más nueva de Yupana (Rebuilding');
  });

  it('run once where two processes start them together, and both say that they wait', async () => {
    const config = await emptyDatabase(kind);
    const place = config.kind === 'sqlite' ? config.path : config.url;
    const letGo = await holdPlace(config);
    const both = [runScript('migrate-alone.ts', kind, place), runScript('migrate-alone.ts', kind, place)];
    await Promise.all(both.map((one) => one.said('se espera su turno')));
    await letGo();
    const outputs = await Promise.all(both.map((one) => one.ended));
    expect(outputs.map((output) => output.trim()).sort()).toEqual(['', names.join(' ')]);
  });
});

describe('a SQLite file', () => {
  it('is migrated by whoever opens it, and copied before where it held something', async () => {
    const config = await emptyDatabase('sqlite');
    const said: string[] = [];
    await (await openDatabase(config, (sentence) => said.push(sentence))).close();
    expect(said).toEqual([]);
    const source = await openWriting(config);
    await addRowsEverywhere(source);
    await undoLastMigration(source, silent);
    await source.destroy();
    await (await openDatabase(config, (sentence) => said.push(sentence))).close();
    const copy = `${pathOf(config)}.antes-de-${names.at(-1)}`;
    expect(said).toEqual([`Se guardó una copia de la base de datos en ${copy} antes de actualizarla.`]);
    const copied = await openWriting({ kind: 'sqlite', path: copy });
    expect(await pendingMigrations(copied)).toEqual(names.slice(-1));
    expect(await copied.query('SELECT count(*) AS number FROM contribution')).toEqual([{ number: 1 }]);
    await copied.destroy();
  });

  it('is opened to lose nothing that was answered, and never waits by stopping the thread', async () => {
    const connections = await openDatabase(await migratedDatabase('sqlite', UNWATCHED), silent);
    for (const source of [connections.writing, connections.reading]) {
      const setting = async (name: string) => {
        const rows = await source.query<Record<string, unknown>[]>(`PRAGMA ${name}`);
        return rows.flatMap((row) => Object.values(row));
      };
      expect(await setting('journal_mode')).toEqual(['wal']);
      expect(await setting('synchronous')).toEqual([2]);
      expect(await setting('foreign_keys')).toEqual([1]);
      expect(await setting('busy_timeout')).toEqual([0]);
    }
    await connections.close();
  });

  it('keeps every copy, the later ones with a number', async () => {
    const config = await migratedDatabase('sqlite', UNWATCHED);
    const source = await openWriting(config);
    for (const _ of [1, 2]) {
      await undoLastMigration(source, silent);
      await migrate(source, silent);
    }
    await source.destroy();
    const path = pathOf(config);
    const copies = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.antes`));
    const copy = `${basename(path)}.antes-de-${names.at(-1)}`;
    expect(copies.sort()).toEqual([copy, `${copy}-2`]);
  });

  it('that cannot be one is refused with its path', async () => {
    const path = join(__dirname, 'migrations.spec.ts');
    await expect(openDatabase({ kind: 'sqlite', path }, silent)).rejects.toThrow(
      `No se pudo abrir la base de datos ${path}`,
    );
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});

describe('a PostgreSQL database', () => {
  it('is migrated by the command alone; others refuse it until then', async () => {
    const config = await emptyDatabase('postgres');
    await expect(openDatabase(config, silent)).rejects.toThrow('ejecute «yupana migrate»');
    expect(await migrateDatabase(config, silent)).toEqual(names);
    await (await openDatabase(config, silent)).close();
    expect(await migrateDatabase(config, silent)).toEqual([]);
  });

  it('that does not answer is refused without showing the password', async () => {
    const config = { kind: 'postgres', url: 'postgres://someone:secret@127.0.0.1:9/yupana' } as const;
    const error: unknown = await openDatabase(config, silent).catch((reason: unknown) => reason);
    expect(String(error)).toContain('No se pudo entrar a la base de datos yupana en 127.0.0.1:9');
    expect(String(error)).not.toContain('secret');
  });
});

async function drift(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

async function tables(source: DataSource): Promise<string[]> {
  const listing =
    source.options.type === 'postgres'
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  const rows: { name: string }[] = await source.query(listing);
  return rows.map(({ name }) => name);
}

function pathOf(config: DatabaseConfig): string {
  return config.kind === 'sqlite' ? config.path : '';
}

/** Holds the place for which migrations wait; the answer lets it go. */
async function holdPlace(config: DatabaseConfig): Promise<() => Promise<void>> {
  if (config.kind === 'sqlite') {
    const connection = new Database(config.path);
    connection.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
    return () => Promise.resolve(connection.close()).then(silent);
  }
  const client = new Client({ connectionString: config.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT pg_advisory_xact_lock(${POSTGRES_LOCK})`);
  return () => client.end();
}
