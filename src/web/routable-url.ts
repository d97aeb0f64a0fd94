/** The router's own bound on a part of an address. */
const LONGEST_PART = 100;
const NOWHERE = '/direccion-no-valida';

/**
 * The address as it is, or one that no page has where it cannot be decoded, a part of it is too long or it has the character 0: the router
 * would answer those by itself, in English and before any of our headers.
 */
export function routableUrl(url: string): string {
  // No database takes the character 0 in a text, and nobody types it.
  if (url.includes('%00')) return NOWHERE;
  const path = url.split('?', 1)[0] ?? '';
  try {
    return decodeURI(path)
      .split('/')
      .some((part) => part.length > LONGEST_PART)
      ? NOWHERE
      : url;
  } catch {
    return NOWHERE;
  }
}
