import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabaseConfig } from '../../src/config/app-config';
import type { DatabaseConnections } from '../../src/database/connections';
import { migrateDatabase, openDatabase } from '../../src/database/open-database';
import { Transactions } from '../../src/database/transactions';
import { tellOwed, watch } from './audit-watch';
import { RUN_FOLDER, SOCKET } from './test-run';

export type DatabaseKind = DatabaseConfig['kind'];

const TEMPLATE_LOCK = 1;
// PostgreSQL is made and started on the first question of a run.
const PATIENCE_MS = 60_000;

/** What a database for tests is to be like. */
export interface DatabaseChoice {
  /** Rows are written past the services on purpose, and no entry of the audit log is owed for them. */
  readonly unwatched?: boolean;
}

/** A migrated database of its own for each `describeOnBothDatabases`; ready when its tests run, closed after them. */
export class TestDatabase {
  private opened: { config: DatabaseConfig; connections: DatabaseConnections; transactions: Transactions } | null =
    null;

  constructor(
    readonly kind: DatabaseKind,
    private readonly choice: DatabaseChoice = {},
  ) {}

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
    const config = await migratedDatabase(this.kind, this.choice);
    const connections = await openDatabase(config, () => undefined);
    const transactions = new Transactions(connections);
    tellOwed(transactions);
    this.opened = { config, connections, transactions };
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
  describeOn(name, tests, {});
}

/** The same for tests that write rows past the services on purpose: no entry of the audit log is owed for them. */
export function describeOnUnwatchedDatabases(name: string, tests: (database: TestDatabase) => void): void {
  describeOn(name, tests, { unwatched: true });
}

function describeOn(name: string, tests: (database: TestDatabase) => void, choice: DatabaseChoice): void {
  describe.each(['sqlite', 'postgres'] as const)(`${name} (%s)`, (kind) => {
    const database = new TestDatabase(kind, choice);
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

/** A database with today's tables, watched or not: a copy of one that is made once in a run. */
export async function migratedDatabase(kind: DatabaseKind, choice: DatabaseChoice = {}): Promise<DatabaseConfig> {
  const name = choice.unwatched ? 'bare' : 'watched';
  const make = async (config: DatabaseConfig): Promise<void> => {
    await migrateDatabase(config, () => undefined);
    if (!choice.unwatched) await watch(config);
  };
  if (kind === 'postgres') return onServer((client, address) => clonedTemplate(client, address, { name, make }));
  const template = join(runFolder(), `${name}.sqlite`);
  if (!existsSync(template)) {
    const path = newFile();
    await make({ kind, path });
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

interface Template {
  readonly name: string;
  readonly make: (config: DatabaseConfig) => Promise<void>;
}

async function clonedTemplate(client: Client, address: string, { name, make }: Template): Promise<DatabaseConfig> {
  await client.query(`SELECT pg_advisory_lock(${TEMPLATE_LOCK})`);
  const template = `yupana_${name}`;
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (known.rowCount === 0) {
    const making = newName();
    await make(await created(client, address, making));
    await client.query(`ALTER DATABASE "${making}" RENAME TO "${template}"`);
  }
  return created(client, address, newName(), template);
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
