import type { Light, Reporting } from '../domain/light';
import { listed, noteSign, reportingWords, validatedThroughWords } from './words';

const ASKED = { requestedOn: '2019-12-02', dueOn: '2019-12-20', silent: [] };
const NOBODY = { requestedOn: null, dueOn: null, silent: [], expected: 2, received: 0 };

test.each<[Light, Reporting, string]>([
  ['no-data', { ...NOBODY, state: 'not-requested' }, 'no requerida'],
  ['no-data', { ...ASKED, state: 'in-review', expected: 1, received: 1 }, 'en revisión'],
  [
    'no-data',
    { ...ASKED, state: 'requested', expected: 3, received: 1, silent: ['MTPE', 'SUNAFIL'] },
    'requerida el 02/12/2019, sin respuesta de MTPE y SUNAFIL (venció el 20/12/2019)',
  ],
  [
    'no-data',
    { ...ASKED, dueOn: '2019-12-31', state: 'requested', expected: 1, received: 0, silent: ['MTPE'] },
    'requerida el 02/12/2019, sin respuesta de MTPE (vence el 31/12/2019)',
  ],
  ['no-data', { ...NOBODY, state: 'reported', received: 2 }, ''],
  ['partial', { ...ASKED, state: 'reported', expected: 3, received: 1, silent: ['MTPE'] }, 'informaron 1 de 3'],
  ['met', { ...ASKED, state: 'reported', expected: 3, received: 3 }, ''],
  ['met', { ...NOBODY, state: 'reported', received: 1 }, ''],
])('%s beside %j is told as "%s"', (light, reporting, words) => {
  expect(reportingWords(light, reporting, '2019-12-31')).toBe(words);
});

test.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B', 'C'], 'A, B y C'],
  [['Cusco', 'Ica'], 'Cusco e Ica'],
  [['agua', 'hielo'], 'agua y hielo'],
])('%j is listed as "%s"', (names, text) => {
  expect(listed(names)).toBe(text);
});

test('the last validation is told in the hour of Lima, and that there is none', () => {
  expect(validatedThroughWords(Date.UTC(2020, 0, 15, 16, 2))).toBe(
    'Cifras validadas hasta el 15/01/2020 a las 11:02 (hora de Lima).',
  );
  expect(validatedThroughWords(null)).toBe('Sin cifras validadas.');
});

test.each([
  ['a/', 'a/'],
  ['TF', 'TF ='],
])('a footnote of %s begins with %s', (mark, sign) => {
  expect(noteSign(mark)).toBe(sign);
});
