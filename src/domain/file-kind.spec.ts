import { FILE_KINDS, mediaTypeOf, TAKEN_ENDINGS, usualEnding, whyNotEnding, whyUnknown, wordsOf } from './file-kind';

test('every kind has its words, ending and media type', () => {
  for (const kind of FILE_KINDS) {
    expect(whyNotEnding(kind, usualEnding(kind))).toBeNull();
    expect(whyNotEnding(kind, '')).toBeNull();
    expect(TAKEN_ENDINGS.split(',')).toContain(`.${usualEnding(kind)}`);
    expect(wordsOf(kind)).toMatch(/^una? /);
  }
  expect(new Set(FILE_KINDS.map(mediaTypeOf)).size).toBe(FILE_KINDS.length);
});

test('an ending of another kind is told', () => {
  expect(whyNotEnding('jpeg', 'jpeg')).toBeNull();
  expect(whyNotEnding('jpeg', 'pdf')).toBe(
    'Su nombre termina en «.pdf» y por su contenido es una imagen JPEG. Compruebe que sea el archivo que quiere enviar y póngale la terminación «.jpg».',
  );
  expect(whyNotEnding('zip', 'docx')).toContain('póngale la terminación «.zip»');
});

test.each([
  ['a text', [0x41], 'Su contenido no es de ninguno de los tipos que se admiten: PDF, JPEG'],
  ['nothing', [], 'Su contenido no es'],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf], 'Es un archivo 7z'],
  ['webp', [...'RIFF\0\0\0\0WEBP'].map((letter) => letter.charCodeAt(0)), 'WEBP'],
])('what to do instead of sending %s', (_name, head, told) => {
  expect(whyUnknown(Uint8Array.from(head))).toContain(told);
});
