import { emptiedSpans, type Span, spansOf, whyNotEmpty, without, withSequence } from './audit-emptying';

const span = (from: number, through: number): Span => ({ from, through });

test.each<[string, number[], Span[]]>([
  ['none', [], []],
  ['one after the other', [3, 4, 5], [span(3, 5)]],
  ['with gaps', [1, 3, 4, 9], [span(1, 1), span(3, 4), span(9, 9)]],
])('sequences as spans, one at once or one by one: %s', (_name, sequences, spans) => {
  expect(spansOf(sequences)).toEqual(spans);
  expect(sequences.reduce<readonly Span[]>(withSequence, [])).toEqual(spans);
});

test.each<[string, Span[], Span[], Span[]]>([
  ['nothing in common', [span(1, 3)], [span(4, 9)], [span(1, 3)]],
  ['the whole', [span(2, 3)], [span(1, 9)], []],
  ['the middle', [span(1, 9)], [span(4, 5)], [span(1, 3), span(6, 9)]],
  ['both ends', [span(2, 9)], [span(1, 2), span(9, 12)], [span(3, 8)]],
  ['across two', [span(1, 3), span(5, 7)], [span(3, 5)], [span(1, 2), span(6, 7)]],
])('spans without others: %s', (_name, spans, others, left) => {
  expect(without(spans, others)).toEqual(left);
});

test('the content of an emptying tells its spans', () => {
  expect(emptiedSpans('{"after":{"spans":[{"from":1,"through":4}]},"before":null}')).toEqual([span(1, 4)]);
  expect(emptiedSpans('{"after":null,"before":null}')).toEqual([]);
  expect(emptiedSpans(null)).toEqual([]);
});

test('a content is kept a year', () => {
  expect(whyNotEmpty('2019-01-15', '2020-01-15')).toBeNull();
  expect(whyNotEmpty('2019-01-16', '2020-01-15')).toMatch('desde el 16/01/2019 no ha pasado');
  expect(whyNotEmpty('2021-01-01', '2020-01-15')).not.toBeNull();
});
