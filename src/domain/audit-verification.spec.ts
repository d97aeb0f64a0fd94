import { type ChainContent, type ChainEntry, contentHash, entryHash, NO_HASH } from './audit-chain';
import { afterEntry, afterSeal, atHead, CHAIN_START, type ChainWalk } from './audit-verification';

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
const walked = (entries: readonly ChainEntry[], content: ChainContent | null = CONTENT): ChainWalk =>
  entries.reduce((walk, entry) => afterEntry(walk, entry, content, hash), CHAIN_START);
const headOf = (sequence: number) => ({ sequence, hash: chain[sequence - 1]?.hash ?? NO_HASH });

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
  ['a false seal', afterSeal(walked(chain), headOf(3), false), { kind: 'issued-seal', sequence: 3 }],
  [
    'a seal of another chain',
    afterSeal(walked(chain), { sequence: 3, hash: 'x' }, true),
    { kind: 'issued-seal', sequence: 3 },
  ],
])('%s is told', (_name, walk, fault) => {
  expect(walk.fault).toEqual(fault);
});

test('emptied contents are counted and no fault, seals that fit are counted', () => {
  const walk = walked(chain, { salt: null, content: null });
  expect(afterSeal(walk, headOf(3), true)).toMatchObject({ emptied: 3, seals: 1, fault: null });
});

test('the first fault stays', () => {
  const broken = walked([chain[1]] as ChainEntry[]);
  const later = afterSeal(atHead(broken, headOf(3), false), headOf(2), false);
  expect(afterEntry(later, chain[0] as ChainEntry, CONTENT, hash)).toBe(broken);
});
