import fc from 'fast-check';
import { compareNames, editDistance, fold, nearest, oneLine, tidy } from './text';

it.each([
  ['MP-FN ', 'mp fn'],
  ['mp fn', 'mp fn'],
  ['  Línea de  Acción\n', 'linea de accion'],
  ['Ñuñoa', 'nunoa'],
  ['MEDICIÓN', 'medicion'],
  ['a\u0301', 'a'],
  ['N° 015-2019-TR', 'n 015 2019 tr'],
  ['--', ''],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('nothing grows beyond four bytes for each of its letters', () => {
  const bytes = (text: string): number => Buffer.byteLength(fold(text));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => expect(bytes(text)).toBeLessThanOrEqual(4 * text.length)),
  );
  expect(bytes('각'.repeat(300))).toBe(900);
});

it('folding again changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(fold(fold(text))).toBe(fold(text))));
});

it.each([
  ['uno\r\ndos\rtres', 'uno\ndos\ntres'],
  ['  uno \t dos  \n  tres ', 'uno dos\ntres'],
  ['\n\nuno\n\ndos\n\n', 'uno\n\ndos'],
  ['uno\u00a0 dos', 'uno dos'],
])('%j is tidied to %j', (text, tidied) => {
  expect(tidy(text)).toBe(tidied);
});

it('one line has single spaces alone', () => {
  expect(oneLine(' Taller\r\n de   trabajo \t forzoso ')).toBe('Taller de trabajo forzoso');
});

it('names are in the order of Spanish, numbers by their size', () => {
  const ordered = ['Áncash', 'Apurímac', 'Grupo 2', 'Grupo 10', 'Nauta', 'Ñahuimpuquio', 'Óscar', 'Ucayali'];
  expect([...ordered].reverse().sort(compareNames)).toEqual(ordered);
});

it.each([
  ['', '', 5, 0],
  ['sunafil', 'sunafil', 5, 0],
  ['sunafil', 'sunafll', 5, 1],
  ['minjus', 'minju', 5, 1],
  ['casa', 'cosas', 5, 2],
  ['', 'abc', 5, 3],
  ['abc', 'xyz', 2, 3],
  ['abc', 'xyzxyz', 2, 3],
])('from %j to %j, at most %d: %d letters', (a, b, limit, distance) => {
  expect([editDistance(a, b, limit), editDistance(b, a, limit)]).toEqual([distance, distance]);
});

it.each([
  ['SUNAFL', 'SUNAFIL'],
  ['ministerio publico', 'Ministerio Público'],
  ['Ministerio Públco', 'Ministerio Público'],
  ['MINJU', 'MINJUS'],
  ['Contraloría General', null],
])('the nearest to %j is %s', (typed, found) => {
  expect(nearest(typed, ['MINJUS', 'SUNAFIL', 'Ministerio Público', 'MIMP'])).toBe(found);
});
