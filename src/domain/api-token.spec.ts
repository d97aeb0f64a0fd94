import { isTokenAlive, tokenExpiry } from './api-token';

const NOW = Date.UTC(2026, 0, 5);

test('lasts as many days as its owner chose', () => {
  expect(tokenExpiry(30, NOW)).toBe(Date.UTC(2026, 1, 4));
});

test.each([
  ['before its end', { expiresAt: NOW + 1, revokedAt: null }, true],
  ['in the instant of its end', { expiresAt: NOW, revokedAt: null }, false],
  ['ended by its owner', { expiresAt: NOW + 1, revokedAt: NOW }, false],
])('%s it is alive: %p', (_name, token, alive) => {
  expect(isTokenAlive(token, NOW)).toBe(alive);
});
