import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../src/config/config.module';
import { readConfig } from '../../src/config/read-config';
import { DatabaseModule } from '../../src/database/database.module';
import { EvaluationModule } from '../../src/evaluation/evaluation.module';
import { Transactions } from '../../src/database/transactions';
import { WorkModule } from '../../src/work/work.module';
import { tellOwed } from './audit-watch';

/** The part of the application that evaluates plans, on the database of a `DATABASE_URL`; whoever starts it closes it. */
export async function startEvaluation(url: string): Promise<INestApplicationContext> {
  const reading = readConfig({ APP_SECRET: 'a secret of the tests, long enough', DATABASE_URL: url });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  class Evaluation {}
  const imports = [ConfigModule.of(reading.config), DatabaseModule, WorkModule, EvaluationModule];
  const app = await NestFactory.createApplicationContext(
    { module: Evaluation, imports },
    { logger: ['error', 'warn'] },
  );
  tellOwed(app.get(Transactions));
  return app;
}
