import { type ChainContent, type ChainEntry, contentHash, entryHash, NO_HASH } from './audit-chain';
import { afterEntry, afterSeal, atHead, CHAIN_START, type ChainWalk, whereNothingIsLogged } from './audit-verification';

// Different for every text, which is all that matters here.
const hash = (text: string) => `<${text}>`;
const CONTENT: ChainContent = { salt: 's', content: '{"after":1,"before":null}' };

function chainOf(length: number): ChainEntry[] {
  const entries: ChainEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const entry = {
      ...{ sequence, at: sequence, accountId: null, actor: 'carga', channel: 'command' as const, commissionId: 1 },
      ...{ action: 'plan.import', subjectKind: 'plan', subjectId: 1, subjectLabel: 'POA' },
      contentHash: contentHash('s', CONTENT.content ?? '', hash),
    };
    entries.push({ ...entry, hash: entryHash(entry, entries.at(-1)?.hash ?? NO_HASH, hash) });
  }
  return entries;
}

const chain = chainOf(3);
const rehashed = (entry: ChainEntry, change: Partial<ChainEntry>): ChainEntry => {
  const changed = { ...entry, ...change };
  return { ...changed, hash: entryHash(changed, NO_HASH, hash) };
};
const walked = (entries: readonly ChainEntry[], content: ChainContent | null = CONTENT): ChainWalk =>
  entries.reduce((walk, entry) => afterEntry(walk, entry, content, hash), CHAIN_START);
const headOf = (sequence: number) => ({ sequence, hash: chain[sequence - 1]?.hash ?? NO_HASH });
const sealOf = (sequence: number, issuedAt: number | null = 7) => ({ ...headOf(sequence), issuedAt });
const EMPTIED: ChainContent = { salt: null, content: null };

/** Three entries with emptied contents, and a fourth that tells of the emptying of these spans. */
function emptied(spans: unknown): ChainWalk {
  const content = JSON.stringify({ after: { spans }, before: null });
  const told = { ...(chain[2] as ChainEntry), sequence: 4, action: 'content.empty' };
  const entry = { ...told, contentHash: contentHash('s', content, hash) };
  const last = { ...entry, hash: entryHash(entry, chain[2]?.hash ?? '', hash) };
  const walk = afterEntry(walked(chain, EMPTIED), last, { salt: 's', content }, hash);
  return atHead(walk, { sequence: 4, hash: last.hash }, true);
}

test('a whole chain is walked to its sealed head', () => {
  expect(atHead(walked(chain), headOf(3), true)).toMatchObject({ sequence: 3, emptied: 0, fault: null });
  expect(atHead(CHAIN_START, headOf(0), true)).toMatchObject({ sequence: 0, fault: null });
});

test.each<[string, ChainWalk, unknown]>([
  ['an entry left out', walked([chain[0], chain[2]] as ChainEntry[]), { kind: 'missing', sequence: 2 }],
  ['an entry twice', walked([chain[0], chain[0]] as ChainEntry[]), { kind: 'missing', sequence: 2 }],
  ['two entries in each other’s place', walked([chain[1], chain[0]] as ChainEntry[]), { kind: 'missing', sequence: 1 }],
  ['another actor', walked(chain.map((each) => ({ ...each, actor: 'nadie' }))), { kind: 'entry', sequence: 1 }],
  ['no content', walked(chain, null), { kind: 'content', sequence: 1 }],
  ['half of a content', walked(chain, { salt: 's', content: null }), { kind: 'content', sequence: 1 }],
  [
    'a later head',
    atHead(walked(chain), { ...headOf(3), sequence: 5 }, true),
    { kind: 'tail', sequence: 4, through: 5 },
  ],
  ['an earlier head', atHead(walked(chain), headOf(2), true), { kind: 'beyond-head', sequence: 3 }],
  ['a head of another chain', atHead(walked(chain), { sequence: 3, hash: 'x' }, true), { kind: 'made-anew' }],
  ['a head without its seal', atHead(walked(chain), headOf(3), false), { kind: 'made-anew' }],
  ['a false seal', afterSeal(walked(chain), sealOf(3), false), { kind: 'issued-seal', sequence: 3 }],
  [
    'a seal that was typed wrong',
    afterSeal(walked(chain), sealOf(3, null), false),
    { kind: 'typed-seal', sequence: 3 },
  ],
  [
    'a seal of another chain',
    afterSeal(walked(chain), { ...sealOf(3), hash: 'x' }, true),
    { kind: 'issued-seal', sequence: 3 },
  ],
  [
    'a typed seal of another chain',
    afterSeal(walked(chain), { ...sealOf(3, null), hash: 'x' }, true),
    { kind: 'issued-seal', sequence: 3 },
  ],
  ['no entry where things are', whereNothingIsLogged(CHAIN_START, true), { kind: 'made-anew' }],
  [
    'contents that no entry accounts for',
    atHead(walked(chain, EMPTIED), headOf(3), true),
    { kind: 'content', sequence: 1 },
  ],
  ['contents of which one is not accounted for', emptied([{ from: 1, through: 2 }]), { kind: 'content', sequence: 3 }],
  [
    'an emptying whose own content is gone',
    walked([rehashed(chain[0] as ChainEntry, { action: 'content.empty' })], EMPTIED),
    { kind: 'content', sequence: 1 },
  ],
])('%s is told', (_name, walk, fault) => {
  expect(walk.fault).toEqual(fault);
});

test('emptied contents that an entry accounts for are counted and no fault', () => {
  expect(emptied([{ from: 1, through: 3 }])).toMatchObject({ emptied: 3, unaccounted: [], fault: null });
});

test('seals that fit are told with their dates', () => {
  const walk = afterSeal(afterSeal(walked(chain), sealOf(3), true), sealOf(3, null), true);
  const seals = [
    { sequence: 3, issuedAt: 7 },
    { sequence: 3, issuedAt: null },
  ];
  expect(walk).toMatchObject({ seals, fault: null });
});

test('a log without entries is whole where nothing else is there either', () => {
  expect(whereNothingIsLogged(CHAIN_START, false).fault).toBeNull();
  expect(whereNothingIsLogged(walked(chain), true).fault).toBeNull();
});

test('the first fault stays', () => {
  const broken = walked([chain[1]] as ChainEntry[]);
  const later = afterSeal(atHead(broken, headOf(3), false), sealOf(2), false);
  expect(afterEntry(later, chain[0] as ChainEntry, CONTENT, hash)).toBe(broken);
});
