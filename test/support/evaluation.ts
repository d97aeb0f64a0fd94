import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../src/config/config.module';
import { readConfig } from '../../src/config/read-config';
import { DatabaseModule } from '../../src/database/database.module';
import { EvaluationModule } from '../../src/evaluation/evaluation.module';
import { WorkModule } from '../../src/work/work.module';

/** The part of the application that evaluates plans, on the database of a `DATABASE_URL`; whoever starts it closes it. */
export function startEvaluation(url: string): Promise<INestApplicationContext> {
  const reading = readConfig({ APP_SECRET: 'a secret of the tests, long enough', DATABASE_URL: url });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  class Evaluation {}
  const imports = [ConfigModule.of(reading.config), DatabaseModule, WorkModule, EvaluationModule];
  return NestFactory.createApplicationContext({ module: Evaluation, imports }, { logger: ['error', 'warn'] });
}
