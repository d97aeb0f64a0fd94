import { faceOf, lineHeightOf } from './faces';
import { widthOf } from './measuring';

describe('widths of texts in points', () => {
  const cases = [
    ['roboto', 'Meta', 10, 22.74],
    ['roboto-bold', 'Meta', 10, 22.82],
    ['arial', 'Meta', 10, 22.24],
    ['arial-bold', 'Meta', 10, 22.78],
    ['arial', 'ñÑá°', 20, 44.69],
    ['arial', 'É', 10, 6.67],
    ['arial', 'ŝ–…', 10, 20.56],
    ['arial', '', 10, 0],
  ] as const;

  test.each(cases)('%s %j at %d', (face, text, size, width) => {
    expect(widthOf(text, face, size)).toBeCloseTo(width, 1);
  });

  test('a letter with an accent is as wide in either way of writing it', () => {
    for (const face of ['arial', 'arial-bold'] as const)
      expect(widthOf('e\u0301', face, 9)).toBe(widthOf('\u00e9', face, 9));
  });

  test('a sign that Arial lacks takes an em, a pair of surrogates once', () => {
    expect(widthOf('水', 'arial', 10)).toBe(10);
    expect(widthOf('😀', 'arial', 10)).toBe(10);
  });

  test('asked again, the same width', () => {
    const first = widthOf('Observaciones', 'roboto', 7.5);
    expect(widthOf('Observaciones', 'roboto', 7.5)).toBe(first);
  });
});

test('faces and heights of lines', () => {
  expect([faceOf('roboto', true), faceOf('arial', false)]).toEqual(['roboto-bold', 'arial']);
  expect(lineHeightOf('roboto', 8)).toBeCloseTo(9.375, 6);
  expect(lineHeightOf('arial', 10)).toBeCloseTo(11.5, 1);
});
