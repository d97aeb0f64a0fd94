import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AppModule } from '../../../src/app.module';
import type { AppConfig } from '../../../src/config/app-config';
import { built } from './built';

/** The built program on a database, as its command line opens it; whoever opens it closes it. */
export function openProgram(url: string): Promise<INestApplicationContext> {
  const { readConfig } = built<typeof import('../../../src/config/read-config')>('config/read-config');
  const { AppModule: Program } = built<{ AppModule: typeof AppModule }>('app.module');
  const reading = readConfig({ APP_SECRET: 'a secret of the benchmarks, long enough', DATABASE_URL: url });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  const config: AppConfig = reading.config;
  return NestFactory.createApplicationContext(Program.of(config), { logger: ['error', 'warn'] });
}

/** A service of the built program by its module and name. */
export function serviceOf<T>(app: INestApplicationContext, path: string, name: string): T {
  return app.get<T>(built<Record<string, Type<T>>>(path)[name] ?? name);
}
