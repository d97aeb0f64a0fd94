import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../src/config/app-config';
import type { DatabaseConnections } from '../../src/database/connections';
import { migrateDatabase, openDatabase } from '../../src/database/open-database';
import { Transactions } from '../../src/database/transactions';
import { RUN_FOLDER, SOCKET } from './test-run';

export type DatabaseKind = DatabaseConfig['kind'];

const TEMPLATE = 'yupana_template';
const TEMPLATE_LOCK = 1;
// PostgreSQL is made and started on the first question of a run.
const PATIENCE_MS = 60_000;

/** A migrated database of its own for each `describeOnBothDatabases`; ready when its tests run, closed after them. */
export class TestDatabase {
  private opened: { config: DatabaseConfig; connections: DatabaseConnections; transactions: Transactions } | null =
    null;

  constructor(readonly kind: DatabaseKind) {}

  get config(): DatabaseConfig {
    return this.ready().config;
  }

  /** As `DATABASE_URL` says it. */
  get url(): string {
    return urlOf(this.config);
  }

  get connections(): DatabaseConnections {
    return this.ready().connections;
  }

  get transactions(): Transactions {
    return this.ready().transactions;
  }

  async open(): Promise<void> {
    const config = await migratedDatabase(this.kind);
    const connections = await openDatabase(config, () => undefined);
    this.opened = { config, connections, transactions: new Transactions(connections) };
  }

  async close(): Promise<void> {
    await this.opened?.connections.close();
  }

  private ready() {
    if (!this.opened) throw new Error('The database is there when the tests run; ask for it inside of one.');
    return this.opened;
  }
}

/** The same tests on SQLite and on PostgreSQL. */
export function describeOnBothDatabases(name: string, tests: (database: TestDatabase) => void): void {
  describe.each(['sqlite', 'postgres'] as const)(`${name} (%s)`, (kind) => {
    const database = new TestDatabase(kind);
    beforeAll(() => database.open(), PATIENCE_MS);
    afterAll(() => database.close());
    tests(database);
  });
}

/** A database without any table. */
export async function emptyDatabase(kind: DatabaseKind): Promise<DatabaseConfig> {
  if (kind === 'sqlite') return { kind, path: newFile() };
  return onServer((client, address) => created(client, address, newName()));
}

/** A database with today's tables: a copy of one that is made once in a run. */
export async function migratedDatabase(kind: DatabaseKind): Promise<DatabaseConfig> {
  if (kind === 'postgres') return onServer(clonedTemplate);
  const template = join(runFolder(), 'template.sqlite');
  if (!existsSync(template)) {
    const path = newFile();
    await migrateDatabase({ kind, path }, () => undefined);
    renameSync(path, template);
  }
  const path = newFile();
  copyFileSync(template, path);
  return { kind, path };
}

/** A configuration as `DATABASE_URL` says it. */
export function urlOf(config: DatabaseConfig): string {
  return config.kind === 'sqlite' ? `sqlite:${config.path}` : config.url;
}

async function clonedTemplate(client: Client, address: string): Promise<DatabaseConfig> {
  await client.query(`SELECT pg_advisory_lock(${TEMPLATE_LOCK})`);
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (known.rowCount === 0) {
    const making = newName();
    await migrateDatabase(await created(client, address, making), () => undefined);
    await client.query(`ALTER DATABASE "${making}" RENAME TO "${TEMPLATE}"`);
  }
  return created(client, address, newName(), TEMPLATE);
}

async function created(client: Client, address: string, name: string, template = 'template0'): Promise<DatabaseConfig> {
  await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  return { kind: 'postgres', url: `${address}/${name}` };
}

async function onServer<T>(work: (client: Client, address: string) => Promise<T>): Promise<T> {
  const address = await serverAddress();
  const client = new Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    return await work(client, address);
  } finally {
    await client.end();
  }
}

function serverAddress(): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    connect(join(runFolder(), SOCKET))
      .on('data', (part) => (answer += part.toString()))
      .on('end', () => (answer.startsWith('postgres:') ? resolve(answer) : reject(new Error(answer))))
      .on('error', reject);
  });
}

let made = 0;

function newName(): string {
  made += 1;
  return `test_${process.pid}_${Date.now()}_${made}`;
}

function newFile(): string {
  return join(runFolder(), `${newName()}.sqlite`);
}

function runFolder(): string {
  const folder = process.env[RUN_FOLDER];
  if (!folder) throw new Error('Databases for tests are there under jest alone.');
  return folder;
}
