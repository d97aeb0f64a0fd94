import { areTwoFactors } from '../../src/access/authentication-methods';

test.each([
  [['mfa'], true],
  [['pwd', 'otp'], true],
  [['hwk', 'pin'], true],
  [['face', 'hwk'], true],
  [['otp'], false],
  [['hwk'], false],
  [['otp', 'hwk'], false],
  [['pwd', 'pin'], false],
  [['pwd', 'constructor'], false],
  [[2, null, 'pwd'], false],
  [[], false],
  ['mfa', false],
  [undefined, false],
])('%j are two factors: %s', (amr, expected) => {
  expect(areTwoFactors(amr)).toBe(expected);
});
