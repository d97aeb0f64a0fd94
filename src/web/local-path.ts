/**
 * Where to go on to, as an address named it: a path of this site, or `otherwise` where the text is none. What a
 * browser would read as another site (`//host`, `/\host`, `https:…`, hidden line breaks and tabs) is none.
 */
export function localPath(text: unknown, otherwise: string): string {
  return typeof text === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? text : otherwise;
}
