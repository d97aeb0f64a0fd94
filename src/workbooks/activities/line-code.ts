/** Codes of lines of action and objectives in the spellings that people use. */
import { readCode } from '../../domain/codes';

/**
 * The code that a text names, as it is stored: `la1.3.3`, `L.A. 1.3.3`, `Línea de acción 1.3.3` and `1.3.3` are
 * `LA 1.3.3`; `oe2` and `Objetivo específico 2` are `OE 2`. Null where the text is no code.
 */
export function readLineCode(text: string): string | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const prefixed = plain
    .replace(/^(?:linea(?: de accion)?|l\s?\.\s?a)(?![a-z])/, 'la')
    .replace(/^(?:objetivo(?: especifico)?|o\s?\.\s?e)(?![a-z])/, 'oe')
    .replace(/^(la|oe)[\s.:_-]*(?:n\s?[°º.]+\s*)?(?=\d)/, '$1 ');
  const whole = /^\d+\s?\.\s?\d+\s?\.\s?\d+\.?$/.test(prefixed) ? `la ${prefixed}` : prefixed;
  return readCode(whole.replace(/\s?\.\s?(?=\d)/g, '.'))?.code ?? null;
}
