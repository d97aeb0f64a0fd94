import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { LogLevelName } from './app-config';

const LEVELS: Readonly<Record<LogLevelName, LogLevel[]>> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};

/** The framework's own report of its start and why it failed: the doors tell the failure, the rest is for developers. */
const FRAMEWORK = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'ExceptionHandler',
]);

/** The log, on standard error whatever the level: standard output is for results. */
export class Log extends ConsoleLogger {
  private readonly isDetailed: boolean;

  constructor(level: LogLevelName) {
    super({ prefix: 'Yupana', logLevels: LEVELS[level], colors: Boolean(process.stderr.isTTY) });
    this.isDetailed = level === 'debug';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (this.isTold(rest)) super.log(message, ...rest);
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (this.isTold(rest)) super.error(message, ...rest);
  }

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    super.printMessages(messages, context, level, 'stderr');
  }

  protected override getTimestamp(): string {
    return new Date(Date.now()).toISOString();
  }

  /** The last of what stands behind a message is who says it. */
  private isTold(rest: readonly unknown[]): boolean {
    return this.isDetailed || !FRAMEWORK.has(String(rest.at(-1)));
  }
}
