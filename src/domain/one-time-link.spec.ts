import { linkExpiry, type LinkState, whyNotUseLink } from './one-time-link';

const NOW = Date.UTC(2026, 0, 5, 13);
const HOUR = 3_600_000;

test.each([
  ['invitation', 168],
  ['reset', 1],
  ['first-administrator', 24],
] as const)('a link of kind %s lasts %d hours', (kind, hours) => {
  expect(linkExpiry(kind, NOW)).toBe(NOW + hours * HOUR);
});

describe.each(['invitation', 'reset', 'first-administrator'] as const)('of kind %s', (kind) => {
  const fresh: LinkState = { kind, expiresAt: NOW + 1, usedAt: null, withdrawnAt: null };

  test.each([
    ['one that is fresh can be used', fresh, null],
    ['one that is used cannot', { ...fresh, usedAt: NOW - 1 }, 'ya se usó'],
    ['one that a later one replaced cannot', { ...fresh, withdrawnAt: NOW - 1 }, 'otro más nuevo'],
    ['one that expired cannot, in the very instant', { ...fresh, expiresAt: NOW }, 'venció'],
    ['one that is used and expired was used', { ...fresh, expiresAt: NOW - 1, usedAt: NOW - 2 }, 'ya se usó'],
  ])('%s', (_name, link, words) => {
    const answer = whyNotUseLink(link, NOW);
    if (words === null) expect(answer).toBeNull();
    else expect(answer).toContain(words);
  });
});

test('a link that nobody made does not exist', () => {
  expect(whyNotUseLink(null, NOW)).toContain('no existe');
});
