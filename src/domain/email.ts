/** Addresses of e-mail as accounts bear them. */

/** RFC 5321 allows no longer one. */
const LONGEST = 254;

/** In lower case and without spaces around it; null where the text is no address. */
export function readEmail(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const email = text.trim().normalize('NFC').toLowerCase();
  const isOne = /^[^\s@<>"(),:;\\[\]\p{Cc}]+@[^\s@<>"(),:;\\[\]\p{Cc}]+\.[^\s@<>"(),:;\\[\]\p{Cc}.]+$/u.test(email);
  return isOne && email.length <= LONGEST ? email : null;
}
