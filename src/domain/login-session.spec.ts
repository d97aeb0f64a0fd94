import { idleUntil, IDLE_MS, isAlive, LONGEST_MS, newSpan, SECOND_STEP_MS, stageOf } from './login-session';

const NOW = Date.UTC(2026, 0, 5, 13);

test.each([
  [true, true, 'second-step'],
  [true, false, 'second-step'],
  [false, true, 'set-up'],
  [false, false, 'complete'],
])('with a second factor %p, compulsory %p: %s', (has, compulsory, stage) => {
  expect(stageOf(has, compulsory)).toBe(stage);
});

test('a login lasts eight hours without a visit and a week at most', () => {
  expect(newSpan('complete', NOW)).toEqual({ idleUntil: NOW + IDLE_MS, endsAt: NOW + LONGEST_MS });
  expect(idleUntil(NOW, NOW + LONGEST_MS)).toBe(NOW + IDLE_MS);
  expect(idleUntil(NOW, NOW + 5)).toBe(NOW + 5);
});

test('one that waits for the second factor lasts ten minutes', () => {
  const ends = NOW + SECOND_STEP_MS;
  expect(newSpan('second-step', NOW)).toEqual({ idleUntil: ends, endsAt: ends });
});

test.each([
  ['before its times', { idleUntil: NOW + 1, endsAt: NOW + 1, revokedAt: null }, true],
  ['without a visit for too long', { idleUntil: NOW, endsAt: NOW + 1, revokedAt: null }, false],
  ['after its end', { idleUntil: NOW + 1, endsAt: NOW, revokedAt: null }, false],
  ['ended by its owner', { idleUntil: NOW + 1, endsAt: NOW + 1, revokedAt: NOW - 1 }, false],
])('%s it is alive: %p', (_name, session, alive) => {
  expect(isAlive(session, NOW)).toBe(alive);
});
