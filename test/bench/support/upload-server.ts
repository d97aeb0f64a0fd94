/**
 * In a process of its own: the built site's way of taking in files, on a folder of its own. `upload-server.ts FOLDER`.
 * Tells its address, then on each message its processor time, its memory now and the most it ever had.
 */
import type * as Setup from '../../../src/app.setup';
import type * as Configs from '../../../src/config/config.module';
import type * as Configuration from '../../../src/config/read-config';
import type * as Modules from '../../../src/files/files.module';
import type * as Intakes from '../../../src/files/intake';
import type * as Uploads from '../../../src/files/upload';
import { built } from './built';
import { SECRET } from './own-database';

const [folder = ''] = process.argv.slice(3);

export interface ServerUsage {
  readonly cpuMs: number;
  /** Bytes. */
  readonly memory: number;
  readonly mostMemory: number;
}

process.on('message', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: ServerUsage = {
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    memory: process.memoryUsage.rss(),
    mostMemory: maxRSS * 1024,
  };
  process.send?.(usage);
});
process.on('disconnect', () => process.exit(0));

void serve().then((address) => process.send?.(address));

async function serve(): Promise<string> {
  const reading = built<typeof Configuration>('config/read-config').readConfig({
    ...{ APP_SECRET: SECRET, LOG_LEVEL: 'error', STORAGE_URL: `file:${folder}` },
  });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  class Shell {}
  const { ConfigModule } = built<typeof Configs>('config/config.module');
  const { FilesModule } = built<typeof Modules>('files/files.module');
  const { FileIntake } = built<typeof Intakes>('files/intake');
  const { receiveFiles } = built<typeof Uploads>('files/upload');
  const imports = [ConfigModule.of(reading.config), FilesModule];
  const app = await built<typeof Setup>('app.setup').createApp(reading.config, { module: Shell, imports });
  const intake = app.get(FileIntake);
  app
    .getHttpAdapter()
    .getInstance()
    .post('/envios', (request) =>
      receiveFiles(request, intake, async (files) => {
        for (const file of files) await file.keep();
        return files.map(({ sha256 }) => sha256);
      }),
    );
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}
