/**
 * Which passwords are taken, and how their hashes are written. Long rather than odd: NIST SP 800-63B section 5.1.1.2
 * asks for a length, for refusing what is common, repeated, sequential or taken from the person's own name, and for no
 * rules about kinds of characters.
 */
import { fold } from './text';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Of scrypt (RFC 7914): work and memory, block size, parallel parts. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and about 0.3 s for each guess (OWASP Password Storage Cheat Sheet). */
export const PASSWORD_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };

export interface PasswordHash extends ScryptCost {
  /** Both in base64. */
  readonly salt: string;
  readonly key: string;
}

/** Words on which the commonest passwords rest, besides digits and signs; folded. */
const COMMON_WORDS =
  'password contrasena clave acceso admin administrador administracion secretaria usuario welcome bienvenido qwerty ' +
  'iloveyou teamo tequiero princesa princess football futbol dragon monkey superman batman letmein sunshine shadow ' +
  'master unbelievable changeme cambiame temporal prueba test peru lima yupana comision ministerio gobierno';

/** Neighbours on a keyboard or in the alphabet, forwards; backwards they count too. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv'];

/** Why a password is not taken, in a sentence; null where it is. Length counts characters as people see them. */
export function whyNotPassword(password: string, person: { email: string; name: string }): string | null {
  const length = [...password.normalize('NFC')].length;
  if (length < SHORTEST_PASSWORD) return `La clave es muy corta; escriba al menos ${SHORTEST_PASSWORD} caracteres.`;
  if (length > LONGEST_PASSWORD) return `La clave es muy larga; escriba ${LONGEST_PASSWORD} caracteres como máximo.`;
  const letters = fold(password).replaceAll(' ', '');
  if (new Set(password).size < 5 || isRepeated(letters) || isSequence(letters)) {
    return 'La clave es fácil de adivinar porque repite o sigue un orden; junte, por ejemplo, cuatro palabras al azar.';
  }
  if (restWithout(COMMON_WORDS.split(' '), letters).length < 3) {
    return 'La clave es de las más usadas; junte, por ejemplo, cuatro palabras al azar.';
  }
  if (restWithout(wordsOf(person), letters).length < 4) {
    return 'La clave no puede ser su nombre ni su correo; junte, por ejemplo, cuatro palabras al azar.';
  }
  return null;
}

/** As an account keeps it: `scrypt$32768$8$3$salt$key`. */
export function writtenHash({ N, r, p, salt, key }: PasswordHash): string {
  return ['scrypt', N, r, p, salt, key].join('$');
}

/** What `writtenHash` wrote; null where it is something else. */
export function readHash(text: string): PasswordHash | null {
  const parts = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w+/=]+)\$([\w+/=]+)$/.exec(text);
  if (!parts) return null;
  const [, N, r, p, salt = '', key = ''] = parts;
  return { N: Number(N), r: Number(r), p: Number(p), salt, key };
}

/** Whether a hash was made with another cost than the one of today, and is to be made anew at the next login. */
export function isOutdated(hash: ScryptCost, cost: ScryptCost): boolean {
  return hash.N !== cost.N || hash.r !== cost.r || hash.p !== cost.p;
}

function isRepeated(letters: string): boolean {
  return /^(.+?)\1+$/u.test(letters);
}

/** Made of runs of at least four neighbours. */
function isSequence(letters: string): boolean {
  const rows = ROWS.flatMap((row) => [row + row, [...(row + row)].reverse().join('')]);
  let at = 0;
  while (at < letters.length) {
    let end = at;
    while (end < letters.length && rows.some((row) => row.includes(letters.slice(at, end + 1)))) end += 1;
    if (end - at < 4 && end < letters.length) return false;
    at = Math.max(end, at + 1);
  }
  return true;
}

/** What is left of the letters without digits and without these words. */
function restWithout(words: readonly string[], letters: string): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const plain = letters.replace(/\p{N}/gu, '');
  if (plain === '') return letters;
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), plain);
}

function wordsOf({ email, name }: { email: string; name: string }): string[] {
  const words = `${fold(name)} ${fold(email)}`.split(' ');
  return words.filter((word) => word.length >= 3);
}
