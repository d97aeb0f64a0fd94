/** Codes of elements and keys of indicators as addresses write them, `LA-2.1.7` and `LA-2.1.7-1`. */
import { readCode } from './codes';

/** The code of `LA-2.1.7`; null where the text is none. */
export function addressedCode(text: string): string | null {
  return readCode(text.replace('-', ' '))?.code ?? null;
}

/** The key of an indicator, `LA 2.1.7-1` for `LA-2.1.7-1`; null where the text is none. */
export function addressedKey(text: string): string | null {
  const dash = text.lastIndexOf('-');
  const code = dash < 0 ? null : addressedCode(text.slice(0, dash));
  const number = text.slice(dash + 1);
  return code !== null && /^[1-9]\d{0,3}$/.test(number) ? `${code}-${number}` : null;
}
