import fc from 'fast-check';
import type { TextPart } from '../../presentation/annex-columns';
import { faceOf } from './faces';
import { widthOf } from './measuring';
import { lineCount, wrapped } from './wrapping';

const plain = (text: string): TextPart[] => [{ text, bold: false }];
const shown = (lines: readonly (readonly TextPart[])[]) => lines.map((line) => line.map(({ text }) => text).join(''));

describe('lines of a text', () => {
  // At 10 points a letter of Arial such as n or e is 5.56 points wide, a space 2.78.
  const cases: [string, string, number, string[]][] = [
    ['after spaces', 'nene nene nene', 50, ['nene nene', 'nene']],
    ['several spaces stay inside and take no room at the end', 'ne  ne    ne', 30, ['ne  ne', 'ne']],
    ['after a hyphen between words', 'nene-nene', 40, ['nene-', 'nene']],
    ['not within a short acronym', 'nene ne-ne', 42, ['nene', 'ne-ne']],
    ['not before a number', 'nene -5 ne-5', 40, ['nene -5', 'ne-5']],
    ['anywhere in a word that is too wide', 'nenenenenene', 30, ['nenen', 'enene', 'ne']],
    ['a long word begins on a line of its own', 'ne nenenenenene', 30, ['ne', 'nenen', 'enene', 'ne']],
    ['at line breaks of the text', 'ne\n\nne\n', 30, ['ne', '', 'ne', '']],
    ['not at a space that binds', 'ne 300\u00a0%', 30, ['ne', '300\u00a0%']],
    ['pairs of surrogates stay together', '😀😀', 10, ['😀', '😀']],
    ['a glyph wider than the line', 'né', 1, ['n', 'é']],
    ['no text, one empty line', '', 30, ['']],
  ];

  test.each(cases)('%s', (_name, text, width, lines) => {
    expect(shown(wrapped(plain(text), width, 10, 'arial'))).toEqual(lines);
    expect(lineCount(plain(text), width, 10, 'arial')).toBe(lines.length);
  });

  test('bold and plain parts share lines and keep their weight', () => {
    const parts = [
      { text: 'MTPE', bold: true },
      { text: ' / ', bold: false },
      { text: 'MINJUS', bold: false },
    ];
    expect(wrapped(parts, 45, 10, 'roboto')).toEqual([
      [
        { text: 'MTPE', bold: true },
        { text: ' /', bold: false },
      ],
      [{ text: 'MINJUS', bold: false }],
    ]);
  });

  test('no line is wider than asked, and nothing is lost but spaces and line breaks', () => {
    const part = fc.record({
      text: fc.string({ unit: fc.constantFrom(...'aeñÑ -\n/.W1😀'), maxLength: 60 }),
      bold: fc.boolean(),
    });
    const family = fc.constantFrom('roboto', 'arial' as const);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 20, max: 120 }), family, (parts, width, face) => {
        const lines = wrapped(parts, width, 9, face);
        expect(lineCount(parts, width, 9, face)).toBe(lines.length);
        for (const line of lines) {
          const total = line.reduce((sum, { text, bold }) => sum + widthOf(text, faceOf(face, bold), 9), 0);
          expect(total).toBeLessThanOrEqual(width + 1e-6);
        }
        const letters = (text: string) => text.replace(/\s/g, '');
        expect(letters(shown(lines).join(''))).toBe(letters(parts.map(({ text }) => text).join('')));
      }),
    );
  });
});
