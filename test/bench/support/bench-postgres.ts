/** PostgreSQL for benchmarks that want databases of their own, each a copy of one that is made first. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { startServer } from './million';
import { SECRET } from './own-database';

const CLI = join(__dirname, '../../../dist/cli.js');

export class BenchPostgres {
  private copies = 0;

  private constructor(
    private readonly address: string,
    private readonly client: Client,
    private readonly stopServer: () => Promise<void>,
  ) {}

  static async start(): Promise<BenchPostgres> {
    const server = await startServer();
    const client = new Client({ connectionString: `${server.address}/postgres` });
    await client.connect();
    return new BenchPostgres(server.address, client, server.stop);
  }

  private get template(): string {
    return `template_${process.pid}`;
  }

  /** Migrates the database that copies are made of, and has it filled. */
  async makeTemplate(fill: (url: string) => Promise<unknown>): Promise<void> {
    await this.client.query(`create database ${this.template}`);
    const url = `${this.address}/${this.template}`;
    const env = { ...process.env, DATABASE_URL: url, APP_SECRET: SECRET };
    await promisify(execFile)(process.execPath, [CLI, 'migrate'], { env });
    await fill(url);
  }

  /** Works on a copy, which is gone afterwards. */
  async onCopy<T>(work: (url: string) => Promise<T>): Promise<T> {
    this.copies += 1;
    const name = `copy_${process.pid}_${this.copies}`;
    await this.client.query(`create database ${name} template ${this.template}`);
    try {
      return await work(`${this.address}/${name}`);
    } finally {
      await this.client.query(`drop database ${name} with (force)`);
    }
  }

  async stop(): Promise<void> {
    await this.client.query(`drop database ${this.template} with (force)`);
    await this.client.end();
    await this.stopServer();
  }
}
