import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup';
import type { AppConfig } from '../../src/config/app-config';
import { ConfigModule } from '../../src/config/config.module';
import type { Variables } from '../../src/config/environment';
import { readConfig } from '../../src/config/read-config';
import { Transactions } from '../../src/database/transactions';
import { tellOwed } from './audit-watch';

/** A configuration as an installation would read it, with some variables of its own. */
export function configOf(variables: Variables = {}): AppConfig {
  const reading = readConfig({ APP_SECRET: 'a secret of the tests, long enough', LOG_LEVEL: 'error', ...variables });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  return reading.config;
}

/** The whole application, ready to be asked by `app.inject`; whoever starts it closes it. */
export async function startApp(variables: Variables = {}): Promise<NestFastifyApplication> {
  const app = await started(configOf(variables));
  tellOwed(app.get(Transactions));
  return app;
}

/** The same web shell around other controllers, for what no page of the application does on purpose. */
export function startShell(controllers: Type[], variables: Variables = {}): Promise<NestFastifyApplication> {
  const config = configOf(variables);
  class Shell {}
  return started(config, { module: Shell, imports: [ConfigModule.of(config)], controllers });
}

async function started(config: AppConfig, module?: DynamicModule): Promise<NestFastifyApplication> {
  const app = await createApp(config, module);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
