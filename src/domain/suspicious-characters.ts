const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const BROKEN = /[\uD800-\uDFFF\uFFFE\uFFFF]/u;

/**
 * What a text holds that a reader cannot see and a document must not print, as words that follow "contiene", or null:
 * control characters other than tab and line break, marks that turn the direction of writing, halves of characters.
 */
export function suspiciousCharacters(text: string): string | null {
  const found = [
    { pattern: CONTROL, words: 'un carácter de control' },
    { pattern: DIRECTION, words: 'una marca que invierte el sentido de la escritura' },
    { pattern: BROKEN, words: 'un carácter incompleto' },
  ].find(({ pattern }) => pattern.test(text));
  if (!found) return null;
  const code = found.pattern.exec(text)?.[0].codePointAt(0) ?? 0;
  return `${found.words} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}
