import { suspiciousCharacters } from './suspicious-characters';

describe('characters that a reader cannot see', () => {
  it.each([
    ['', null],
    ['Capacitación: 50 % – «año» \t y\nmás 😀 ́', null],
    ['timbre\u0007', 'un carácter de control (U+0007)'],
    ['\u0000', 'un carácter de control (U+0000)'],
    ['a\u0085b', 'un carácter de control (U+0085)'],
    ['\u202Etxt.exe', 'una marca que invierte el sentido de la escritura (U+202E)'],
    ['a\u200Fb', 'una marca que invierte el sentido de la escritura (U+200F)'],
    ['medio \uD83D', 'un carácter incompleto (U+D83D)'],
  ])('finds in %j: %s', (text, found) => expect(suspiciousCharacters(text)).toBe(found));
});
