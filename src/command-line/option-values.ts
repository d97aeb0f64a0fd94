import { type IsoDate, readDate } from '../domain/dates';
import type { Options } from './command';

/** A wrong use of the command line, told in a sentence; ends with status 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The text of an option; null where it was not given. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value.trim() : null;
}

/** The day that an option names; null where it was not given. */
export function dateOption(options: Options, name: string): IsoDate | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const date = readDate(text);
  if (date === null) throw new WrongUsage(`La fecha «${text}» de ${flagOf(name)} no existe; escriba AAAA-MM-DD.`);
  return date;
}

/** The whole number that an option gives; null where it was not given. */
export function numberOption(options: Options, name: string): number | null {
  const text = textOption(options, name);
  if (text === null) return null;
  if (!/^\d{1,6}$/.test(text)) throw new WrongUsage(`«${text}» de ${flagOf(name)} no es un número entero.`);
  return Number(text);
}

/** The option's value among those known; refused with their list. */
export function choiceOption<T extends string>(options: Options, name: string, choices: readonly T[]): T | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const choice = choices.find((each) => each === text);
  if (choice) return choice;
  throw new WrongUsage(`«${text}» no es un valor de ${flagOf(name)}; use ${choices.join(', ')}.`);
}

/** An e-mail address as accounts bear it, in lower case; null where it was not given. */
export function emailOption(options: Options, name: string): string | null {
  const text = textOption(options, name);
  if (text === null) return null;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    throw new WrongUsage(
      `«${text}» de ${flagOf(name)} no es un correo; escriba por ejemplo secretaria@cnlctf.example.`,
    );
  return text.toLowerCase();
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
