/** Texts compared as people mean them, and texts that a document can hold. */

const COLLATOR = new Intl.Collator('es-PE', { numeric: true, sensitivity: 'base' });

/**
 * Lower case, accents and signs removed, spaces single: `MP-FN ` and `mp fn` fold to the same. Put together again what
 * was taken apart, so that no letter takes more than four bytes: an index of PostgreSQL holds 2,704 in a row.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Line ends as `\n`, runs of spaces single, no space at either end of a line, no empty line at either end. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** The text in one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Order of names for people who read Spanish. */
export function compareNames(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}

/** How many single letters must change to make one text of the other, at most `limit` (else `limit + 1`). */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

/** The candidate that is nearest in letters to what was typed, or null where none is near (a third of its length). */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  const wanted = fold(typed);
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const limit = Math.max(2, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    const distance = editDistance(wanted, fold(candidate), limit);
    if (distance <= limit && (best === null || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}
