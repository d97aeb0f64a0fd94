import { readEmail } from './email';

test.each([
  ['Ana.Torres@MTPE.gob.pe', 'ana.torres@mtpe.gob.pe'],
  ['  secretaria@cnlctf.example\n', 'secretaria@cnlctf.example'],
  ['peña@minjus.gob.pe', 'peña@minjus.gob.pe'],
])('%j is the address %s', (text, email) => {
  expect(readEmail(text)).toBe(email);
});

test.each([
  '',
  'ana',
  'ana@',
  'ana@mtpe',
  'a na@mtpe.pe',
  'ana@@mtpe.pe',
  'ana@mtpe.pe.',
  'Ana <ana@mtpe.pe>',
  'ana@mtpe.pe,otra@mtpe.pe',
  'ana@mtpe.pe\r\nBcc: otra@mtpe.pe',
  `${'a'.repeat(250)}@b.pe`,
  undefined,
  ['ana@mtpe.pe'],
])('%j is none', (text) => {
  expect(readEmail(text)).toBeNull();
});
