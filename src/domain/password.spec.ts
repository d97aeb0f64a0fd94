import { isOutdated, PASSWORD_COST, readHash, whyNotPassword, writtenHash } from './password';

const ana = { email: 'ana.torres@mtpe.gob.pe', name: 'Ana María Torres Peña' };

test.each([
  'lápiz tambor neblina cuatro',
  'VG7#kd92!mQz',
  '839201758264',
  'a1b2c3d4e5f6g7',
  'mi clave para el trabajo',
  'ñandú ñandú volando alto',
  'x'.repeat(3) + 'correcto caballo bateria',
  '夜明け前の静かな海と空の色合い',
  'administración con cuatro tortugas',
  'Ana y sus hermanas de Piura',
])('%s is taken', (password) => {
  expect(whyNotPassword(password, ana)).toBeNull();
});

test.each([
  ['', 'muy corta'],
  ['once letras', 'muy corta'],
  ['👩‍👧👩‍👧', 'muy corta'],
  ['x'.repeat(201), 'muy larga'],
  ['aaaaaaaaaaaa', 'fácil de adivinar'],
  ['abcabcabcabc', 'fácil de adivinar'],
  ['casablanca casablanca', 'fácil de adivinar'],
  ['123456789012', 'fácil de adivinar'],
  ['987654321098', 'fácil de adivinar'],
  ['qwertyuiop1234', 'fácil de adivinar'],
  ['1qaz2wsx3edc', 'fácil de adivinar'],
  ['asdfghjklqwerty', 'fácil de adivinar'],
  ['Password12345', 'más usadas'],
  ['¡Contraseña2026!', 'más usadas'],
  ['Yupana-Peru-2026', 'más usadas'],
  ['unbelievable', 'más usadas'],
  ['ana.torres@mtpe.gob.pe', 'su nombre ni su correo'],
  ['AnaTorres1985', 'su nombre ni su correo'],
  ['torres_maria_1', 'su nombre ni su correo'],
  ['PEÑA torres 99', 'su nombre ni su correo'],
])('%s is refused: %s', (password, reason) => {
  expect(whyNotPassword(password, ana)).toContain(reason);
});

test('a hash is read as it was written', () => {
  const hash = { ...PASSWORD_COST, salt: 'c2FsdA==', key: 'a/b+c=' };
  expect(writtenHash(hash)).toBe('scrypt$32768$8$3$c2FsdA==$a/b+c=');
  expect(readHash(writtenHash(hash))).toEqual(hash);
});

test.each(['', 'scrypt', 'argon2$1$2$3$a$b', 'scrypt$x$8$3$a$b', 'scrypt$1$8$3$a$b$c'])('%j is none', (text) => {
  expect(readHash(text)).toBeNull();
});

test('one with a lower cost is made anew', () => {
  expect(isOutdated(PASSWORD_COST, PASSWORD_COST)).toBe(false);
  expect(isOutdated({ ...PASSWORD_COST, N: 2 ** 14 }, PASSWORD_COST)).toBe(true);
  expect(isOutdated({ ...PASSWORD_COST, p: 1 }, PASSWORD_COST)).toBe(true);
});
