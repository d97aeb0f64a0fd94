import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer } from './postgres-server';

/** Variable that tells the specs where this run keeps its files. */
export const RUN_FOLDER = 'YUPANA_TEST_FOLDER';
/** In that folder, the socket on which a spec asks for PostgreSQL. */
export const SOCKET = 'postgres.socket';

/** What lasts for the whole run, in jest's own process: a folder, and PostgreSQL for those who ask. */
export class TestRun {
  private readonly folder = mkdtempSync(join(tmpdir(), 'yupana-tests-'));
  private readonly postgres = new PostgresServer(join(this.folder, 'postgres'));
  private readonly desk: Server = createServer((asking) => {
    asking.on('error', () => asking.destroy());
    this.postgres.address().then(
      (address) => asking.end(address),
      (error: unknown) => asking.end(String(error)),
    );
  });

  async start(): Promise<void> {
    process.env[RUN_FOLDER] = this.folder;
    // PostgreSQL runs as another user where this one is root, and has to reach its own folder inside.
    chmodSync(this.folder, 0o755);
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
    await new Promise<void>((resolve) => this.desk.listen(join(this.folder, SOCKET), resolve));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.desk.close(() => resolve()));
    await this.postgres.stop();
  }
}
