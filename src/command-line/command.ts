import type { INestApplicationContext } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';

/** Values of options by their long name in camel case; a flag is true or absent. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** What a command works with. */
export interface Session {
  readonly config: AppConfig;
  /** The application, opened at the first call (with another configuration where one is given), closed at the end. */
  app(config?: AppConfig): Promise<INestApplicationContext>;
  /** Starts the web server; resolves to its address. It goes on until the process is told to stop. */
  serve(config: AppConfig): Promise<string>;
  /** Results, to standard output. */
  print(text: string | Uint8Array): void;
  /** Messages for people, to standard error. */
  say(line: string): void;
}

/** One command of `yupana`; a feature lists its own. */
export interface Command {
  /** `plan import`. */
  readonly name: string;
  /** `FILE`, each required. */
  readonly args: readonly string[];
  /** A Spanish sentence without its full stop. */
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** What it resolves to is the status to end with; without one, 0. */
  run(session: Session, args: readonly string[], options: Options): Promise<void | number>;
}

export interface CommandOption {
  /** `--commission <C>`. */
  readonly flags: string;
  readonly summary: string;
  readonly required?: boolean;
}
