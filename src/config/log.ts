import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { LogLevelName } from './app-config';

const LEVELS: Readonly<Record<LogLevelName, LogLevel[]>> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};

/** The words of the levels as they are asked for. */
const NAMES: Readonly<Record<LogLevel, string>> = {
  fatal: 'error',
  error: 'error',
  warn: 'warn',
  log: 'info',
  debug: 'debug',
  verbose: 'debug',
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

/**
 * The log, on standard error whatever the level: standard output is for results. A line of JSON an entry (`at`,
 * `level`, `from`, then `message` or the fields of what was logged, `stack`); at a terminal, lines for people.
 */
export class Log extends ConsoleLogger {
  private readonly isDetailed: boolean;

  constructor(level: LogLevelName, isTerminal = Boolean(process.stderr.isTTY)) {
    super({ prefix: 'Yupana', logLevels: LEVELS[level], colors: isTerminal, json: !isTerminal });
    this.isDetailed = level === 'debug';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (this.isTold(rest)) super.log(message, ...rest);
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (this.isTold(rest)) super.error(message, ...rest);
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    level?: LogLevel,
    _channel?: 'stdout' | 'stderr',
    stack?: unknown,
  ): void {
    super.printMessages(messages, context, level, 'stderr', stack);
  }

  // The framework's own lines name their fields after itself, and print whatever an error carries.
  protected override printAsJson(message: unknown, { context, logLevel, errorStack, error }: JsonOptions): void {
    const entry = {
      ...{ at: this.getTimestamp(), level: NAMES[logLevel], from: context || undefined },
      ...(isFields(message) ? message : { message }),
      stack: errorStack ?? error?.stack,
    };
    process.stderr.write(`${JSON.stringify(entry)}\n`);
  }

  protected override getTimestamp(): string {
    return new Date(Date.now()).toISOString();
  }

  /** The last of what stands behind a message is who says it. */
  private isTold(rest: readonly unknown[]): boolean {
    return this.isDetailed || !FRAMEWORK.has(String(rest.at(-1)));
  }
}

type JsonOptions = Parameters<ConsoleLogger['printAsJson']>[1];

function isFields(message: unknown): message is object {
  return typeof message === 'object' && message !== null && Object.getPrototypeOf(message) === Object.prototype;
}
