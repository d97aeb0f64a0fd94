/** A workbook's package with the same bytes at any time, in any zone and on any machine. */
import { zipSync } from 'fflate';

/** Of nine: half the time of the usual six for a sixth more bytes. */
const LEVEL = 2;

/**
 * Parts packed in the order of their names and all of one time. fflate packs in JavaScript alone, so that the bytes are
 * not those of the machine's zlib.
 * @param parts by name
 */
export function fixedPackage(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted = Object.keys(parts).sort();
  // Packages keep the wall clock of their parts, which the constructor takes as it is here.
  return zipSync(Object.fromEntries(sorted.map((name) => [name, parts[name] ?? new Uint8Array()])), {
    level: LEVEL,
    mtime: new Date(1980, 0, 1),
  });
}

/**
 * A text as cells keep it: what looks like the escape of a character (`_x000D_`) stays what it says, and characters
 * that xml has no place for are escaped that way.
 */
export function cellText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(WITHOUT_PLACE, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** Of the control characters, tab and line break alone may stand in xml; a carriage return would be read as a break. */
const WITHOUT_PLACE = /(?![\t\n])\p{Cc}/gu;
const NEEDS_ESCAPE = /_x[0-9A-Fa-f]{4}_|(?![\t\n])\p{Cc}/u;
