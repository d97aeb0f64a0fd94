import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { LOADED } from './deeds';
import { startApp } from './app';
import { migratedDatabase, urlOf } from './databases';

/** The whole application on a database of its own, listening as an installation does. */
export interface Site {
  readonly app: NestFastifyApplication;
  /** Without a slash at its end. */
  readonly address: string;
}

/** A site that holds the sample plan; whoever starts it closes its application. */
export async function startSampleSite(): Promise<Site> {
  const site = await startEmptySite();
  try {
    await site.app.get(SampleService).load(LOADED);
  } catch (error) {
    await site.app.close();
    throw error;
  }
  return site;
}

/** A site as it is on the day of its installation. */
export async function startEmptySite(): Promise<Site> {
  const app = await startApp({ DATABASE_URL: urlOf(await migratedDatabase('sqlite')) });
  return { app, address: await listening(app) };
}

/** Opens a free port; the address has no slash at its end. */
export async function listening(app: NestFastifyApplication): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace(/\/$/, '');
}
