import {
  canonicalJson,
  type ChainEntry,
  contentHash,
  entryHash,
  NO_HASH,
  readSeal,
  sealedText,
  writtenSeal,
} from './audit-chain';

describe('a value as canonical JSON', () => {
  class Row {
    id = 7;
    name = 'MTPE';
  }
  const itself = { toString: () => 'itself' };

  test.each<[string, unknown, string]>([
    ['nothing', null, 'null'],
    ['fields in the order of their names', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['the same at every depth', { z: [{ d: 1, c: 2 }], A: null }, '{"A":null,"z":[{"c":2,"d":1}]}'],
    ['an amount as text', { quantity: 70_000n }, '{"quantity":"70000"}'],
    ['a field without a value as if it were not there', { a: undefined, b: 1 }, '{"b":1}'],
    ['a place in a list without a value as null', [undefined, 1], '[null,1]'],
    ['an entity as its columns', new Row(), '{"id":7,"name":"MTPE"}'],
    ['signs and half characters escaped', 'a"\n\ud800', '"a\\"\\n\\ud800"'],
    ['yes, no and fractions', [true, false, 0.5], '[true,false,0.5]'],
  ])('%s', (_name, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([
    ['a Map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(2)],
    ['a Date', new Date(0)],
    ['what is no number', Number.NaN],
    ['a function in an object', itself],
    ['nothing at all', undefined],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(/The log/);
  });
});

describe('hashes', () => {
  // Shows what went in.
  const shown = (text: string) => `<${text}>`;
  const entry: Omit<ChainEntry, 'hash'> = {
    ...{ sequence: 2, at: 5, accountId: null, actor: 'carga', channel: 'command', commissionId: 1 },
    ...{ action: 'plan.import', subjectKind: 'plan', subjectId: 3, subjectLabel: 'POA', contentHash: 'c' },
  };

  test('an entry holds every column and the entry before, each in its place', () => {
    expect(entryHash(entry, NO_HASH, shown)).toBe(
      `<["${NO_HASH}",2,5,null,"carga","command",1,"plan.import","plan",3,"POA","c"]>`,
    );
  });

  test('text that moves from one column to the next is another entry', () => {
    const moved = { ...entry, subjectKind: 'pla', subjectLabel: 'nPOA' };
    expect(entryHash(moved, NO_HASH, shown)).not.toBe(entryHash(entry, NO_HASH, shown));
  });

  test('a content is salted; a seal stands over the last entry and how many there are', () => {
    expect(contentHash('salt', '{}', shown)).toBe('<salt{}>');
    expect(sealedText({ sequence: 12, hash: 'abc' })).toBe('[12,"abc"]');
  });
});

describe('a seal on paper', () => {
  const head = { sequence: 12, hash: 'a1'.repeat(32), seal: 'b2'.repeat(32) };

  test('is read as it was written, however it was typed', () => {
    expect(readSeal(writtenSeal(head))).toEqual(head);
    expect(readSeal(` 12 : ${head.hash.toUpperCase()} :\n${head.seal} `)).toEqual(head);
  });

  test.each(['', '12', `12:${head.hash}`, `x:${head.hash}:${head.seal}`, `12:${head.hash}:${head.seal}0`])(
    'is none: %s',
    (typed) => {
      expect(readSeal(typed)).toBeNull();
    },
  );
});
