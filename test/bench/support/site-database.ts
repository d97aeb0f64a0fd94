/** A database with the sample, and somebody who has logged in. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { newFolder } from '../../support/yupana';
import { startServer as startPostgres } from './million';
import { SECRET } from './own-database';
import { inNewProcess } from './turn';

export const KINDS = ['sqlite', 'postgres'] as const;

export interface SiteDatabase {
  readonly url: string;
  /** What the browser of somebody of the secretariat sends. */
  readonly cookie: string;
  drop(): Promise<void>;
}

export async function siteDatabase(kind: (typeof KINDS)[number]): Promise<SiteDatabase> {
  const { url, drop } = kind === 'sqlite' ? ownFile() : await ownPostgres();
  const env = { ...process.env, DATABASE_URL: url, APP_SECRET: SECRET };
  for (const command of ['migrate', 'demo-data']) {
    await promisify(execFile)(process.execPath, [join(__dirname, '../../../dist/cli.js'), command], { env });
  }
  return { url, drop, cookie: await inNewProcess<string>('log-in.ts', url) };
}

function ownFile() {
  return { url: `sqlite:${join(newFolder(), 'pages.sqlite')}`, drop: () => Promise.resolve() };
}

async function ownPostgres() {
  const server = await startPostgres();
  const client = new Client({ connectionString: `${server.address}/postgres` });
  await client.connect();
  const name = `pages_${process.pid}`;
  await client.query(`create database ${name}`);
  const drop = async (): Promise<void> => {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
    await server.stop();
  };
  return { url: `${server.address}/${name}`, drop };
}
