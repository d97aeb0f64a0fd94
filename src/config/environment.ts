import { readFileSync } from 'node:fs';

export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables of the environment, read one by one, with a list of all that is wrong in them. A value that is wrong
 * is read as its default, so that reading goes on to the next. An empty variable counts as absent. The values of
 * secrets never stand in a problem.
 */
export class Environment {
  readonly problems: string[] = [];

  constructor(private readonly variables: Variables) {}

  /** Null where the variable is absent. */
  text(name: string): string | null {
    return this.variables[name]?.trim() || null;
  }

  /** Whether NAME or NAME_FILE is there, right or wrong: what is there and wrong has its own problem already. */
  isSet(name: string): boolean {
    return this.text(name) !== null || this.text(`${name}_FILE`) !== null;
  }

  /** The variable, or what the file named by NAME_FILE holds without its final line break. */
  secret(name: string): string | null {
    const value = this.text(name);
    const file = this.text(`${name}_FILE`);
    if (file === null) return value;
    if (value !== null) {
      return this.wrong(name, `está también como ${name}_FILE; deje solo una de las dos variables`, null);
    }
    try {
      const kept = readFileSync(file, 'utf8').trim();
      return kept || this.wrong(`${name}_FILE`, `el archivo «${file}» está vacío; escriba en él el valor`, null);
    } catch {
      return this.wrong(`${name}_FILE`, `no se puede leer «${file}»; escriba la ruta de un archivo legible`, null);
    }
  }

  /** A whole number of the span, both ends included. */
  whole<Default extends number | null>(name: string, from: number, to: number, otherwise: Default): number | Default {
    const text = this.text(name);
    if (text === null) return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= to) return value;
    return this.wrong(name, `«${text}» no vale; escriba un número entero de ${from} a ${to}`, otherwise);
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.text(name);
    const chosen = choices.find((choice) => choice === text);
    if (text === null || chosen !== undefined) return chosen ?? otherwise;
    return this.wrong(
      name,
      `«${text}» no vale; escriba ${choices.slice(0, -1).join(', ')} o ${choices.at(-1)}`,
      otherwise,
    );
  }

  /** The text where `isRight` accepts it; `expected` ends the sentence "escriba …". */
  checked<Default extends string | null>(
    name: string,
    isRight: (text: string) => boolean,
    expected: string,
    otherwise: Default,
  ): string | Default {
    const text = this.text(name);
    if (text === null || isRight(text)) return text ?? otherwise;
    return this.wrong(name, `«${text}» no vale; escriba ${expected}`, otherwise);
  }

  /** Notes the problem as a sentence that begins with the variable's name, and answers what to go on with. */
  wrong<Value>(name: string, sentence: string, goOnWith: Value): Value {
    this.problems.push(`${name}: ${sentence}.`);
    return goOnWith;
  }
}

/** The parts of an address, or null where the text is none. */
export function addressOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
