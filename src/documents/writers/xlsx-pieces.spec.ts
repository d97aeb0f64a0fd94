import fc from 'fast-check';
import type { Paragraphs } from './xlsx-measure';
import { piecesOf } from './xlsx-pieces';

const WIDTH = 384;
const MOST_LINES = 17;

const plain = (...lines: string[]): Paragraphs => lines.map((text) => [{ text, bold: false }]);
const shown = (paragraphs: Paragraphs): string[] => paragraphs.map((parts) => parts.map(({ text }) => text).join(''));

/** What the importer makes of the pieces: a part that ends with a space ends no line. */
function joined(pieces: readonly string[]): string {
  return pieces.reduce((whole, piece) => `${whole}${/[^\S\n]$/.test(whole) ? '' : '\n'}${piece}`);
}

describe('the pieces of a long text', () => {
  it('are one where it fits', () => {
    expect(piecesOf(plain('uno', 'dos'), WIDTH)).toEqual([{ paragraphs: plain('uno', 'dos'), lines: 2 }]);
  });

  it('part between paragraphs', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `línea ${index}`);
    expect(piecesOf(plain(...lines), WIDTH).map(({ paragraphs }) => shown(paragraphs))).toEqual([
      lines.slice(0, 17),
      lines.slice(17),
    ]);
  });

  it('keep a heading with what follows it', () => {
    const lines = [...Array.from({ length: 16 }, (_, index) => `línea ${index}`), 'Diciembre:', '• Evento 1.'];
    const [first, second] = piecesOf(plain(...lines), WIDTH);
    expect(shown(first?.paragraphs ?? [])).toHaveLength(16);
    expect(shown(second?.paragraphs ?? [])).toEqual(['Diciembre:', '• Evento 1.']);
  });

  it('part a paragraph that is too high between its words', () => {
    const text = 'palabra '.repeat(400).trim();
    const pieces = piecesOf(plain('Título', text), WIDTH);
    const texts = pieces.map(({ paragraphs }) => shown(paragraphs).join('\n'));
    expect(pieces.length).toBeGreaterThan(1);
    expect(texts.slice(0, -1).every((piece) => piece.endsWith('palabra '))).toBe(true);
    expect(joined(texts)).toBe(`Título\n${text}`);
  });

  it('lose nothing and are never too high', () => {
    const word = fc.constantFrom('uno', 'sensibilización', 'a', 'MTPE,', 'Octubre:');
    const paragraph = fc.array(word, { minLength: 1, maxLength: 300, size: 'max' }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 60, max: 900 }),
        (all, width) => {
          const pieces = piecesOf(plain(...all), width);
          expect(Math.max(...pieces.map(({ lines }) => lines))).toBeLessThanOrEqual(MOST_LINES);
          expect(joined(pieces.map(({ paragraphs }) => shown(paragraphs).join('\n')))).toBe(all.join('\n'));
        },
      ),
      { numRuns: 60 },
    );
  });
});
