import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { serve } from './app.setup';
import type { AppConfig } from './config/app-config';
import { configOrExit } from './config/read-config';
import { startProblem } from './operations/start-problem';

async function main(config: AppConfig): Promise<void> {
  try {
    new Logger('Yupana').log(`El sitio atiende en ${await serve(config)}`);
  } catch (error) {
    const { sentence, status } = startProblem(error);
    const detail = config.logLevel === 'debug' ? `\n${(error as Error).stack}` : '';
    process.stderr.write(`${sentence}${detail}\n`);
    process.exit(status);
  }
}

void main(configOrExit(process.env));
