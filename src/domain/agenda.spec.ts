import { dueWords, fallingDue } from './agenda';

const TODAY = '2020-01-20';
const REQUEST = { requestId: 1, number: '012', deadline: '2020-01-27', silent: 2 };

test.each([
  ['a week before', '2020-01-27', 1, true],
  ['eight days before', '2020-01-28', 1, false],
  ['on the day', '2020-01-20', 1, true],
  ['long after', '2019-10-01', 1, true],
  ['answered by all', '2020-01-20', 0, false],
])('a request %s', (_name, deadline, silent, expected) => {
  expect(fallingDue([{ ...REQUEST, deadline, silent }], TODAY)).toHaveLength(expected ? 1 : 0);
});

test('the nearest deadline stands first', () => {
  const later = { ...REQUEST, requestId: 2 };
  const sooner = { ...REQUEST, requestId: 3, deadline: '2020-01-21' };
  expect(fallingDue([later, REQUEST, sooner], TODAY).map(({ requestId }) => requestId)).toEqual([3, 1, 2]);
});

test.each([
  ['2020-01-20', 'vence hoy'],
  ['2020-01-21', 'vence en 1 día'],
  ['2020-02-01', 'vence en 12 días'],
  ['2020-01-19', 'venció hace 1 día'],
  ['2019-12-31', 'venció hace 20 días'],
])('%s', (deadline, words) => {
  expect(dueWords(deadline, TODAY)).toBe(words);
});
