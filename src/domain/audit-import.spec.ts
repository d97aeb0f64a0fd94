import { changedThings, importedContent } from './audit-import';

test('what changed between two states: gone, changed and new, the same left out', () => {
  const before = new Map<string, unknown>([
    ['A', { name: 'a', target: 1n }],
    ['B', { name: 'b' }],
    ['C', { name: 'c' }],
  ]);
  const after = new Map<string, unknown>([
    ['A', { target: 1n, name: 'a' }],
    ['C', { name: 'other' }],
    ['D', { name: 'd' }],
  ]);
  expect(changedThings(before, after)).toEqual([
    { key: 'B', before: { name: 'b' }, after: null },
    { key: 'C', before: { name: 'c' }, after: { name: 'other' } },
    { key: 'D', before: null, after: { name: 'd' } },
  ]);
});

describe("an import's entry", () => {
  const added = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ key: `K-${index}`, before: null, after: { index } }));

  test('tells each thing where they are few', () => {
    const things = [
      { key: 'A', before: { n: 1 }, after: { n: 2 } },
      { key: 'B', before: { n: 1 }, after: null },
      { key: 'C', before: null, after: { n: 3 } },
    ];
    expect(importedContent(things, { file: 'f'.repeat(64), ids: [4, 5, 9], validatedBy: null })).toEqual({
      before: { A: { n: 1 }, B: { n: 1 } },
      after: {
        ...{ file: 'f'.repeat(64), validatedBy: null, added: 1, changed: 1, removed: 1, rows: { first: 4, last: 9 } },
        things: { A: { n: 2 }, C: { n: 3 } },
      },
    });
  });

  test.each([
    [100, 100],
    [101, null],
  ])('of %i things tells %p one by one', (count, told) => {
    const { before, after } = importedContent(added(count), { file: null });
    expect(before).toBeNull();
    expect(after).toMatchObject({ file: null, added: count, changed: 0, removed: 0 });
    const { things } = after as { things?: object };
    expect(things ? Object.keys(things).length : null).toBe(told);
  });
});
