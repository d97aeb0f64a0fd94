import type { INestApplicationContext } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';
import { Refusal } from '../domain/refusal';
import { WorkRefused } from '../work/work-refused';
import type { Command, Session } from './command';
import { WrongUsage } from './option-values';
import { runProgram } from './program';

const REFUSED = 1;
const WRONG_USAGE = 2;
const UNREACHABLE = 69;
const MOST_CELLS_SHOWN = 200;

/** How the command line comes to the application. */
export interface Doors {
  readonly config: () => AppConfig;
  readonly open: (config: AppConfig) => Promise<INestApplicationContext>;
  readonly serve: (config: AppConfig) => Promise<string>;
}

/** Runs one command line; resolves to the status to end with. Results go to standard output, the rest to standard error. */
export async function runCommandLine(
  commands: readonly Command[],
  words: readonly string[],
  of: Doors,
): Promise<number> {
  let app: Promise<INestApplicationContext> | null = null;
  let status = 0;
  try {
    await runProgram(commands, words, async (command, args, options) => {
      const config = of.config();
      const session: Session = {
        config,
        app: (other = config) => (app ??= of.open(other)),
        serve: of.serve,
        print,
        say,
      };
      status = (await command.run(session, args, options)) ?? 0;
    });
    return status;
  } catch (error) {
    tell(error, words.includes('--debug'));
    return statusOf(error);
  } finally {
    await closed(app);
  }
}

function print(text: string | Uint8Array): void {
  process.stdout.write(text);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function tell(error: unknown, debug: boolean): void {
  if (error instanceof Refusal) {
    say(error.sentence);
    for (const { cell, message } of error.cells.slice(0, MOST_CELLS_SHOWN)) say(`${cell}: ${message}`);
    const rest = error.cells.length - MOST_CELLS_SHOWN;
    if (rest > 0) say(`Y ${rest} errores más; con --annotate se marcan todos en una copia del libro.`);
  } else if (error instanceof WorkRefused || error instanceof WrongUsage) say(error.message);
  else say('Ocurrió una falla que no esperábamos y no se completó la orden. Con --debug se ve el detalle técnico.');
  if (debug && error instanceof Error) say(error.stack ?? error.message);
}

function statusOf(error: unknown): number {
  if (error instanceof WrongUsage) return WRONG_USAGE;
  return error instanceof Refusal && error.kind === 'unreachable' ? UNREACHABLE : REFUSED;
}

// An application that could not be opened was told already.
async function closed(app: Promise<INestApplicationContext> | null): Promise<void> {
  const opened = await app?.catch(() => null);
  await opened?.close();
}
