import type { IndicatorContent, PlanContent } from './plan';
import { askable, askedAbout, keyOf, takesPart, taskLines } from './task-lines';

const SUNAFIL = { acronym: 'SUNAFIL', collective: null };
const UCAYALI = { acronym: 'GORE Ucayali', collective: 'GORES' };

const indicator = (element: string, number: number, ...institutions: string[]): IndicatorContent => ({
  element,
  number,
  name: 'Actuaciones',
  unit: 'Actuación',
  target: null,
  targetNote: null,
  rule: { measure: 'sum' },
  direction: 'increasing',
  baseline: null,
  sensitive: false,
  programming: null,
  participation: institutions.map((institution, index) => ({
    institution,
    role: index === 0 ? 'responsible' : 'involved',
  })),
});

const first = indicator('LA 1.4.4', 1, 'SUNAFIL');
const second = indicator('LA 1.4.4', 2, 'MTPE', 'SUNAFIL');
const other = indicator('LA 2.1.1', 1, 'MINJUS', 'GORES');
const element = (code: string) => ({ code, level: 'line', name: `Línea ${code}`, parent: null, axis: null }) as const;
const CONTENT: PlanContent = {
  elements: [element('LA 1.4.4'), element('LA 2.1.1')],
  indicators: [first, second, other],
  footnotes: [],
};
const ALL = new Set(CONTENT.indicators.map(keyOf));

test('an institution is asked about lines in which it is responsible or involved', () => {
  expect(taskLines(CONTENT, ALL, SUNAFIL)).toEqual([
    { code: 'LA 1.4.4', name: 'Línea LA 1.4.4', indicators: [first, second] },
  ]);
});

test('and only about the indicators that the request names', () => {
  expect(taskLines(CONTENT, new Set(['LA 1.4.4-2']), SUNAFIL)[0]?.indicators).toEqual([second]);
  expect(taskLines(CONTENT, new Set(['LA 2.1.1-1']), SUNAFIL)).toEqual([]);
});

test('a member of a collective takes part where the collective does', () => {
  expect(takesPart(other, UCAYALI)).toBe(true);
  expect(takesPart(first, UCAYALI)).toBe(false);
  expect(askedAbout(other, [SUNAFIL, UCAYALI])).toEqual([UCAYALI]);
  expect(askable(CONTENT, [UCAYALI])).toEqual([other]);
});
