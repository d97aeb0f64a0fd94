#!/usr/bin/env node
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { serve } from './app.setup';
import { runCommandLine } from './command-line/run';
import { COMMANDS } from './commands';
import type { AppConfig } from './config/app-config';
import { Log } from './config/log';
import { configOrExit } from './config/read-config';

function open(config: AppConfig) {
  const logger = new Log('error');
  return NestFactory.createApplicationContext(AppModule.of(config), { logger, abortOnError: false });
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  process.exitCode = await runCommandLine(COMMANDS, words, { config: () => configOrExit(process.env), open, serve });
}

// A reader that closed the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void main();
