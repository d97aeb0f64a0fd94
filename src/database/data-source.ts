/** Builds TypeORM's DataSources; what differs between the two databases beyond their settings is in `dialect.ts`. */
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from '../config/app-config';
import { Refusal } from '../domain/refusal';
import { DatabaseNames } from './columns';
import { ImmediateSqlite, isBusy, isUnreachable, prepareSqlite, withSqliteOrder } from './dialect';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

const PATIENCE_MS = 10_000;
const LARGEST_POOL = 10;

/** The connection (SQLite; makes the file where there is none) or pool (PostgreSQL) that may write. */
export async function openWriting(
  config: DatabaseConfig,
  migrations: DataSourceOptions['migrations'] = MIGRATIONS,
): Promise<DataSource> {
  return opened(config, { ...settings(config, false), migrations });
}

/** The connection or pool for all that happens outside transactions; the database refuses writes on it. */
export async function openReading(config: DatabaseConfig): Promise<DataSource> {
  return opened(config, settings(config, true));
}

function settings(config: DatabaseConfig, readonly: boolean): DataSourceOptions {
  const shared = { entities: ENTITIES, namingStrategy: new DatabaseNames(), logging: false, logger: 'debug' } as const;
  if (config.kind === 'sqlite') {
    return {
      ...shared,
      type: 'better-sqlite3',
      database: config.path,
      driver: ImmediateSqlite,
      readonly,
      timeout: 0,
      prepareDatabase: prepareSqlite,
    };
  }
  return {
    ...shared,
    type: 'postgres',
    url: config.url,
    applicationName: 'yupana',
    poolSize: LARGEST_POOL,
    connectTimeoutMS: PATIENCE_MS,
    installExtensions: false,
    ...(readonly && { extra: { options: '-c default_transaction_read_only=on' } }),
  };
}

async function opened(config: DatabaseConfig, options: DataSourceOptions): Promise<DataSource> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const source = await new DataSource(options).initialize();
      return config.kind === 'sqlite' ? withSqliteOrder(source) : source;
    } catch (error) {
      // Another process makes the file, or turns on its write-ahead log, in this very moment.
      if (!isBusy(error) || performance.now() > until) throw whyNotOpened(config, error);
    }
    await pause(20);
  }
}

function whyNotOpened(config: DatabaseConfig, error: unknown): unknown {
  if (config.kind === 'sqlite') {
    const sentence = `No se pudo abrir la base de datos ${config.path} (${messageOf(error)}); revise la ruta en DATABASE_URL y los permisos.`;
    return new Refusal(sentence, 'unreachable');
  }
  if (!isUnreachable(error)) return error;
  const { host, pathname } = new URL(config.url);
  const sentence = `No se pudo entrar a la base de datos ${pathname.slice(1)} en ${host} (${messageOf(error)}); revise que el servidor esté encendido y lo que dice DATABASE_URL.`;
  return new Refusal(sentence, 'unreachable');
}

function messageOf(error: unknown): string {
  return String(error).replace(/^\w*Error: /, '') || 'sin respuesta';
}
