import { freshStep, readRecoveryCode, readTotpCode, recoveryCodeOf, totpStep } from './second-factor';

// RFC 6238, appendix B: at 59 s the step is 1.
test('a step is half a minute', () => {
  expect(totpStep(59_000)).toBe(1);
  expect(totpStep(60_000)).toBe(2);
  expect(totpStep(1_111_111_109_000)).toBe(0x23523ec);
});

test.each([
  ['the first code ever', 0, null, 2],
  ['a step early', 1, null, 3],
  ['a step late', -1, null, 1],
  ['later than the last one used', 0, 1, 2],
  ['the last one used', 0, 2, null],
  ['one before the last used', -1, 2, null],
])('%s', (_name, delta, lastUsed, step) => {
  expect(freshStep(delta, 60_000, lastUsed)).toBe(step);
});

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('%j is read as the code %j', (typed, code) => {
  expect(readTotpCode(typed)).toBe(code);
});

test('a recovery code is read back, however it is typed', () => {
  const code = recoveryCodeOf(Uint8Array.from({ length: 32 }, (_, index) => index * 8));
  expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}$/);
  const kept = code.replaceAll('-', '');
  expect(readRecoveryCode(code)).toBe(kept);
  expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(kept);
});

test('bytes that would make some letters more likely are left out', () => {
  expect(() => recoveryCodeOf(new Uint8Array(32).fill(240))).toThrow();
  expect(recoveryCodeOf(Uint8Array.from([255, ...new Array<number>(12).fill(0)]))).toBe('2222-2222-2222');
});

test.each(['', 'AAAA', 'AAAA-BBBB-CCC0', 'AAAA-BBBB-CCCCC', '123456'])('%j is no recovery code', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});
