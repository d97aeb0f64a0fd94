import { sectionTitle, sharedTitle } from './shared-title';

const inOctober = (titles: string) =>
  [...titles].map((title, index) => ({ startsOn: `2019-10-${String(index + 10)}`, title: title.trim() }));

it.each([
  ['6 + 1', 'AAABAAA', 'A'],
  ['3 + 3', 'AAABBB', 'A'],
  ['3 + 3 in turns', 'BABABA', 'B'],
  ['2 + 1 + 1', 'CABA', 'A'],
  ['1 + 1', 'AB', null],
  ['7', 'AAAAAAA', 'A'],
  ['1', 'A', null],
  ['none with a title', '   ', null],
  ['none', '', null],
])('of %s events the most frequent title is shared, of equally frequent ones the first', (_, titles, shared) => {
  expect(sharedTitle(inOctober(titles))).toBe(shared);
  expect(sectionTitle(inOctober(titles))).toBe(shared);
});

it.each([
  ['in both months', 'ABA', 'A', 'A'],
  ['in both months, and once', 'AB', 'A', 'A'],
  ['in one month of several, which bears it', 'ABA', 'C', null],
  ['in one month beside a lone event of its own title', 'AAA', 'B', null],
])('a title %s', (_, october, november, title) => {
  const later = [...november].map((each) => ({ startsOn: '2019-11-04', title: each }));
  expect(sectionTitle([...inOctober(october), ...later])).toBe(title);
});
